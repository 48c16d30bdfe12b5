using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Thanks;

public sealed record ThanksRow
{
    public long MessageId { get; init; }
    public required string Badge { get; init; }
    public long[] Recipients { get; init; } = [];
}

public sealed record ReceivedBadgeRow
{
    public required string Badge { get; init; }
    public int Count { get; init; }
    public DateTime LastAt { get; init; }
}

public sealed record ReaderRow
{
    public long Id { get; init; }
    public bool MayRead { get; init; }

    /// <summary>Of the badge that was asked for; null when there is no such.</summary>
    public bool? Official { get; init; }
}

/// <param name="Recipients">In the order in which they are shown.</param>
public sealed record NewThanks(long MessageId, string Badge, IReadOnlyList<long> Recipients);

public sealed class ThanksSql(Database database)
{
    /// <summary>Those of <paramref name="people"/> who are active, and whether each may read the channel; and what the badge is, in the same round trip.</summary>
    public Task<IReadOnlyList<ReaderRow>> ReadersAsync(long channelId, string badge, long[] people) =>
        database.QueryAsync<ReaderRow>(
            $"""
            SELECT p.id, {ChannelAccess.MayRead("c", "p.id")} AS may_read, b.official FROM people p CROSS JOIN channels c LEFT JOIN badges b ON b.code = @badge
            WHERE c.id = @channelId AND p.id = ANY(@people) AND p.deactivated_at IS NULL
            """,
            new { channelId, badge, people });

    public Task<IReadOnlyList<ThanksRow>> OfAsync(long[] messages) =>
        database.QueryAsync<ThanksRow>(
            """
            SELECT t.message_id, t.badge, ARRAY(SELECT d.person_id FROM thanked d WHERE d.message_id = t.message_id ORDER BY d.n) AS recipients
            FROM thanks t WHERE t.message_id = ANY(@messages)
            """,
            new { messages });

    /// <summary>What a person received, counted among what <paramref name="viewer"/> may read now.</summary>
    public Task<IReadOnlyList<ReceivedBadgeRow>> ReceivedAsync(long viewer, long personId) =>
        database.QueryAsync<ReceivedBadgeRow>(
            $"""
            SELECT t.badge, count(*)::int AS count, max(s.created_at) AS last_at
            FROM thanked d JOIN thanks t USING (message_id) JOIN badges b ON b.code = t.badge JOIN messages s ON s.id = d.message_id
            JOIN channels c ON c.id = s.channel_id
            WHERE d.person_id = @personId AND s.deleted_at IS NULL AND s.hidden_at IS NULL AND {ChannelAccess.MayRead("c", "@viewer")}
            GROUP BY t.badge, b.place ORDER BY b.place
            """,
            new { viewer, personId });

    /// <summary>Ids of thanks that a person may read, newest first; of one author or to one recipient where given.</summary>
    public Task<IReadOnlyList<long>> PageAsync(long personId, long? from, long? to, long before, int limit) =>
        database.QueryAsync<long>(
            $"""
            SELECT s.id FROM messages s JOIN channels c ON c.id = s.channel_id
            WHERE s.kind = 'thanks' AND s.id < @before AND s.deleted_at IS NULL AND s.hidden_at IS NULL
              AND (@from::bigint IS NULL OR s.author_id = @from)
              AND (@to::bigint IS NULL OR EXISTS (SELECT FROM thanked d WHERE d.person_id = @to AND d.message_id = s.id))
              AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY s.id DESC LIMIT @limit
            """,
            new { personId, from, to, before, limit });
}

/// <summary>Inside a lane's transaction that holds the messages' home channels.</summary>
public static class ThanksWritingSql
{
    public static Task<int> WriteAsync(this LaneTransaction lane, IReadOnlyList<NewThanks> thanks) =>
        lane.ExecuteAsync(
            """
            INSERT INTO thanks (message_id, badge) SELECT * FROM unnest(@ids, @badges);
            INSERT INTO thanked (message_id, person_id, n) SELECT * FROM unnest(@of, @people, @places)
            """,
            new
            {
                ids = thanks.Select(t => t.MessageId).ToArray(),
                badges = thanks.Select(t => t.Badge).ToArray(),
                of = thanks.SelectMany(t => t.Recipients.Select(_ => t.MessageId)).ToArray(),
                people = thanks.SelectMany(t => t.Recipients).ToArray(),
                places = thanks.SelectMany(t => Enumerable.Range(1, t.Recipients.Count).Select(n => (short)n)).ToArray(),
            });

    public static Task<IReadOnlyList<long>> ThankedAsync(this LaneTransaction lane, long messageId) =>
        lane.QueryAsync<long>("SELECT person_id FROM thanked WHERE message_id = @messageId", new { messageId });

    public static Task<int> ForgetThanksAsync(this LaneTransaction lane, long messageId) =>
        lane.ExecuteAsync("DELETE FROM thanked WHERE message_id = @messageId; DELETE FROM thanks WHERE message_id = @messageId", new { messageId });
}
