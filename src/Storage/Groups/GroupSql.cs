using MtsLife.Storage.Channels;
using MtsLife.Storage.People;

namespace MtsLife.Storage.Groups;

public sealed class GroupSql(Database database)
{
    /// <summary>Null when the group is not there, or secret and not theirs.</summary>
    public Task<GroupRow?> FindAsync(long personId, long groupId) =>
        database.FindAsync<GroupRow>($"SELECT {Columns} FROM {From} WHERE g.id = @groupId AND {Visible}", new { personId, groupId });

    public Task<IReadOnlyList<GroupRow>> SomeAsync(long personId, long[] groups) =>
        database.QueryAsync<GroupRow>($"SELECT {Columns} FROM {From} WHERE g.id = ANY(@groups) AND {Visible}", new { personId, groups });

    /// <summary>The directory by name, keyset-paged. Archived groups are listed only among one's own.</summary>
    public Task<IReadOnlyList<GroupRow>> PageAsync(
        long personId, string[] patterns, bool mine, string afterName, long afterId, int limit) =>
        database.QueryAsync<GroupRow>(
            $"""
            {new NameSearch("groups", patterns).With}
            SELECT {Columns} FROM {From}
            WHERE {Visible} AND {new NameSearch("groups", patterns).Found("g")}
              AND CASE WHEN @mine THEN m.role IS NOT NULL ELSE g.archived_at IS NULL END
              AND (g.name COLLATE "ru-x-icu", g.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY g.name COLLATE "ru-x-icu", g.id LIMIT @limit
            """,
            new { personId, patterns, mine, afterName, afterId, limit });

    public Task<IReadOnlyList<MemberRow>> MembersAsync(
        long groupId, string[] patterns, string afterName, long afterId, int limit) =>
        database.QueryAsync<MemberRow>(
            $"""
            {new NameSearch("people", patterns).With}
            SELECT p.id AS person_id, m.role, p.name FROM group_members m JOIN people p ON p.id = m.person_id
            WHERE m.group_id = @groupId AND p.deactivated_at IS NULL
              AND {new NameSearch("people", patterns).Found("p")}
              AND (p.name COLLATE "ru-x-icu", p.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY p.name COLLATE "ru-x-icu", p.id LIMIT @limit
            """,
            new { groupId, patterns, afterName, afterId, limit });

    /// <summary>All but those few who were sent away: so the company is not read to count it.</summary>
    public Task<int> CountMembersAsync(long groupId) =>
        database.FindAsync<int>(
            """
            SELECT (SELECT count(*) FROM group_members m WHERE m.group_id = @groupId)::int
                 - (SELECT count(*) FROM people p JOIN group_members m ON m.person_id = p.id AND m.group_id = @groupId WHERE p.deactivated_at IS NOT NULL)::int
            """,
            new { groupId });

    /// <summary>Every channel of a group, whoever may read it: what a change of the group must lock.</summary>
    public Task<IReadOnlyList<long>> ChannelIdsAsync(long groupId) =>
        database.QueryAsync<long>("SELECT id FROM channels WHERE group_id = @groupId ORDER BY id", new { groupId });

    internal const string Columns =
        """
        g.id, g.name, g.description, g.visibility, g.mandatory, g.member_count, m.role AS my_role, g.archived_at IS NOT NULL AS archived,
        g.version, (SELECT min(c.id) FROM channels c WHERE c.group_id = g.id AND NOT c.private) AS main_channel_id
        """;

    internal const string From = "groups g LEFT JOIN group_members m ON m.group_id = g.id AND m.person_id = @personId";

    internal const string Visible = "(g.visibility <> 'secret' OR m.role IS NOT NULL)";
}
