using Dapper;

namespace MtsLife.Storage.Messages;

/// <summary>What stands under messages beside their text; the right to read them is for the caller to have checked.</summary>
public sealed class PartSql(Database database)
{
    /// <summary>All parts of a page of messages in one round trip.</summary>
    public async Task<PartRows> OfAsync(long[] messages)
    {
        await using var connection = await database.OpenAsync();
        await using var parts = await connection.QueryMultipleAsync(
            """
            SELECT message_id, topic_id, from_text FROM message_topics WHERE message_id = ANY(@messages) ORDER BY message_id, added_at, topic_id;
            SELECT message_id, person_id, added, removed, at FROM topic_changes WHERE message_id = ANY(@messages) ORDER BY message_id, id;
            SELECT message_id, emoji, count(*)::int AS count, (array_agg(person_id ORDER BY at, person_id))[1:3] AS people
            FROM reactions WHERE message_id = ANY(@messages) GROUP BY message_id, emoji ORDER BY message_id, min(at), emoji;
            SELECT root_id, channel_id, replies, repliers, last_at FROM threads WHERE root_id = ANY(@messages)
            """,
            new { messages });
        return new PartRows(
            (await parts.ReadAsync<MessageTopicRow>()).ToLookup(t => t.MessageId),
            (await parts.ReadAsync<TopicChangeRow>()).ToLookup(c => c.MessageId),
            (await parts.ReadAsync<ReactionRow>()).ToLookup(r => r.MessageId),
            (await parts.ReadAsync<ThreadRow>()).ToDictionary(t => t.RootId));
    }
}
