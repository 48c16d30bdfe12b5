using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Reputation;

/// <summary>What stands now and may deserve points. Private conversations have no readers to be useful to, and count for nothing.</summary>
public static class FactSql
{
    public static Task<IReadOnlyList<FactRow>> FactsAsync(this LaneTransaction lane, LookAgain again) =>
        lane.QueryAsync<FactRow>($"{Publications} UNION ALL {Comments} UNION ALL {Accepted} UNION ALL {Likes} UNION ALL {Thanked} UNION ALL {Invited} UNION ALL {Photos}", again);

    /// <summary>Outside what everybody may read, only what a colleague has answered or reacted to: nobody earns by writing to nobody.</summary>
    private static readonly string Publications =
        $"""
        SELECT 'publication' AS source, s.author_id AS person_id, s.id AS message_id, s.author_id AS actor_id, s.created_at AS at,
               {ZoneAt("p", "s.created_at")} AS time_zone, s.kind, topic.id AS topic_id, coalesce(topic.priority, false) AS in_priority_topic, 1 AS sharers
        FROM messages s JOIN channels c ON c.id = s.channel_id JOIN people p ON p.id = s.author_id
        LEFT JOIN LATERAL ({TopicOf("s.id", "s.created_at")}) topic ON true
        WHERE s.id = ANY(@Messages) AND s.kind IN ('news', 'article') AND c.kind IN ('group', 'topic') AND {Stands("s")} AND p.kind = 'person'
          AND (c.readers = 'everyone'
               OR EXISTS (SELECT FROM reactions r WHERE r.message_id = s.id AND r.person_id <> s.author_id)
               OR EXISTS (SELECT FROM threads t JOIN placements l ON l.channel_id = t.channel_id JOIN messages o ON o.id = l.message_id
                          WHERE t.root_id = s.id AND o.author_id <> s.author_id AND {Stands("o")}))
        """;

    private static readonly string Comments =
        $"""
        SELECT 'comment', s.author_id, s.id, s.author_id, s.created_at, {ZoneAt("p", "s.created_at")}, r.kind, topic.id, coalesce(topic.priority, false), 1
        FROM messages s JOIN channels c ON c.id = s.channel_id JOIN messages r ON r.id = c.root_id JOIN channels h ON h.id = c.home_id
        JOIN people p ON p.id = s.author_id
        LEFT JOIN LATERAL ({TopicOf("r.id", "s.created_at")}) topic ON true
        WHERE s.id = ANY(@Messages) AND s.author_id <> r.author_id AND h.kind IN ('group', 'topic') AND {Stands("s")} AND p.kind = 'person'
        """;

    /// <summary>A question that was taken back has no answer any more.</summary>
    private static readonly string Accepted =
        $"""
        SELECT 'accepted', s.author_id, s.id, a.accepted_by, a.accepted_at, {ZoneAt("p", "a.accepted_at")}, q.kind, NULL, false, 1
        FROM accepted_answers a JOIN messages s ON s.id = a.answer_id JOIN messages q ON q.id = a.question_id JOIN channels h ON h.id = q.channel_id
        JOIN people p ON p.id = s.author_id
        WHERE a.answer_id = ANY(@Messages) AND s.author_id <> a.accepted_by AND s.author_id <> q.author_id
          AND h.kind IN ('group', 'topic') AND {Stands("s")} AND {Stands("q")} AND p.kind = 'person'
        """;

