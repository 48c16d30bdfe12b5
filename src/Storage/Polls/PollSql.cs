using Dapper;

namespace MtsLife.Storage.Polls;

public sealed class PollSql(Database database)
{
    public async Task<(IReadOnlyList<PollRow> Polls, ILookup<long, PollOptionRow> Options)> OfAsync(long[] messages)
    {
        await using var connection = await database.OpenAsync();
        await using var parts = await connection.QueryMultipleAsync(
            $"""
            SELECT {PollWritingSql.Columns} FROM polls p WHERE p.message_id = ANY(@messages);
            SELECT message_id, n, text, votes, shown FROM poll_options WHERE message_id = ANY(@messages) ORDER BY message_id, n
            """,
            new { messages });
        return ((await parts.ReadAsync<PollRow>()).AsList(), (await parts.ReadAsync<PollOptionRow>()).ToLookup(o => o.MessageId));
    }

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

    /// <summary>Who voted, by name: an order in time would tell whose vote moved a bar.</summary>
    public Task<IReadOnlyList<VoterRow>> VotersAsync(long messageId, string afterName, long afterId, int limit) =>
        database.QueryAsync<VoterRow>(
            """
            SELECT p.id AS person_id, p.name, v.options FROM (
                SELECT person_id, array_agg(n ORDER BY n) AS options FROM poll_ballots WHERE message_id = @messageId GROUP BY person_id
                UNION ALL
                SELECT person_id, '{}'::int[] FROM poll_voters WHERE message_id = @messageId) v
            JOIN people p ON p.id = v.person_id
            WHERE (p.name COLLATE "ru-x-icu", p.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY p.name COLLATE "ru-x-icu", p.id LIMIT @limit
            """,
            new { messageId, afterName, afterId, limit });

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
