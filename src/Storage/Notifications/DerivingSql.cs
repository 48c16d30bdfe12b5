using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Notifications;

/// <summary>What people are to be told of messages, by what stands now: applying it again changes nothing.</summary>
public static class DerivingSql
{
    /// <summary>Whom one message may tell of itself. What reaches more stands where everybody looks, and is a mark there: docs/decisions/notifications.md.</summary>
    public const int MostTold = 200;

    /// <summary>Those told now or before of these messages, or of what stands under the same roots: their own channels.</summary>
    public static Task<IReadOnlyList<long>> ConcernedAsync(this LaneTransaction lane, long[] messages) =>
        lane.QueryAsync<long>(
            $"""
            WITH {Wanted}
            SELECT p.channel_id FROM people p WHERE p.id IN (SELECT person_id FROM wanted UNION SELECT person_id FROM present) ORDER BY 1
            """,
            new { messages });

    /// <summary>For the people whose own channels are held. Returns what is new, another or gone.</summary>
    public static Task<IReadOnlyList<NotifiedRow>> DeriveAsync(this LaneTransaction lane, long[] messages, long[] held, DateTime now) =>
        lane.QueryAsync<NotifiedRow>(
            $"""
            WITH {Wanted}, ours AS (
                SELECT id FROM people WHERE channel_id = ANY(@held)
            ), gone AS (
                DELETE FROM notifications n USING present b
                WHERE n.id = b.id AND b.person_id IN (SELECT id FROM ours) AND NOT EXISTS (
                    SELECT FROM wanted w WHERE w.person_id = b.person_id AND w.reason = b.reason
                      AND CASE WHEN b.thread_id IS NULL THEN w.message_id = b.message_id ELSE w.thread_id = b.thread_id END)
                RETURNING n.id, n.person_id
            ), single AS (
                INSERT INTO notifications AS n (person_id, reason, message_id, actor_id, at, read_at)
                SELECT person_id, reason, message_id, actor_id, at, CASE WHEN seen THEN @now END FROM wanted
                WHERE thread_id IS NULL AND person_id IN (SELECT id FROM ours) ORDER BY person_id, at, message_id
                ON CONFLICT (person_id, reason, message_id, topic_id, actor_id) WHERE thread_id IS NULL
                DO UPDATE SET at = excluded.at WHERE n.at <> excluded.at
                RETURNING id, person_id
            ), grouped AS (
                INSERT INTO notifications AS n (person_id, reason, message_id, thread_id, actor_id, count, at)
                SELECT person_id, reason, message_id, thread_id, actor_id, count, at FROM wanted
                WHERE thread_id IS NOT NULL AND person_id IN (SELECT id FROM ours) ORDER BY person_id, at, message_id
                ON CONFLICT (person_id, thread_id) WHERE thread_id IS NOT NULL AND read_at IS NULL
                DO UPDATE SET message_id = excluded.message_id, actor_id = excluded.actor_id, count = excluded.count, at = excluded.at
                WHERE (n.message_id, n.count) IS DISTINCT FROM (excluded.message_id, excluded.count)
                RETURNING id, person_id
            )
            SELECT t.id, t.person_id, p.channel_id FROM (SELECT * FROM gone UNION ALL SELECT * FROM single UNION ALL SELECT * FROM grouped) t
            JOIN people p ON p.id = t.person_id ORDER BY t.id
            """,
            new { messages, held, now });

    /// <summary>Before everything is read again: what somebody has read they have read.</summary>
    public static Task ForgetUnreadAsync(this LaneTransaction lane) =>
        lane.ExecuteAsync($"DELETE FROM notifications WHERE read_at IS NULL AND (reason IN ('replied', 'answered') OR reason IN {OfOneMessage})");

    /// <summary>What this worker tells of a single message.</summary>
    private const string OfOneMessage = "('mentioned', 'thanked', 'accepted', 'announced', 'followed', 'reported')";