    private static readonly string Likes =
        $"""
        SELECT 'liked', s.author_id, s.id, r.person_id, r.at, {ZoneAt("p", "r.at")}, s.kind, NULL, false, 1
        FROM (SELECT l.message_id, l.person_id, l.at FROM reactions l WHERE l.message_id = ANY(@Liked) AND l.emoji = '👍'
              UNION
              SELECT l.message_id, l.person_id, l.at FROM unnest(@LikedBy, @Likers) AS by (message_id, person_id)
              JOIN reactions l ON l.message_id = by.message_id AND l.person_id = by.person_id AND l.emoji = '👍') r
        JOIN messages s ON s.id = r.message_id JOIN channels c ON c.id = s.channel_id LEFT JOIN channels h ON h.id = c.home_id
        JOIN people p ON p.id = s.author_id JOIN people liker ON liker.id = r.person_id
        WHERE r.person_id <> s.author_id AND coalesce(h.kind, c.kind) IN ('group', 'topic') AND {Stands("s")} AND p.kind = 'person' AND liker.kind = 'person'
        """;

    private static readonly string Thanked =
        $"""
        SELECT 'thanked', d.person_id, s.id, s.author_id, s.created_at, {ZoneAt("p", "s.created_at")}, s.kind, NULL, false,
               (SELECT count(*)::int FROM thanked everybody WHERE everybody.message_id = s.id)
        FROM thanked d JOIN messages s ON s.id = d.message_id JOIN channels c ON c.id = s.channel_id LEFT JOIN channels h ON h.id = c.home_id
        JOIN people p ON p.id = d.person_id
        WHERE d.message_id = ANY(@Messages) AND d.person_id <> s.author_id AND coalesce(h.kind, c.kind) IN ('group', 'topic') AND {Stands("s")} AND p.kind = 'person'
        """;

    /// <summary>Active is who has written something that others may read; it happened with the first of it that stands.</summary>
    private static readonly string Invited =
        $"""
        SELECT 'invited', i.invited_by, first.id, i.accepted_by, first.created_at, {ZoneAt("p", "first.created_at")}, 'chat', NULL, false, 1
        FROM (SELECT DISTINCT author_id FROM messages WHERE id = ANY(@Written)) who
        JOIN invitations i ON i.accepted_by = who.author_id AND i.invited_by <> i.accepted_by JOIN people p ON p.id = i.invited_by
        CROSS JOIN LATERAL (
            SELECT s.id, s.created_at FROM messages s JOIN channels c ON c.id = s.channel_id LEFT JOIN channels h ON h.id = c.home_id
            WHERE s.author_id = i.accepted_by AND s.kind <> 'system' AND coalesce(h.kind, c.kind) IN ('group', 'topic') AND {Stands("s")}
            ORDER BY s.id LIMIT 1) first
        WHERE p.kind = 'person'
        """;

    /// <summary>Since when there has been one: another one in its place is not one more.</summary>
    private static readonly string Photos =
        $"""
        SELECT 'photo', p.id, NULL, p.id, p.photo_since, {ZoneAt("p", "p.photo_since")}, 'photo', NULL, false, 1
        FROM people p WHERE p.id = ANY(@Faces) AND p.photo IS NOT NULL AND p.kind = 'person'
        """;

    private static string Stands(string message) => $"{message}.deleted_at IS NULL AND {message}.hidden_at IS NULL";

    /// <summary>The zone that was the person's then; before the first that is known, that one.</summary>
    private static string ZoneAt(string person, string at) =>
        $"""
        (SELECT z.time_zone FROM person_zones z WHERE z.person_id = {person}.id
         ORDER BY z.from_at > {at}, CASE WHEN z.from_at > {at} THEN z.from_at END, z.from_at DESC LIMIT 1)
        """;

    /// <summary>Of the topics that the message bears now, one that was a priority topic then, if any was.</summary>
    private static string TopicOf(string message, string at) =>
        $"""
        SELECT n.topic_id AS id, coalesce((SELECT NOT e.priority FROM topic_priority_changes e
                                           WHERE e.topic_id = t.id AND e.at > {at} ORDER BY e.at LIMIT 1), t.priority) AS priority
        FROM message_topics n JOIN topics t ON t.id = n.topic_id WHERE n.message_id = {message} ORDER BY priority DESC, n.topic_id LIMIT 1
        """;
}
