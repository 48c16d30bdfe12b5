using MtsLife.Storage.Channels;
using MtsLife.Storage.People;

namespace MtsLife.Storage.Switcher;

public sealed class SwitcherSql(Database database)
{
    /// <summary>Named channels of groups that the person may read; their own come first.</summary>
    public Task<IReadOnlyList<ChannelRow>> FindAsync(long personId, string[] patterns, int limit) =>
        database.QueryAsync<ChannelRow>(
            $"""
            SELECT {ChannelSql.Columns} FROM channels c JOIN groups g ON g.id = c.group_id
            WHERE c.kind = 'group' AND c.name <> '' AND c.archived_at IS NULL
              AND {NameSearch.Finds("search_key(c.name || ' ' || g.name)", patterns)}
              AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY is_member DESC, c.name COLLATE "ru-x-icu", c.id LIMIT @limit
            """,
            new { personId, patterns, limit });
}
