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
            WHERE p.channel_id = @channelId AND p.post < @before AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY p.post DESC LIMIT @limit
            """,
            new { personId, channelId, before, limit });

    public Task<IReadOnlyList<PlacedRow>> AfterAsync(long personId, long channelId, long after, int limit) =>
        database.QueryAsync<PlacedRow>(
            $"""
            SELECT {Columns} FROM placements p JOIN messages s ON s.id = p.message_id JOIN channels c ON c.id = p.channel_id
            WHERE p.channel_id = @channelId AND p.post > @after AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY p.post LIMIT @limit
            """,
            new { personId, channelId, after, limit });

    /// <summary>The messages as they stand in one channel; for one <paramref name="reader"/> only if they may read there now.</summary>
    public Task<IReadOnlyList<PlacedRow>> InChannelAsync(long channelId, long[] messages, long? reader = null) =>
        database.QueryAsync<PlacedRow>(
            $"""
            SELECT {Columns} FROM placements p JOIN messages s ON s.id = p.message_id JOIN channels c ON c.id = p.channel_id
            WHERE p.channel_id = @channelId AND p.message_id = ANY(@messages)
              AND (@reader::bigint IS NULL OR {ChannelAccess.MayRead("c", "@reader")})
            """,
            new { channelId, messages, reader });

    /// <summary>A message at the best place that the reader may see: its home.</summary>
    public Task<PlacedRow?> FindAsync(long personId, long messageId) =>
        database.FindAsync<PlacedRow>(
            $"""
            SELECT {Columns} FROM messages s JOIN placements p ON p.message_id = s.id AND p.channel_id = s.channel_id
            JOIN channels c ON c.id = s.channel_id
            WHERE s.id = @messageId AND {ChannelAccess.MayRead("c", "@personId")}
            """,
            new { personId, messageId });

    /// <summary>One's own message that may still be changed, with every channel where it stands.</summary>
    public Task<OwnMessageRow?> FindOwnAsync(long personId, long messageId) =>
        database.FindAsync<OwnMessageRow>(
            """
            SELECT s.id, s.channel_id, ARRAY(SELECT p.channel_id FROM placements p WHERE p.message_id = s.id) AS channels
            FROM messages s WHERE s.id = @messageId AND s.author_id = @personId AND s.deleted_at IS NULL
            """,
            new { personId, messageId });

    public Task<IReadOnlyList<VersionRow>> VersionsAsync(long personId, long messageId) =>
        database.QueryAsync<VersionRow>(
            $"""
            SELECT v.version, v.text, v.written_at FROM message_versions v
            JOIN messages s ON s.id = v.message_id JOIN channels c ON c.id = s.channel_id
            WHERE v.message_id = @messageId AND {ChannelAccess.MayRead("c", "@personId")} ORDER BY v.version
            """,
            new { personId, messageId });

    private const string Columns =
        """
        p.channel_id AS in_channel_id, p.post, p.seq, p.placed_at, s.id, s.author_id, s.client_id, s.channel_id, s.kind, s.text, s.html,
        s.version, s.created_at, s.edited_at, s.deleted_at IS NOT NULL AS deleted,
        ARRAY(SELECT n.person_id FROM mentions n WHERE n.message_id = s.id ORDER BY 1) AS mentions,
        (SELECT a.word FROM channel_mentions a WHERE a.message_id = s.id LIMIT 1) AS channel_mention
        """;
}
