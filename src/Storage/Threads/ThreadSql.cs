using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Threads;

public sealed record FollowedThreadRow
{
    public long RootId { get; init; }
    public long ChannelId { get; init; }
    public bool Following { get; init; }
}

public sealed class ThreadSql(Database database)
{
    /// <summary>The thread under a message, if there is one; the right to read it is for the caller to have checked.</summary>
    public Task<FollowedThreadRow?> FindAsync(long personId, long rootId) =>
        database.FindAsync<FollowedThreadRow>(
            """
            SELECT t.root_id, t.channel_id,
                   EXISTS (SELECT FROM channel_members m WHERE m.channel_id = t.channel_id AND m.person_id = @personId) AS following
            FROM threads t WHERE t.root_id = @rootId
            """,
            new { personId, rootId });

    /// <summary>Which of the threads under these messages a person follows.</summary>
    public Task<IReadOnlyList<long>> FollowedAsync(long personId, long[] roots) =>
        database.QueryAsync<long>(
            """
            SELECT t.root_id FROM threads t JOIN channel_members m ON m.channel_id = t.channel_id AND m.person_id = @personId
            WHERE t.root_id = ANY(@roots)
            """,
            new { personId, roots });

    /// <summary>Threads that a person follows and may still read, latest reply first, keyset-paged.</summary>
    public Task<IReadOnlyList<FollowedRow>> PageAsync(long personId, DateTime before, long beforeId, int limit) =>
        database.QueryAsync<FollowedRow>(
            $"""
            SELECT t.root_id, c.home_id, t.channel_id, t.last_at FROM channel_members m JOIN channels c ON c.id = m.channel_id
            JOIN threads t ON t.channel_id = c.id
            WHERE m.person_id = @personId AND c.kind = 'thread' AND t.last_at IS NOT NULL AND (t.last_at, t.channel_id) < (@before, @beforeId)
              AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY t.last_at DESC, t.channel_id DESC LIMIT @limit
            """,
            new { personId, before, beforeId, limit });
}

public sealed record FollowedRow
{
    public long RootId { get; init; }
    public long HomeId { get; init; }
    public long ChannelId { get; init; }
    public DateTime LastAt { get; init; }
}

/// <summary>Inside a lane's transaction that holds the root's home channel.</summary>
public static class ThreadWritingSql
{
    public static Task<long?> ThreadOfAsync(this LaneTransaction lane, long rootId) =>
        lane.FindAsync<long?>("SELECT channel_id FROM threads WHERE root_id = @rootId", new { rootId });

    public static async Task<(long ChannelId, bool Created)> OpenThreadAsync(this LaneTransaction lane, long rootId, long homeId, DateTime at)
    {
        if (await lane.ThreadOfAsync(rootId) is { } known)
        {
            return (known, false);
        }

        var channel = await lane.FindAsync<long>(
            """
            WITH stream AS (
                INSERT INTO channels (kind, root_id, home_id, readers, writers, created_at) VALUES ('thread', @rootId, @homeId, 'members', 'readers', @at)
                RETURNING id
            ), kept AS (
                INSERT INTO threads (root_id, channel_id) SELECT @rootId, id FROM stream
            )
            SELECT id FROM stream
            """,
            new { rootId, homeId, at });
        return (channel, true);
    }
}
