using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Notifications;

/// <summary>Taking note of notifications, in a lane's transaction that holds the person's own channel.</summary>
public static class ReadingSql
{
    /// <summary>Of these, or of all up to one, those that were unread.</summary>
    public static Task<IReadOnlyList<long>> ReadAsync(this LaneTransaction lane, long personId, long? upTo, long[]? ids, DateTime at) =>
        lane.QueryAsync<long>(
            """
            UPDATE notifications SET read_at = @at
            WHERE person_id = @personId AND read_at IS NULL AND (id <= @upTo::bigint OR id = ANY(@ids::bigint[])) RETURNING id
            """,
            new { personId, upTo, ids, at });

    /// <summary>What a mark has passed is read with it; that an answer was accepted, only when somebody looks at that.</summary>
    internal const string ReadByMarks =
        """
        UPDATE notifications n SET read_at = @now
        FROM (SELECT DISTINCT * FROM unnest(@channels, @people) AS n (channel_id, person_id)) x
        JOIN channel_members m USING (channel_id, person_id)
        JOIN notifications b ON b.person_id = x.person_id AND b.read_at IS NULL AND b.reason IN ('mentioned', 'replied', 'answered', 'thanked', 'routed', 'announced', 'followed')
        JOIN placements p ON p.message_id = b.message_id AND p.channel_id = x.channel_id AND p.post <= m.read_post
        WHERE n.id = b.id RETURNING n.person_id, n.id
        """;
}
