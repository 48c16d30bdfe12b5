using MtsLife.Storage.Channels;
using MtsLife.Storage.Moderation;

namespace MtsLife.Storage.Notifications;

/// <summary>A person's own notifications, as far as they may still read what they are about.</summary>
public sealed class NotificationSql(Database database)
{
    public const int MostCounted = 100;

    public Task<IReadOnlyList<NotificationRow>> PageAsync(long personId, bool unreadOnly, DateTime before, long beforeId, int limit) =>
        database.QueryAsync<NotificationRow>(
            $"""
            SELECT {Columns} {From}
            WHERE n.person_id = @personId AND (n.at, n.id) < (@before, @beforeId) AND (NOT @unreadOnly OR n.read_at IS NULL) AND {Visible}
            ORDER BY n.at DESC, n.id DESC LIMIT @limit
            """,
            new { personId, unreadOnly, before, beforeId, limit });

    public Task<IReadOnlyList<NotificationRow>> SomeAsync(long personId, long[] ids) =>
        database.QueryAsync<NotificationRow>(
            $"SELECT {Columns} {From} WHERE n.person_id = @personId AND n.id = ANY(@ids) AND {Visible}", new { personId, ids });

    /// <summary>
    /// Up to <see cref="MostCounted"/>, and how many of them stand in no conversation that counts them too; beside them how many
    /// messages wait for the person as a moderator, told or not.
    /// </summary>
    public Task<UnreadRow?> UnreadAsync(long personId) =>
        database.FindAsync<UnreadRow>(
            $"""
            SELECT count(*)::int AS all, count(*) FILTER (WHERE few.reason NOT IN ('mentioned', 'replied', 'answered', 'thanked'))::int AS apart,
                   CASE WHEN {ChannelAccess.ModeratesAnything("@personId")} THEN
                       (SELECT count(*)::int FROM (SELECT FROM {ReportSql.Waiting} LIMIT {MostCounted}) w) ELSE 0 END AS reports
            FROM (
                SELECT n.reason FROM notifications n LEFT JOIN messages s ON s.id = n.message_id LEFT JOIN channels c ON c.id = s.channel_id
                WHERE n.person_id = @personId AND n.read_at IS NULL AND {Visible} LIMIT {MostCounted}) few
            """,
            new { personId });

    /// <summary>Messages that mention the person and that they may read, newest first.</summary>
    public Task<IReadOnlyList<long>> MentionsAsync(long personId, long before, int limit) =>
        database.QueryAsync<long>(
            $"""
            SELECT n.message_id FROM mentions n JOIN messages s ON s.id = n.message_id JOIN channels c ON c.id = s.channel_id
            WHERE n.person_id = @personId AND n.message_id < @before AND s.author_id <> @personId AND s.deleted_at IS NULL AND s.hidden_at IS NULL
              AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY n.message_id DESC LIMIT @limit
            """,
            new { personId, before, limit });

    private const string From =
        """
        FROM notifications n LEFT JOIN messages s ON s.id = n.message_id LEFT JOIN channels c ON c.id = s.channel_id LEFT JOIN topics t ON t.id = n.topic_id
        """;

    private static readonly string Visible =
        $"""
        (n.message_id IS NULL OR s.deleted_at IS NULL AND s.hidden_at IS NULL AND CASE n.reason
            WHEN 'reported' THEN {ChannelAccess.MayJudge("c", "s", "@personId")} ELSE {ChannelAccess.MayRead("c", "@personId")} END)
        """;

    private const string Columns =
        """
        n.id, n.reason, n.message_id, n.actor_id, n.topic_id, t.name AS topic_name, n.count, n.at, n.read_at IS NOT NULL AS read,
        s.kind, s.title, s.html, coalesce(c.home_id, c.id) AS home_id, s.channel_id,
        ARRAY(SELECT a.person_id FROM mentions a WHERE a.message_id = s.id) AS mentions
        """;
}
