using Dapper;
using MtsLife.Storage.Migrations;
using MtsLife.Support;
using Npgsql;
using Xunit;

namespace MtsLife.Storage.Tests.Migrations;

public sealed class MigratingTests
{
    private static readonly Script First = new("0001_first.sql", "CREATE TABLE first (n int); SELECT pg_sleep(0.1);");
    private static readonly Script Second = new("0002_second.sql", "INSERT INTO first VALUES (1);");

    [Fact]
    public async Task Scripts_run_once_and_in_order()
    {
        var database = await TestPostgres.CreateEmptyDatabaseAsync();

        Assert.Equal([First.Name], await RunAsync(database, First));
        Assert.Equal([Second.Name], await RunAsync(database, First, Second));
        Assert.Empty(await RunAsync(database, First, Second));
        Assert.Equal(1, await CountAsync(database, "first"));
    }

    [Fact]
    public async Task Of_nodes_that_start_at_once_only_one_migrates()
    {
        var database = await TestPostgres.CreateEmptyDatabaseAsync();

        var ran = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RunAsync(database, First, Second)));

        Assert.Single(ran, names => names.Count == 2);
        Assert.Equal(7, ran.Count(names => names.Count == 0));
        Assert.Equal(1, await CountAsync(database, "first"));
    }

    [Fact]
    public async Task A_script_changed_after_it_ran_stops_the_start()
    {
        var database = await TestPostgres.CreateEmptyDatabaseAsync();
        await RunAsync(database, First);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => RunAsync(database, First with { Text = First.Text + " -- edited" }, Second));

        Assert.Contains(First.Name, refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Equal(0, await CountAsync(database, "first"));
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_and_runs_again_when_mended()
    {
        var database = await TestPostgres.CreateEmptyDatabaseAsync();
        var broken = First with { Text = "CREATE TABLE half (n int); SELECT * FROM nowhere;" };

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunAsync(database, broken));

        Assert.Contains("nowhere", refused.Message);
        Assert.Equal(0, await CountAsync(database, "pg_class WHERE relname = 'half'"));
        Assert.Equal([First.Name], await RunAsync(database, First));
    }

    private static Task<IReadOnlyList<string>> RunAsync(string database, params Script[] scripts) =>
        Migrating.RunAsync(database, scripts, TestContext.Current.CancellationToken);

    private static async Task<int> CountAsync(string database, string from)
    {
        await using var connection = new NpgsqlConnection(database);
        return await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM " + from);
    }
}
