using Dapper;

namespace MtsLife.Storage.Channels;

/// <summary>A person's channels with their own marks: what the sidebar shows.</summary>
public sealed class EntrySql(Database database)
{
    /// <summary>Everything in the sidebar; of the threads that the person follows those with something unread.</summary>
    public Task<IReadOnlyList<EntryRow>> AllAsync(long personId) =>
        QueryAsync("m.person_id = @personId AND (c.kind <> 'thread' OR c.head_post > m.read_post)", new { personId });

    public async Task<EntryRow?> FindAsync(long personId, long channelId) =>
        (await QueryAsync("m.person_id = @personId AND m.channel_id = @channelId", new { personId, channelId })).FirstOrDefault();

    public async Task<IReadOnlyList<EntryRow>> SomeAsync(long personId, long[] channels) =>
        await QueryAsync("m.person_id = @personId AND m.channel_id = ANY(@channels)", new { personId, channels });

    private async Task<IReadOnlyList<EntryRow>> QueryAsync(string which, object parameters)
    {
        await using var connection = await database.OpenAsync();
        return (await connection.QueryAsync<ChannelRow, MarkRow, EntryRow>(
            $"""
            SELECT {ChannelSql.Columns},
                   m.person_id, m.channel_id, m.read_post, m.read_version, m.muted, m.mandatory, {Unread} AS unread, {Mentions} AS mentions
            FROM channel_members m JOIN channels c ON c.id = m.channel_id LEFT JOIN groups g ON g.id = c.group_id
            WHERE {which} AND (c.kind <> 'thread' OR {ChannelAccess.MayRead("c", "m.person_id")}) ORDER BY c.id
            """,
            (channel, mark) => new EntryRow
            {
                Channel = channel,
                ReadPost = mark.ReadPost,
                ReadVersion = mark.ReadVersion,
                Muted = mark.Muted,
                Unread = mark.Unread,
                Mentions = mark.Mentions,
                Mandatory = mark.Mandatory,
            },
            parameters, splitOn: "person_id")).AsList();
    }

    /// <summary>A number only where it is for me: in private conversations and threads, what others wrote that is still shown, up to 100.</summary>
    internal const string Unread =
        """
        CASE WHEN c.kind IN ('direct', 'thread') AND c.head_post > m.read_post THEN (SELECT count(*)::int FROM (
            SELECT FROM placements p JOIN messages s ON s.id = p.message_id
            WHERE p.channel_id = c.id AND p.post > m.read_post AND s.deleted_at IS NULL AND s.hidden_at IS NULL AND s.author_id <> m.person_id LIMIT 100) few)
        ELSE 0 END
        """;

    internal const string Mentions =
        """
        CASE WHEN c.head_post > m.read_post THEN (SELECT count(*)::int FROM (
            SELECT n.post FROM mentions n JOIN messages s ON s.id = n.message_id
            WHERE n.person_id = m.person_id AND n.channel_id = c.id AND n.post > m.read_post AND s.hidden_at IS NULL
            UNION
            SELECT a.post FROM channel_mentions a JOIN messages s ON s.id = a.message_id
            WHERE a.channel_id = c.id AND a.post > m.read_post AND s.hidden_at IS NULL AND s.author_id <> m.person_id LIMIT 100) few)
        ELSE 0 END
        """;
}
