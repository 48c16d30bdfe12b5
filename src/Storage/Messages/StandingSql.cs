using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Messages;

/// <summary>Where a message stands, and its topics, inside a lane's transaction that holds the channels concerned.</summary>
public static class StandingSql
{
    internal static readonly string Standing = Seen(ChannelAccess.MayRead("c", "@personId"), ChannelAccess.MayModerate("c", "@personId"));

    /// <summary>The same for one who judges: whoever may is a moderator of it, also of a private message that was reported.</summary>
    internal static readonly string Judged = Seen(
        $"({ChannelAccess.MayRead("c", "@personId")} OR {ChannelAccess.WasReportedToAdministrators("c", "s", "@personId")})",
        ChannelAccess.MayJudge("c", "s", "@personId"));

    private static string Seen(string by, string mayModerate) =>
        $"""
        SELECT s.id, s.channel_id, s.author_id, s.kind, c.kind AS channel_kind, coalesce(c.home_id, c.id) AS home_id, c.root_id, r.kind AS root_kind, r.author_id AS root_author_id, s.version,
               s.deleted_at IS NOT NULL AS deleted, s.hidden_at IS NOT NULL AS hidden, {ChannelAccess.IsPublic("c")} AS is_public,
               coalesce(c.archived_at, o.archived_at) IS NOT NULL AS archived, {ChannelAccess.MayPost("c", "@personId")} AS can_post,
               {mayModerate} AS can_moderate,
               ARRAY(SELECT p.channel_id FROM placements p WHERE p.message_id = s.id) AS stands,
               CASE WHEN c.root_id IS NULL THEN '{"{}"}'::bigint[]
                    ELSE ARRAY(SELECT p.channel_id FROM placements p WHERE p.message_id = c.root_id) END AS root_stands
        FROM messages s JOIN channels c ON c.id = s.channel_id LEFT JOIN channels o ON o.id = c.home_id
        LEFT JOIN messages r ON r.id = c.root_id
        WHERE s.id = @messageId AND {by}
        """;

    /// <summary>As it is now, under the locks.</summary>
    public static Task<StandingRow?> StandingAsync(this LaneTransaction lane, long personId, long messageId, bool judging = false) =>
        lane.FindAsync<StandingRow>(judging ? Judged : Standing, new { personId, messageId });

    /// <summary>Returns the topics that the message did not bear before.</summary>
    public static Task<IReadOnlyList<long>> AddTopicsAsync(
        this LaneTransaction lane, long messageId, long[] topics, long personId, bool fromText, DateTime at) =>
        lane.QueryAsync<long>(
            """
            INSERT INTO message_topics (message_id, topic_id, added_by, from_text, added_at)
            SELECT @messageId, t.id, @personId, @fromText, @at FROM unnest(@topics) AS t (id) ON CONFLICT DO NOTHING RETURNING topic_id
            """,
            new { messageId, topics, personId, fromText, at });

    /// <summary>Returns those it bore, each with the channel it stood in for that.</summary>
    public static Task<IReadOnlyList<TopicRow>> RemoveTopicsAsync(this LaneTransaction lane, long messageId, long[] topics) =>
        lane.QueryAsync<TopicRow>(
            """
            DELETE FROM message_topics m USING topics t WHERE m.message_id = @messageId AND m.topic_id = ANY(@topics) AND t.id = m.topic_id
            RETURNING t.id, t.channel_id, t.name, t.key
            """,
            new { messageId, topics });

    public static Task<IReadOnlyList<MessageTopicRow>> TopicsOfAsync(this LaneTransaction lane, long messageId) =>
        lane.QueryAsync<MessageTopicRow>(
            "SELECT message_id, topic_id, from_text FROM message_topics WHERE message_id = @messageId", new { messageId });

    /// <summary>Its post there remains a hole.</summary>
    public static async Task<bool> RemovePlacementAsync(this LaneTransaction lane, long messageId, long channelId) =>
        await lane.ExecuteAsync(
            "DELETE FROM placements WHERE message_id = @messageId AND channel_id = @channelId", new { messageId, channelId }) > 0;

    public static Task<int> LogTopicsAsync(
        this LaneTransaction lane, long messageId, long personId, long[] added, long[] removed, DateTime at) =>
        lane.ExecuteAsync(
            "INSERT INTO topic_changes (message_id, person_id, added, removed, at) VALUES (@messageId, @personId, @added, @removed, @at)",
            new { messageId, personId, added, removed, at });
}

/// <summary>A topic as whoever files messages under it needs it.</summary>
public sealed record TopicRow
{
    public long Id { get; init; }
    public long ChannelId { get; init; }
    public required string Name { get; init; }
    public required string Key { get; init; }
}
