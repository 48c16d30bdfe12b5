namespace MtsLife.Storage.Demo;

public sealed class DemoPeopleSql(Database database)
{
    public sealed record DemoPersonRow(long Id, string Handle, string Position);

    public Task<IReadOnlyList<DemoPersonRow>> WithHandlesAsync(string[] handles) => database.QueryAsync<DemoPersonRow>("""
        SELECT id, handle, position FROM people WHERE handle = ANY (@handles) AND deactivated_at IS NULL
        """, new { handles });
}
