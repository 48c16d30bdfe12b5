using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Reputation;

/// <summary>What a person could do now, found among what they may read and where they may write.</summary>
public sealed class HintSql(Database database)
{
    /// <summary>The oldest of another's questions that waits in a topic to which the person subscribes, of the last weeks: older ones have found their way.</summary>
    public Task<HintRow?> UnansweredAsync(long personId, DateTime since) =>
        database.FindAsync<HintRow>(
            $"""
            SELECT s.id AS message_id, t.id AS topic_id, t.name AS topic_name
            FROM questions q JOIN messages s ON s.id = q.message_id JOIN channels c ON c.id = s.channel_id
            JOIN message_topics n ON n.message_id = s.id JOIN topics t ON t.id = n.topic_id
            JOIN channel_members i ON i.channel_id = t.channel_id AND i.person_id = @personId
            WHERE q.state IN ('open', 'reopened') AND s.author_id <> @personId AND s.created_at >= @since
              AND s.deleted_at IS NULL AND s.hidden_at IS NULL AND c.archived_at IS NULL AND c.kind IN ('group', 'topic') AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY i.mandatory, s.id, t.id LIMIT 1
            """,
            new { personId, since });

    /// <summary>A priority topic under which nobody has published news since; one to which the person subscribes before others.</summary>
    public Task<HintRow?> QuietTopicAsync(long personId, DateTime since) =>
        database.FindAsync<HintRow>(
            """
            SELECT t.id AS topic_id, t.name AS topic_name, t.channel_id FROM topics t LEFT JOIN channel_members i ON i.channel_id = t.channel_id AND i.person_id = @personId
            WHERE t.priority AND t.merged_into IS NULL AND NOT EXISTS (
                SELECT FROM message_topics n JOIN messages s ON s.id = n.message_id
                WHERE n.topic_id = t.id AND s.kind = 'news' AND s.created_at >= @since AND s.deleted_at IS NULL AND s.hidden_at IS NULL)
            ORDER BY i.person_id IS NULL, coalesce(i.mandatory, false), t.id LIMIT 1
            """,
            new { personId, since });

    /// <summary>The newest publication of a colleague that the person has not commented on and that everybody may read.</summary>
    /// <param name="kind">Only articles, or null for what is worth an ordinary comment.</param>
    public Task<HintRow?> UncommentedAsync(long personId, string? kind, bool inPriorityTopic, DateTime since) =>
        database.FindAsync<HintRow>(
            $"""
            SELECT s.id AS message_id, topic.id AS topic_id, topic.name AS topic_name
            FROM messages s JOIN channels c ON c.id = s.channel_id
            LEFT JOIN LATERAL (SELECT t.id, t.name FROM message_topics n JOIN topics t ON t.id = n.topic_id AND t.priority
                               WHERE n.message_id = s.id ORDER BY t.id LIMIT 1) topic ON true
            WHERE s.created_at >= @since AND s.id >= (SELECT coalesce(min(id), 0) FROM (SELECT id FROM messages ORDER BY id DESC LIMIT {Recent}) recent)
              AND s.author_id <> @personId AND s.deleted_at IS NULL AND s.hidden_at IS NULL AND s.kind NOT IN ('system', 'question')
              AND CASE WHEN @kind::text IS NULL THEN s.kind <> 'article' ELSE s.kind = @kind END AND (topic.id IS NOT NULL OR NOT @inPriorityTopic)
              AND c.kind IN ('group', 'topic') AND c.readers = 'everyone' AND c.archived_at IS NULL
              AND EXISTS (SELECT FROM channel_members i WHERE i.channel_id = c.id AND i.person_id = @personId)
              AND NOT EXISTS (SELECT FROM threads h JOIN placements l ON l.channel_id = h.channel_id JOIN messages mine ON mine.id = l.message_id
                              WHERE h.root_id = s.id AND mine.author_id = @personId AND mine.deleted_at IS NULL)
            ORDER BY s.id DESC LIMIT 1
            """,
            new { personId, kind, inPriorityTopic, since });

    // Of a busy company, so many messages are looked through and no more.
    private const int Recent = 5000;
}

public sealed record HintRow
{
    public long? MessageId { get; init; }
    public long? ChannelId { get; init; }
    public long? TopicId { get; init; }
    public string? TopicName { get; init; }
}