    /// <summary>
    /// <c>wanted</c>: whom these messages tell what. <c>present</c>: what was told of them, as far as it follows from them:
    /// what other workers told goes with its message, and replies that somebody has read are the past.
    /// </summary>
    private static readonly string Wanted =
        $"""
        roots AS (
            SELECT DISTINCT c.root_id, c.id AS channel_id FROM messages s JOIN channels c ON c.id = s.channel_id
            WHERE s.id = ANY(@messages) AND c.kind = 'thread'
        ), named AS (
            SELECT n.person_id, 'mentioned' AS reason, s.id AS message_id, NULL::bigint AS thread_id, s.author_id AS actor_id, 1 AS count,
                   s.created_at AS at, n.post <= coalesce(m.read_post, 0) AS seen
            FROM messages s JOIN mentions n ON n.message_id = s.id
            LEFT JOIN channel_members m ON m.channel_id = n.channel_id AND m.person_id = n.person_id
            WHERE s.id = ANY(@messages) AND NOT EXISTS (SELECT FROM thanked g WHERE g.message_id = s.id AND g.person_id = n.person_id)
            UNION ALL
            SELECT g.person_id, 'thanked', s.id, NULL::bigint, s.author_id, 1, s.created_at, p.post <= coalesce(m.read_post, 0)
            FROM messages s JOIN thanked g ON g.message_id = s.id JOIN placements p ON p.message_id = s.id AND p.channel_id = s.channel_id
            LEFT JOIN channel_members m ON m.channel_id = s.channel_id AND m.person_id = g.person_id
            WHERE s.id = ANY(@messages)
        ), accepted AS (
            SELECT s.author_id, 'accepted', s.id, NULL::bigint, a.accepted_by, 1, a.accepted_at, false
            FROM accepted_answers a JOIN messages s ON s.id = a.answer_id JOIN channels c ON c.id = s.channel_id
            WHERE s.id = ANY(@messages) AND NOT {NotificationWritingSql.IsMuted("c", "s.author_id")}
        ), announced AS (
            SELECT m.person_id, 'announced', s.id, NULL::bigint, s.author_id, 1, s.created_at, p.post <= m.read_post
            FROM messages s JOIN announcements a ON a.message_id = s.id JOIN channels c ON c.id = s.channel_id
            JOIN placements p ON p.message_id = s.id AND p.channel_id = c.id JOIN channel_members m ON m.channel_id = c.id
            WHERE s.id = ANY(@messages) AND NOT m.muted AND NOT {IsNamed("m.person_id")}
              AND {AreFew("channel_members k WHERE k.channel_id = c.id")}
        ), followed AS (
            SELECT f.follower_id, 'followed', s.id, NULL::bigint, s.author_id, 1, s.created_at, p.post <= coalesce(m.read_post, 0)
            FROM messages s JOIN channels c ON c.id = s.channel_id JOIN placements p ON p.message_id = s.id AND p.channel_id = c.id
            JOIN person_subscriptions f ON f.person_id = s.author_id AND f.at <= s.created_at
            LEFT JOIN channel_members m ON m.channel_id = c.id AND m.person_id = f.follower_id
            WHERE s.id = ANY(@messages) AND s.kind IN ('news', 'article', 'idea') AND NOT {IsNamed("f.follower_id")}
              AND NOT {NotificationWritingSql.IsMuted("c", "f.follower_id")} AND {AreFew("person_subscriptions k WHERE k.person_id = s.author_id")}
        ), reported AS (
            SELECT j.person_id, 'reported', s.id, NULL::bigint, NULL::bigint, 1, r.at, NOT EXISTS (
                       SELECT FROM reports o WHERE o.message_id = s.id AND o.closed_at IS NULL AND o.person_id <> j.person_id)
            FROM (SELECT message_id, min(at) AS at FROM reports WHERE message_id = ANY(@messages) AND closed_at IS NULL GROUP BY message_id) r
            JOIN messages s ON s.id = r.message_id JOIN channels c ON c.id = s.channel_id LEFT JOIN channels h ON h.id = c.home_id
            CROSS JOIN LATERAL (
                SELECT person_id FROM group_members WHERE group_id = coalesce(c.group_id, h.group_id) AND role IN ('moderator', 'owner')
                UNION SELECT id FROM people WHERE role = 'administrator') j
            WHERE {ChannelAccess.MayJudge("c", "s", "j.person_id")}
        ), replied AS (
            SELECT m.person_id, CASE WHEN r.kind = 'question' AND r.author_id = m.person_id THEN 'answered' ELSE 'replied' END,
                   max(n.id), r.id, (array_agg(n.author_id ORDER BY n.id DESC))[1], count(*)::int, max(n.created_at), false
            FROM roots t JOIN messages r ON r.id = t.root_id JOIN channels c ON c.id = t.channel_id JOIN channel_members m ON m.channel_id = c.id
            CROSS JOIN LATERAL ({Unread}) n
            WHERE NOT {NotificationWritingSql.IsMuted("c", "m.person_id")}
            GROUP BY m.person_id, r.id
        ), wanted AS (
            SELECT w.* FROM (SELECT * FROM named UNION ALL SELECT * FROM accepted UNION ALL SELECT * FROM announced UNION ALL SELECT * FROM followed
                UNION ALL SELECT * FROM reported UNION ALL SELECT * FROM replied) w
            JOIN people p ON p.id = w.person_id AND p.deactivated_at IS NULL
            JOIN messages s ON s.id = w.message_id AND s.deleted_at IS NULL AND s.hidden_at IS NULL JOIN channels c ON c.id = s.channel_id
            WHERE w.reason = 'reported' OR w.person_id <> w.actor_id AND {ChannelAccess.MayRead("c", "w.person_id")}
        ), present AS (
            SELECT n.id, n.person_id, n.reason, n.message_id, n.thread_id FROM notifications n
            WHERE n.thread_id IS NULL AND n.message_id = ANY(@messages) AND (n.reason IN {OfOneMessage}
                OR EXISTS (SELECT FROM messages s WHERE s.id = n.message_id AND (s.deleted_at IS NOT NULL OR s.hidden_at IS NOT NULL)))
            UNION ALL
            SELECT n.id, n.person_id, n.reason, n.message_id, n.thread_id FROM roots t JOIN notifications n ON n.thread_id = t.root_id
            WHERE n.read_at IS NULL
        )
        """;

    private static string IsNamed(string person) => $"EXISTS (SELECT FROM mentions n WHERE n.message_id = s.id AND n.person_id = {person})";

    private static string AreFew(string them) => $"(SELECT count(*) FROM (SELECT FROM {them} LIMIT {MostTold + 1}) few) <= {MostTold}";

    /// <summary>Of a thread what the person has neither read nor been told of before, up to 100; who is mentioned in a reply is told that.</summary>
    private const string Unread =
        """
        SELECT s.id, s.author_id, s.created_at FROM placements p JOIN messages s ON s.id = p.message_id
        WHERE p.channel_id = c.id AND p.post > m.read_post AND s.author_id <> m.person_id AND s.deleted_at IS NULL AND s.hidden_at IS NULL
          AND s.id > coalesce((SELECT max(b.message_id) FROM notifications b WHERE b.thread_id = r.id AND b.person_id = m.person_id AND b.read_at IS NOT NULL), 0)
          AND NOT EXISTS (SELECT FROM mentions n WHERE n.message_id = s.id AND n.person_id = m.person_id)
        ORDER BY p.post DESC LIMIT 100
        """;
}
