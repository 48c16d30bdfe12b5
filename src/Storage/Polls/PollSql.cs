using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Polls;

public sealed class PollSql(Database database)
{
    /// <summary>With their options. In one statement: votes told of another moment than their number would make false shares.</summary>
    public Task<IReadOnlyList<PollRow>> OfAsync(long[] messages) =>
        database.QueryAsync<PollRow>(
            $"""
            SELECT {PollWritingSql.Columns}, o.texts, o.votes, o.shown
            FROM polls p CROSS JOIN LATERAL (
                SELECT array_agg(text ORDER BY n) AS texts, array_agg(votes ORDER BY n) AS votes, array_agg(shown ORDER BY n) AS shown
                FROM poll_options WHERE message_id = p.message_id) o
            WHERE p.message_id = ANY(@messages)
            """,
            new { messages });

    /// <summary>What one person voted: of anonymous polls only that they did.</summary>
    public Task<IReadOnlyList<BallotRow>> BallotsAsync(long personId, long[] messages) =>
        database.QueryAsync<BallotRow>(
            """
            SELECT message_id, person_id, array_agg(n ORDER BY n) AS options FROM poll_ballots
            WHERE message_id = ANY(@messages) AND person_id = @personId GROUP BY message_id, person_id
            UNION ALL
            SELECT message_id, person_id, '{}' FROM poll_voters WHERE message_id = ANY(@messages) AND person_id = @personId
            """,
            new { personId, messages });

    /// <summary>
    /// Who voted, by name: an order in time would tell whose vote moved a bar. For one option where given, which nobody
    /// chose who voted anonymously.
    /// </summary>
    public Task<IReadOnlyList<VoterRow>> VotersAsync(long messageId, int? option, string afterName, long afterId, int limit) =>
        database.QueryAsync<VoterRow>(
            """
            SELECT p.id AS person_id, p.name, v.options FROM (
                SELECT person_id, array_agg(n ORDER BY n) AS options FROM poll_ballots WHERE message_id = @messageId GROUP BY person_id
                HAVING @option::int IS NULL OR bool_or(n = @option)
                UNION ALL
                SELECT person_id, '{}'::int[] FROM poll_voters WHERE message_id = @messageId AND @option::int IS NULL) v
            JOIN people p ON p.id = v.person_id
            WHERE (p.name COLLATE "ru-x-icu", p.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY p.name COLLATE "ru-x-icu", p.id LIMIT @limit
            """,
            new { messageId, option, afterName, afterId, limit });

    /// <summary>Polls that a person may read, newest first; only those that are open, or that are closed, where that is given.</summary>
    public Task<IReadOnlyList<long>> NewestAsync(long personId, bool? open, DateTime now, long before, int limit) =>
        database.QueryAsync<long>(
            $"""
            SELECT p.message_id FROM polls p JOIN messages s ON s.id = p.message_id JOIN channels c ON c.id = s.channel_id
            WHERE p.message_id < @before AND s.deleted_at IS NULL AND s.hidden_at IS NULL AND {ChannelAccess.MayRead("c", "@personId")}
              AND (@open::boolean IS NULL OR @open = (p.closed_at IS NULL AND (p.closes_at IS NULL OR p.closes_at > @now)))
            ORDER BY p.message_id DESC LIMIT @limit
            """,
            new { personId, open, now, before, limit });

    /// <summary>Polls whose time has come and that nobody has closed yet, with the channels that show them.</summary>
    public Task<IReadOnlyList<DuePollRow>> DueAsync(DateTime now, int limit) =>
        database.QueryAsync<DuePollRow>(
            """
            SELECT p.message_id, s.channel_id, ARRAY(SELECT l.channel_id FROM placements l WHERE l.message_id = p.message_id) AS stands
            FROM polls p JOIN messages s ON s.id = p.message_id
            WHERE p.closed_at IS NULL AND p.closes_at <= @now ORDER BY p.closes_at LIMIT @limit
            """,
            new { now, limit });
}
