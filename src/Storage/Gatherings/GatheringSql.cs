using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Gatherings;

public sealed record GatheringRow
{
    public long MessageId { get; init; }
    public DateTime StartsAt { get; init; }
    public DateTime? EndsAt { get; init; }
    public required string Place { get; init; }
    public int Going { get; init; }
    public int Maybe { get; init; }
    public int Declined { get; init; }

    /// <summary>The first three who are going.</summary>
    public long[] First { get; init; } = [];
}

public sealed record AttendanceRow
{
    public long MessageId { get; init; }
    public long PersonId { get; init; }
    public required string Answer { get; init; }
    public string Name { get; init; } = "";
}

public sealed record GatheringTimesRow
{
    public DateTime StartsAt { get; init; }
    public DateTime? EndsAt { get; init; }
}

public sealed record ListedGatheringRow
{
    public long MessageId { get; init; }
    public DateTime StartsAt { get; init; }
}

public sealed record NewGathering(long MessageId, DateTime StartsAt, DateTime? EndsAt, string Place);

public sealed class GatheringSql(Database database)
{
    public Task<IReadOnlyList<GatheringRow>> OfAsync(long[] messages) =>
        database.QueryAsync<GatheringRow>(
            """
            SELECT g.message_id, g.starts_at, g.ends_at, g.place, a.going, a.maybe, a.declined, a.first
            FROM gatherings g CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE answer = 'going')::int AS going, count(*) FILTER (WHERE answer = 'maybe')::int AS maybe,
                       count(*) FILTER (WHERE answer = 'declined')::int AS declined,
                       coalesce((array_agg(person_id ORDER BY at, person_id) FILTER (WHERE answer = 'going'))[1:3], '{}') AS first
                FROM gathering_answers WHERE message_id = g.message_id) a
            WHERE g.message_id = ANY(@messages)
            """,
            new { messages });

    public Task<IReadOnlyList<AttendanceRow>> OwnAsync(long personId, long[] messages) =>
        database.QueryAsync<AttendanceRow>(
            "SELECT message_id, person_id, answer FROM gathering_answers WHERE message_id = ANY(@messages) AND person_id = @personId",
            new { personId, messages });

    /// <summary>Gatherings that a person may read and that are not over, the next first.</summary>
    /// <param name="usually">How long one without an end lasts.</param>
    public Task<IReadOnlyList<ListedGatheringRow>> ComingAsync(long personId, DateTime now, TimeSpan usually, DateTime afterStart, long afterId, int limit) =>
        database.QueryAsync<ListedGatheringRow>(
            $"""
            {Listed("@personId")} AND coalesce(g.ends_at, g.starts_at + @usually) > @now AND (g.starts_at, g.message_id) > (@afterStart, @afterId)
            ORDER BY g.starts_at, g.message_id LIMIT @limit
            """,
            new { personId, now, usually, afterStart, afterId, limit });

    /// <summary>Those that are over, the last first.</summary>
    public Task<IReadOnlyList<ListedGatheringRow>> PastAsync(long personId, DateTime now, TimeSpan usually, DateTime beforeStart, long beforeId, int limit) =>
        database.QueryAsync<ListedGatheringRow>(
            $"""
            {Listed("@personId")} AND coalesce(g.ends_at, g.starts_at + @usually) <= @now AND (g.starts_at, g.message_id) < (@beforeStart, @beforeId)
            ORDER BY g.starts_at DESC, g.message_id DESC LIMIT @limit
            """,
            new { personId, now, usually, beforeStart, beforeId, limit });

    private static string Listed(string by) =>
        $"""
        SELECT g.message_id, g.starts_at FROM gatherings g JOIN messages s ON s.id = g.message_id JOIN channels c ON c.id = s.channel_id
        WHERE s.deleted_at IS NULL AND s.hidden_at IS NULL AND {ChannelAccess.MayRead("c", by)}
        """;

    /// <summary>Who answered, by name; of one answer where given.</summary>
    public Task<IReadOnlyList<AttendanceRow>> PageAsync(long messageId, string? answer, string afterName, long afterId, int limit) =>
        database.QueryAsync<AttendanceRow>(
            """
            SELECT a.message_id, p.id AS person_id, a.answer, p.name FROM gathering_answers a JOIN people p ON p.id = a.person_id
            WHERE a.message_id = @messageId AND (@answer::text IS NULL OR a.answer = @answer)
              AND (p.name COLLATE "ru-x-icu", p.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY p.name COLLATE "ru-x-icu", p.id LIMIT @limit
            """,
            new { messageId, answer, afterName, afterId, limit });
}

/// <summary>Inside a lane's transaction that holds the gatherings' home channels.</summary>
public static class GatheringWritingSql
{
    public static Task<int> WriteAsync(this LaneTransaction lane, IReadOnlyList<NewGathering> gatherings) =>
        lane.ExecuteAsync(
            "INSERT INTO gatherings (message_id, starts_at, ends_at, place) SELECT * FROM unnest(@ids, @starts, @ends, @places)",
            new
            {
                ids = gatherings.Select(g => g.MessageId).ToArray(),
                starts = gatherings.Select(g => g.StartsAt).ToArray(),
                ends = gatherings.Select(g => g.EndsAt).ToArray(),
                places = gatherings.Select(g => g.Place).ToArray(),
            });

    public static Task<GatheringTimesRow?> GatheringAsync(this LaneTransaction lane, long messageId) =>
        lane.FindAsync<GatheringTimesRow>("SELECT starts_at, ends_at FROM gatherings WHERE message_id = @messageId", new { messageId });

    /// <summary>False when it was so already.</summary>
    public static async Task<bool> MoveAsync(this LaneTransaction lane, NewGathering gathering) =>
        await lane.ExecuteAsync(
            """
            UPDATE gatherings SET starts_at = @StartsAt, ends_at = @EndsAt, place = @Place
            WHERE message_id = @MessageId AND (starts_at, ends_at, place) IS DISTINCT FROM (@StartsAt, @EndsAt::timestamptz, @Place)
            """,
            gathering) > 0;

    /// <summary>False when that was the answer already; null takes it back.</summary>
    public static async Task<bool> AnswerAsync(this LaneTransaction lane, long messageId, long personId, string? answer, DateTime at) =>
        await lane.ExecuteAsync(
            answer is null
                ? "DELETE FROM gathering_answers WHERE message_id = @messageId AND person_id = @personId"
                : """
                  INSERT INTO gathering_answers (message_id, person_id, answer, at) VALUES (@messageId, @personId, @answer, @at)
                  ON CONFLICT (message_id, person_id) DO UPDATE SET answer = excluded.answer, at = excluded.at
                  WHERE gathering_answers.answer <> excluded.answer
                  """,
            new { messageId, personId, answer, at }) > 0;

    public static Task<int> ForgetGatheringAsync(this LaneTransaction lane, long messageId) =>
        lane.ExecuteAsync("UPDATE gatherings SET place = '' WHERE message_id = @messageId", new { messageId });
}
