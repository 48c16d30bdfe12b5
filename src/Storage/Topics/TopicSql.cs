using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Topics;

public sealed class TopicSql(Database database)
{
    /// <summary>Those of the normal forms that are topics; one merged away leads to its successor.</summary>
    public Task<IReadOnlyList<TopicKeyRow>> ResolveAsync(string[] keys) =>
        database.QueryAsync<TopicKeyRow>(
            """
            SELECT t.key, n.id, n.channel_id FROM topics t JOIN topics n ON n.id = coalesce(t.merged_into, t.id) WHERE t.key = ANY(@keys)
            """,
            new { keys });

    public Task<TopicViewRow?> FindAsync(long personId, long topicId) =>
        database.FindAsync<TopicViewRow>(
            $"SELECT {Columns} FROM topics a JOIN topics t ON t.id = coalesce(a.merged_into, a.id) WHERE a.id = @topicId", new { personId, topicId });

    public Task<IReadOnlyList<TopicViewRow>> SomeAsync(long personId, long[] topics) =>
        database.QueryAsync<TopicViewRow>($"SELECT {Columns} FROM topics t WHERE t.id = ANY(@topics)", new { personId, topics });

    /// <summary>By name, keyset-paged. <paramref name="pattern"/> is a LIKE pattern over normal forms.</summary>
    public Task<IReadOnlyList<TopicViewRow>> PageAsync(
        long personId, string pattern, bool priorityOnly, bool subscribedOnly, string afterName, long afterId, int limit) =>
        database.QueryAsync<TopicViewRow>(
            $"""
            SELECT {Columns} FROM topics t
            WHERE t.merged_into IS NULL AND (@pattern = '' OR t.key LIKE @pattern) AND (NOT @priorityOnly OR t.priority)
              AND (NOT @subscribedOnly OR EXISTS (SELECT FROM channel_members i WHERE i.channel_id = t.channel_id AND i.person_id = @personId))
              AND (t.name COLLATE "ru-x-icu", t.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY t.name COLLATE "ru-x-icu", t.id LIMIT @limit
            """,
            new { personId, pattern, priorityOnly, subscribedOnly, afterName, afterId, limit });

    /// <summary>For completion: what begins so first, then what has it anywhere or is spelled nearly so; the busier before the quieter.</summary>
    public Task<IReadOnlyList<TopicNameRow>> NearAsync(string key, string pattern, int limit) =>
        database.QueryAsync<TopicNameRow>(
            """
            SELECT t.id, t.channel_id, t.name FROM topics t JOIN channels c ON c.id = t.channel_id
            WHERE t.merged_into IS NULL AND (t.key LIKE '%' || @pattern || '%' OR t.key % @key)
            ORDER BY t.key = @key DESC, t.key LIKE @pattern || '%' DESC, t.key LIKE '%' || @pattern || '%' DESC, c.head_post DESC, t.id LIMIT @limit
            """,
            new { key, pattern, limit });

    /// <summary>Publications are counted among what everybody may read now: a number must not tell of closed groups either.</summary>
    private static readonly string Columns =
        $"""
        t.id, t.channel_id, t.name, t.description, t.priority, t.version,
        (SELECT count(*)::int FROM placements p JOIN messages s ON s.id = p.message_id JOIN channels c ON c.id = p.channel_id
         WHERE p.channel_id = t.channel_id AND s.deleted_at IS NULL AND s.hidden_at IS NULL AND {ChannelAccess.Stands("c", "s")}) AS publications,
        (SELECT count(*)::int FROM channel_members m WHERE m.channel_id = t.channel_id) AS subscribers,
        EXISTS (SELECT FROM channel_members i WHERE i.channel_id = t.channel_id AND i.person_id = @personId) AS subscribed,
        EXISTS (SELECT FROM channel_members i WHERE i.channel_id = t.channel_id AND i.person_id = @personId AND i.mandatory) AS mandatory,
        EXISTS (SELECT FROM mandatory_topics r WHERE r.topic_id = t.id AND r.unit_id IS NULL) AS for_everyone,
        ARRAY(SELECT u.id FROM mandatory_topics r JOIN units u ON u.id = r.unit_id WHERE r.topic_id = t.id ORDER BY u.name COLLATE "ru-x-icu", u.id) AS unit_ids,
        ARRAY(SELECT u.name FROM mandatory_topics r JOIN units u ON u.id = r.unit_id WHERE r.topic_id = t.id ORDER BY u.name COLLATE "ru-x-icu", u.id) AS unit_names
        """;
}

public sealed record TopicNameRow
{
    public long Id { get; init; }
    public long ChannelId { get; init; }
    public required string Name { get; init; }
}
