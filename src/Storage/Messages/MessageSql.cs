using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Messages;

public sealed class MessageSql(Database database)
{
    /// <summary>
    /// Up to <paramref name="limit"/> messages before a post, newest first. The right to read stands in this statement too:
    /// checked in an earlier one, it could have ended before what is read here was written.
    /// </summary>
    public Task<IReadOnlyList<PlacedRow>> BeforeAsync(long personId, long channelId, long before, int limit) =>
        database.QueryAsync<PlacedRow>(
            $"""
            SELECT {Columns} FROM placements p JOIN messages s ON s.id = p.message_id JOIN channels c ON c.id = p.channel_id
            JOIN channels h ON h.id = s.channel_id
            WHERE p.channel_id = @channelId AND p.post < @before AND {ChannelAccess.Stands("c", "s")} AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY p.post DESC LIMIT @limit
            """,
            new { personId, channelId, before, limit });

    public Task<IReadOnlyList<PlacedRow>> AfterAsync(long personId, long channelId, long after, int limit) =>
        database.QueryAsync<PlacedRow>(
            $"""
            SELECT {Columns} FROM placements p JOIN messages s ON s.id = p.message_id JOIN channels c ON c.id = p.channel_id
            JOIN channels h ON h.id = s.channel_id
            WHERE p.channel_id = @channelId AND p.post > @after AND {ChannelAccess.Stands("c", "s")} AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY p.post LIMIT @limit
            """,
            new { personId, channelId, after, limit });

    /// <summary>The messages as they stand in one channel; for one <paramref name="reader"/> only if they may read there now.</summary>
    public Task<IReadOnlyList<PlacedRow>> InChannelAsync(long channelId, long[] messages, long? reader = null) =>
        database.QueryAsync<PlacedRow>(
            $"""
            SELECT {Columns} FROM placements p JOIN messages s ON s.id = p.message_id JOIN channels c ON c.id = p.channel_id
            JOIN channels h ON h.id = s.channel_id
            WHERE p.channel_id = @channelId AND p.message_id = ANY(@messages) AND {ChannelAccess.Stands("c", "s")}
              AND (@reader::bigint IS NULL OR {ChannelAccess.MayRead("c", "@reader")})
            """,
            new { channelId, messages, reader });

    /// <summary>A message at the best place that the reader may see: its home.</summary>
    public Task<PlacedRow?> FindAsync(long personId, long messageId) =>
        database.FindAsync<PlacedRow>(
            $"""
            SELECT {Columns} FROM messages s JOIN placements p ON p.message_id = s.id AND p.channel_id = s.channel_id
            JOIN channels c ON c.id = s.channel_id JOIN channels h ON h.id = s.channel_id
            WHERE s.id = @messageId AND {ChannelAccess.MayRead("c", "@personId")}
            """,
            new { personId, messageId });

    /// <summary>Where a message stands and what that depends on, for whoever is about to change what is shown of it.</summary>
    /// <param name="judging">For a moderator, who may be an administrator to whom a private message was reported.</param>
    public Task<StandingRow?> StandingAsync(long personId, long messageId, bool judging = false) =>
        database.FindAsync<StandingRow>(judging ? StandingSql.Judged : StandingSql.Standing, new { personId, messageId });

    /// <summary>Those of the messages that the person may read, each in its home.</summary>
    public Task<IReadOnlyList<PlacedRow>> AtHomeAsync(long personId, long[] messages) =>
        database.QueryAsync<PlacedRow>(
            $"""
            SELECT {Columns} FROM messages s JOIN placements p ON p.message_id = s.id AND p.channel_id = s.channel_id
            JOIN channels c ON c.id = s.channel_id JOIN channels h ON h.id = s.channel_id
            WHERE s.id = ANY(@messages) AND {ChannelAccess.MayRead("c", "@personId")}
            """,
            new { personId, messages });

    /// <summary>What somebody published where everybody may read it, newest first; replies belong to their threads.</summary>
    public Task<IReadOnlyList<long>> OfAuthorAsync(long personId, long authorId, long before, int limit) =>
        database.QueryAsync<long>(
            $"""
            SELECT s.id FROM messages s JOIN channels c ON c.id = s.channel_id
            WHERE s.author_id = @authorId AND s.id < @before AND s.deleted_at IS NULL AND s.hidden_at IS NULL
              AND c.kind <> 'thread' AND {ChannelAccess.IsPublic("c")} AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY s.id DESC LIMIT @limit
            """,
            new { personId, authorId, before, limit });

    /// <summary>Ids of messages of a kind that a person may read, newest first.</summary>
    public Task<IReadOnlyList<long>> OfKindAsync(long personId, string kind, long? topicId, long? groupId, long before, int limit) =>
        database.QueryAsync<long>(
            $"""
            SELECT s.id FROM messages s JOIN channels c ON c.id = s.channel_id
            WHERE s.kind = @kind AND s.kind <> 'chat' AND s.id < @before AND s.deleted_at IS NULL AND s.hidden_at IS NULL
              AND (@topicId::bigint IS NULL OR EXISTS (SELECT FROM message_topics t WHERE t.message_id = s.id AND t.topic_id = @topicId))
              AND (@groupId::bigint IS NULL OR c.group_id = @groupId) AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY s.id DESC LIMIT @limit
            """,
            new { personId, kind, topicId, groupId, before, limit });

    public Task<long?> PostAtHomeAsync(long messageId) =>
        database.FindAsync<long?>(
            """
            SELECT p.post FROM messages s JOIN placements p ON p.message_id = s.id AND p.channel_id = s.channel_id WHERE s.id = @messageId
            """,
            new { messageId });

    /// <summary>Every channel that shows a message, whoever asks.</summary>
    public Task<IReadOnlyList<long>> StandsAsync(long messageId) =>
        database.QueryAsync<long>("SELECT channel_id FROM placements WHERE message_id = @messageId", new { messageId });

    public Task<IReadOnlyList<VersionRow>> VersionsAsync(long personId, long messageId) =>
        database.QueryAsync<VersionRow>(
            $"""
            SELECT v.version, v.text, v.written_at FROM message_versions v
            JOIN messages s ON s.id = v.message_id JOIN channels c ON c.id = s.channel_id
            WHERE v.message_id = @messageId AND s.hidden_at IS NULL AND {ChannelAccess.MayRead("c", "@personId")} ORDER BY v.version
            """,
            new { personId, messageId });

    private const string Columns =
        """
        p.channel_id AS in_channel_id, p.post, p.seq, p.placed_at, p.placed_by, s.id, s.author_id, s.client_id, s.channel_id, h.home_id, h.root_id,
        s.kind, s.title, CASE WHEN s.hidden_at IS NULL THEN s.text ELSE '' END AS text, CASE WHEN s.hidden_at IS NULL THEN s.html ELSE '' END AS html,
        s.version, s.revision, s.created_at, s.edited_at, s.deleted_at IS NOT NULL AS deleted, s.hidden_at IS NOT NULL AS hidden,
        ARRAY(SELECT n.person_id FROM mentions n WHERE n.message_id = s.id AND s.hidden_at IS NULL ORDER BY 1) AS mentions,
        (SELECT a.word FROM channel_mentions a WHERE a.message_id = s.id AND s.hidden_at IS NULL LIMIT 1) AS channel_mention
        """;
}
