using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Groups;

/// <summary>Who belongs, inside a lane's transaction that holds every channel concerned.</summary>
public static class MembershipSql
{
    /// <summary>Makes members of active people; returns those who were not.</summary>
    public static async Task<IReadOnlyList<long>> JoinGroupAsync(
        this LaneTransaction lane, long groupId, IReadOnlyCollection<long> people, string role, DateTime at)
    {
        var joined = await lane.QueryAsync<long>(
            """
            INSERT INTO group_members (group_id, person_id, role, joined_at)
            SELECT @groupId, p.id, @role, @at FROM people p WHERE p.id = ANY(@people) AND p.deactivated_at IS NULL ORDER BY p.id
            ON CONFLICT DO NOTHING RETURNING person_id
            """,
            new { groupId, people = people.ToArray(), role, at });
        await lane.ExecuteAsync(
            "UPDATE groups SET member_count = member_count + @count WHERE id = @groupId", new { groupId, count = joined.Count });
        return joined;
    }

    /// <summary>A group's members are in all its channels but the private ones. Joining starts at the head: nothing is unread.</summary>
    public static Task<IReadOnlyList<JoinedRow>> EnterGroupChannelsAsync(
        this LaneTransaction lane, long groupId, IReadOnlyCollection<long> people, DateTime at) =>
        lane.QueryAsync<JoinedRow>(
            """
            INSERT INTO channel_members (channel_id, person_id, read_post, joined_at)
            SELECT c.id, p.id, coalesce(h.post, c.head_post), @at FROM channels c CROSS JOIN unnest(@people) AS p (id)
            LEFT JOIN unnest(@changed, @heads) AS h (id, post) ON h.id = c.id
            WHERE c.group_id = @groupId AND NOT c.private AND (c.archived_at IS NULL OR c.archived_at IS NOT DISTINCT FROM
                  (SELECT g.archived_at FROM groups g WHERE g.id = @groupId))
            ORDER BY 1, 2 ON CONFLICT DO NOTHING RETURNING channel_id, person_id
            """,
            new { groupId, people = people.ToArray(), at, changed = lane.HeadPosts.Keys.ToArray(), heads = lane.HeadPosts.Values.ToArray() });

    /// <summary>A new or restored channel of a group takes in all members who are not in it.</summary>
    public static Task<IReadOnlyList<JoinedRow>> EnterAllAsync(this LaneTransaction lane, long groupId, long channelId, DateTime at) =>
        lane.QueryAsync<JoinedRow>(
            """
            INSERT INTO channel_members (channel_id, person_id, read_post, joined_at)
            SELECT c.id, m.person_id, c.head_post, @at FROM group_members m JOIN channels c ON c.id = @channelId
            WHERE m.group_id = @groupId ORDER BY 2
            ON CONFLICT DO NOTHING RETURNING channel_id, person_id
            """,
            new { groupId, channelId, at });

    /// <summary>Takes people out of a group and all its channels; returns the channels they were in.</summary>
    public static async Task<IReadOnlyList<JoinedRow>> LeaveGroupAsync(
        this LaneTransaction lane, long groupId, IReadOnlyCollection<long> people)
    {
        var gone = await lane.ExecuteAsync(
            "DELETE FROM group_members WHERE group_id = @groupId AND person_id = ANY(@people)", new { groupId, people = people.ToArray() });
        await lane.ExecuteAsync("UPDATE groups SET member_count = member_count - @gone WHERE id = @groupId", new { groupId, gone });
        var left = await lane.QueryAsync<JoinedRow>(
            """
            WITH held AS (
                SELECT m.channel_id, m.person_id FROM channel_members m JOIN channels c ON c.id = m.channel_id
                WHERE c.group_id = @groupId AND m.person_id = ANY(@people)
                ORDER BY m.channel_id, m.person_id FOR UPDATE OF m)
            DELETE FROM channel_members m USING held h WHERE m.channel_id = h.channel_id AND m.person_id = h.person_id
            RETURNING m.channel_id, m.person_id
            """,
            new { groupId, people = people.ToArray() });
        await lane.UnfollowAsync([.. left.Select(l => l.ChannelId).Distinct()], people);
        return left;
    }

    public static Task<string?> RoleAsync(this LaneTransaction lane, long groupId, long personId) =>
        lane.FindAsync<string>(
            "SELECT role FROM group_members WHERE group_id = @groupId AND person_id = @personId", new { groupId, personId });

    public static Task<int> OwnersAsync(this LaneTransaction lane, long groupId) =>
        lane.FindAsync<int>("SELECT count(*)::int FROM group_members m JOIN people p ON p.id = m.person_id WHERE m.group_id = @groupId AND m.role = 'owner' AND p.deactivated_at IS NULL", new { groupId });

    public static Task<int> SetRoleAsync(this LaneTransaction lane, long groupId, long personId, string role) =>
        lane.ExecuteAsync(
            "UPDATE group_members SET role = @role WHERE group_id = @groupId AND person_id = @personId", new { groupId, personId, role });

    public static Task<IReadOnlyList<long>> ActiveOfGroupAsync(this LaneTransaction lane, long groupId) =>
        lane.QueryAsync<long>(
            """
            SELECT m.person_id FROM group_members m JOIN people p ON p.id = m.person_id
            WHERE m.group_id = @groupId AND p.deactivated_at IS NULL
            """,
            new { groupId });

    /// <summary>Those of <paramref name="people"/> who belong to the group.</summary>
    public static Task<IReadOnlyList<long>> OfGroupAsync(this LaneTransaction lane, long groupId, IReadOnlyCollection<long> people) =>
        lane.QueryAsync<long>(
            "SELECT person_id FROM group_members WHERE group_id = @groupId AND person_id = ANY(@people)",
            new { groupId, people = people.ToArray() });
}
