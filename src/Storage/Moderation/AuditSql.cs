using System.Text.Json;
using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Moderation;

/// <param name="What">A word of ours.</param>
/// <param name="Detail">Ids, numbers and words of ours; never a text that somebody wrote.</param>
public sealed record NewAudit(DateTime At, long ActorId, string What, long? MessageId = null, long? PersonId = null, IReadOnlyDictionary<string, object>? Detail = null)
{
    public string Json => JsonSerializer.Serialize(Detail ?? new Dictionary<string, object>());
}

public sealed record AuditRow
{
    public long Id { get; init; }
    public DateTime At { get; init; }
    public long ActorId { get; init; }
    public required string What { get; init; }
    public long? MessageId { get; init; }
    public long? PersonId { get; init; }
    public long? GroupId { get; init; }
    public string? Role { get; init; }
    public int? Reports { get; init; }
}

/// <summary>A line is written in the transaction of the deed: one does not stand without the other.</summary>
public sealed class AuditSql(Database database)
{
    private const string Insert =
        """
        INSERT INTO audit_log (at, actor_id, what, message_id, person_id, group_id, detail)
        SELECT @At, @ActorId, @What, @MessageId, @PersonId,
               (SELECT coalesce(h.group_id, c.group_id) FROM messages s JOIN channels c ON c.id = s.channel_id LEFT JOIN channels h ON h.id = c.home_id
                WHERE s.id = @MessageId), @Json::jsonb
        """;

    /// <summary>The latest first.</summary>
    public Task<IReadOnlyList<AuditRow>> PageAsync(long before, int limit) =>
        database.QueryAsync<AuditRow>(
            """
            SELECT id, at, actor_id, what, message_id, person_id, group_id, detail->>'role' AS role, (detail->>'reports')::int AS reports
            FROM audit_log WHERE id < @before ORDER BY id DESC LIMIT @limit
            """,
            new { before, limit });

    public static Task WriteAsync(Work work, NewAudit line) => work.ExecuteAsync(Insert, line);

    public static Task WriteAsync(LaneTransaction lane, NewAudit line) => lane.ExecuteAsync(Insert, line);
}
