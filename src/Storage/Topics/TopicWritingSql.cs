using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Topics;

/// <summary>Making and changing topics, inside a lane's transaction.</summary>
public static class TopicWritingSql
{
    /// <summary>The topic of a normal form, made with its channel when there was none.</summary>
    public static async Task<(TopicKeyRow Topic, bool Created)> CreateTopicAsync(this LaneTransaction lane, string name, string key, long personId, DateTime at)
    {
        if (await lane.FindTopicAsync(key) is { } known)
        {
            return (known, false);
        }

        // Another node may be making it in this instant: wait for it, then look with a snapshot from after.
        await lane.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended('topic ' || @key, 0))", new { key });
        if (await lane.FindTopicAsync(key) is { } madeMeanwhile)
        {
            return (madeMeanwhile, false);
        }

        await lane.ExecuteAsync(
            """
            WITH stream AS (
                INSERT INTO channels (kind, name, readers, writers, created_at) VALUES ('topic', @name, 'everyone', 'readers', @at) RETURNING id
            )
            INSERT INTO topics (channel_id, name, key, created_by, created_at) SELECT id, @name, @key, @personId, @at FROM stream
            """,
            new { name, key, personId, at });
        return ((await lane.FindTopicAsync(key))!, true);
    }

    private static Task<TopicKeyRow?> FindTopicAsync(this LaneTransaction lane, string key) =>
        lane.FindAsync<TopicKeyRow>(
            "SELECT t.key, n.id, n.channel_id FROM topics t JOIN topics n ON n.id = coalesce(t.merged_into, t.id) WHERE t.key = @key", new { key });

    /// <summary>Returns 0 when the version is not the present one, null when another topic bears the name.</summary>
    public static async Task<int?> UpdateTopicAsync(
        this LaneTransaction lane, long topicId, int version, string? name, string key, string? description, bool? priority, DateTime at)
    {
        if (name is not null)
        {
            await lane.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended('topic ' || @key, 0))", new { key });
            if (await lane.FindAsync<bool>("SELECT EXISTS (SELECT FROM topics WHERE key = @key AND id <> @topicId)", new { key, topicId }))
            {
                return null;
            }
        }

        return await lane.ExecuteAsync(
            """
            WITH before AS (
                SELECT id, priority FROM topics WHERE id = @topicId AND version = @version FOR NO KEY UPDATE
            ), switched AS (
                INSERT INTO topic_priority_changes (topic_id, at, priority) SELECT id, @at, @priority FROM before WHERE priority <> @priority
                ON CONFLICT (topic_id, at) DO UPDATE SET priority = excluded.priority
            ), changed AS (
                UPDATE topics t SET name = coalesce(@name, t.name), key = CASE WHEN @name IS NULL THEN t.key ELSE @key END,
                       description = coalesce(@description, t.description), priority = coalesce(@priority, t.priority), version = t.version + 1
                FROM before WHERE t.id = before.id RETURNING t.channel_id, t.name
            )
            UPDATE channels c SET name = t.name, version = c.version + 1 FROM changed t WHERE c.id = t.channel_id
            """,
            new { topicId, version, name, key, description, priority, at });
    }

    public static Task<bool> UnitExistsAsync(this LaneTransaction lane, long unitId) =>
        lane.FindAsync<bool>("SELECT EXISTS (SELECT FROM units WHERE id = @unitId)", new { unitId });

    public static Task<bool> IsMandatoryAsync(this LaneTransaction lane, long channelId, long personId) =>
        lane.FindAsync<bool>(
            "SELECT EXISTS (SELECT FROM channel_members WHERE channel_id = @channelId AND person_id = @personId AND mandatory)",
            new { channelId, personId });

    public static Task<int> RequireTopicAsync(this LaneTransaction lane, long topicId, long? unitId, bool on, long personId, DateTime at) =>
        lane.ExecuteAsync(
            on
                ? "INSERT INTO mandatory_topics (topic_id, unit_id, set_by, set_at) VALUES (@topicId, @unitId, @personId, @at) ON CONFLICT DO NOTHING"
                : "DELETE FROM mandatory_topics WHERE topic_id = @topicId AND unit_id IS NOT DISTINCT FROM @unitId",
            new { topicId, unitId, personId, at });

    /// <summary>Brings a topic's members into line with its rules: in one statement, whatever their number.</summary>
    public static Task<int> EnrolAsync(this LaneTransaction lane, long topicId, DateTime at) =>
        lane.ExecuteAsync(
            """
            WITH RECURSIVE reached (id) AS (
                SELECT unit_id FROM mandatory_topics WHERE topic_id = @topicId AND unit_id IS NOT NULL
                UNION SELECT u.id FROM units u JOIN reached r ON u.parent_id = r.id
            ), whom AS (
                SELECT p.id FROM people p WHERE p.deactivated_at IS NULL
                  AND (p.unit_id IN (SELECT id FROM reached)
                       OR EXISTS (SELECT FROM mandatory_topics WHERE topic_id = @topicId AND unit_id IS NULL))
            ), freed AS (
                UPDATE channel_members m SET mandatory = false FROM topics t
                WHERE t.id = @topicId AND m.channel_id = t.channel_id AND m.mandatory AND m.person_id NOT IN (SELECT id FROM whom)
            )
            INSERT INTO channel_members (channel_id, person_id, read_post, mandatory, joined_at)
            SELECT c.id, w.id, c.head_post, true, @at FROM whom w CROSS JOIN topics t JOIN channels c ON c.id = t.channel_id
            WHERE t.id = @topicId ORDER BY 1, 2
            ON CONFLICT (channel_id, person_id) DO UPDATE SET mandatory = true WHERE NOT channel_members.mandatory
            """,
            new { topicId, at });
}
