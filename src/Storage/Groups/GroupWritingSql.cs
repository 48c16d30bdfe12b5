using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Groups;

/// <summary>Groups and their channels, inside a lane's transaction.</summary>
public static class GroupWritingSql
{
    /// <summary>The group as it stands under the lane's locks.</summary>
    public static Task<GroupRow?> FindGroupAsync(this LaneTransaction lane, long personId, long groupId) =>
        lane.FindAsync<GroupRow>(
            $"SELECT {GroupSql.Columns} FROM {GroupSql.From} WHERE g.id = @groupId AND {GroupSql.Visible}", new { personId, groupId });

    public static Task<IReadOnlyList<long>> GroupChannelsAsync(this LaneTransaction lane, long groupId) =>
        lane.QueryAsync<long>("SELECT id FROM channels WHERE group_id = @groupId ORDER BY id", new { groupId });

    /// <summary>Null when another listed group bears the name.</summary>
    public static Task<long?> CreateGroupAsync(
        this LaneTransaction lane, string name, string description, string visibility, long personId, DateTime at) =>
        lane.FindAsync<long?>(
            """
            INSERT INTO groups (name, description, visibility, created_by, created_at)
            VALUES (@name, @description, @visibility, @personId, @at) ON CONFLICT DO NOTHING RETURNING id
            """,
            new { name, description, visibility, personId, at });

    /// <summary>Returns 0 when the version is not the present one, null when another listed group bears the name.</summary>
    public static async Task<int?> UpdateGroupAsync(
        this LaneTransaction lane, long groupId, int version, string name, string description, string visibility)
    {
        var taken = await lane.FindAsync<bool>(
            """
            SELECT EXISTS (SELECT FROM groups WHERE lower(name) = lower(@name) AND id <> @groupId AND archived_at IS NULL
                           AND visibility <> 'secret') AND @visibility <> 'secret'
            """,
            new { groupId, name, visibility });
        return taken ? null : await lane.ExecuteAsync(
            """
            UPDATE groups SET name = @name, description = @description, visibility = @visibility, version = version + 1
            WHERE id = @groupId AND version = @version
            """,
            new { groupId, version, name, description, visibility });
    }

    /// <summary>An open group's channels are everybody's to read; nothing else about them changes with the group.</summary>
    public static Task<int> SetReadersAsync(this LaneTransaction lane, long groupId, string readers) =>
        lane.ExecuteAsync(
            """
            UPDATE channels SET readers = @readers, version = version + 1
            WHERE group_id = @groupId AND NOT private AND readers <> @readers
            """,
            new { groupId, readers });

    /// <summary>Archiving stamps the group's live channels with the group's own time, so that only those come back with it.</summary>
    public static async Task ArchiveGroupAsync(this LaneTransaction lane, long groupId, DateTime? at)
    {
        await lane.ExecuteAsync(
            """
            UPDATE channels c SET archived_at = @at, version = c.version + 1 FROM groups g
            WHERE g.id = @groupId AND c.group_id = g.id AND c.archived_at IS NOT DISTINCT FROM g.archived_at
            """,
            new { groupId, at });
        await lane.ExecuteAsync("UPDATE groups SET archived_at = @at, version = version + 1 WHERE id = @groupId", new { groupId, at });
    }

    public static Task<bool> NameIsTakenAsync(this LaneTransaction lane, long groupId) =>
        lane.FindAsync<bool>(
            """
            SELECT EXISTS (SELECT FROM groups o JOIN groups g ON lower(o.name) = lower(g.name) AND o.id <> g.id
                           WHERE g.id = @groupId AND g.visibility <> 'secret' AND o.visibility <> 'secret' AND o.archived_at IS NULL)
            """,
            new { groupId });

    public static Task<long> CreateChannelAsync(
        this LaneTransaction lane, long groupId, string name, string purpose, bool isPrivate, string readers, string writers, DateTime at) =>
        lane.FindAsync<long>(
            """
            INSERT INTO channels (kind, group_id, name, purpose, private, readers, writers, created_at)
            VALUES ('group', @groupId, @name, @purpose, @isPrivate, @readers, @writers, @at) RETURNING id
            """,
            new { groupId, name, purpose, isPrivate, readers, writers, at });

    /// <summary>False when the version is not the present one.</summary>
    public static async Task<bool> UpdateChannelAsync(
        this LaneTransaction lane, long channelId, int version, string name, string purpose, string writers) =>
        await lane.ExecuteAsync(
            """
            UPDATE channels SET name = @name, purpose = @purpose, writers = @writers, version = version + 1
            WHERE id = @channelId AND version = @version
            """,
            new { channelId, version, name, purpose, writers }) > 0;

    public static Task<int> ArchiveChannelAsync(this LaneTransaction lane, long channelId, DateTime? at) =>
        lane.ExecuteAsync("UPDATE channels SET archived_at = @at, version = version + 1 WHERE id = @channelId", new { channelId, at });

    public static Task<ChannelRow?> FindChannelAsync(this LaneTransaction lane, long personId, long channelId) =>
        lane.FindAsync<ChannelRow>(
            $"""
            SELECT {ChannelSql.Columns} FROM channels c LEFT JOIN groups g ON g.id = c.group_id
            WHERE c.id = @channelId AND {ChannelAccess.MayRead("c", "@personId")}
            """,
            new { personId, channelId });
}
