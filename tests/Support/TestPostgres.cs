using Dapper;
using MtsLife.Storage.Embedded;
using MtsLife.Storage.Migrations;
using Npgsql;

namespace MtsLife.Support;

/// <summary>
/// The server that all tests of all test processes share: the first process starts it, the last one stops it and deletes
/// everything. Every database is a clone of one migrated template.
/// </summary>
public sealed class TestPostgres
{
    private static readonly string Folder = Path.Combine(Repository.Artifacts, "postgres");
    private static readonly EmbeddedOptions Options = new(Path.Combine(Folder, "server"), Durable: false, MaxConnections: 400);
    private static readonly string Turn = Path.Combine(Folder, "turn");
    private static readonly string Users = Path.Combine(Folder, "users");
    private static readonly Lazy<Task<TestPostgres>> Shared = new(JoinAsync);
    private static int made;

    private const string Template = "mtslife";

    private readonly string owner;
    private readonly FileStream membership;

    private TestPostgres(string owner, FileStream membership) => (this.owner, this.membership) = (owner, membership);

    /// <summary>A new migrated database of the caller's own. Returns its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync() => await (await Shared.Value).CreateAsync(Template);

    /// <summary>A new database without tables, for tests of migrations.</summary>
    public static async Task<string> CreateEmptyDatabaseAsync() => await (await Shared.Value).CreateAsync("template1");

    private async Task<string> CreateAsync(string source)
    {
        var name = $"t_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";
        await using var connection = await OpenAsync(owner);
        await connection.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {source} STRATEGY wal_log");
        return new NpgsqlConnectionStringBuilder(owner) { Database = name, Pooling = true }.ConnectionString;
    }

    private static async Task<TestPostgres> JoinAsync()
    {
        await using var turn = await FileLock.ExclusiveAsync(Turn);
        await using (var alone = FileLock.TryExclusive(Users))
        {
            if (alone is not null)
                await BeginAnewAsync();
        }

        var server = await EmbeddedPostgres.StartAsync(Options);
        await Migrating.RunAsync(server.ConnectionString);
        await server.LeaveRunningAsync();

        var owner = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "postgres", Pooling = false, CommandTimeout = 120 };
        var joined = new TestPostgres(owner.ConnectionString, FileLock.Shared(Users));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => joined.LeaveAsync().GetAwaiter().GetResult();
        return joined;
    }

    // Processes that were killed leave a server or its files behind.
    private static async Task BeginAnewAsync()
    {
        if (Directory.Exists(Options.Folder))
        {
            await (await EmbeddedPostgres.StartAsync(Options)).DisposeAsync();
            Directory.Delete(Options.Folder, recursive: true);
        }
        FreshServer.CopyTo(Options.Folder);
    }

    // Must be quick: the test platform allows a process ten seconds to end.
    private async Task LeaveAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await using var turn = await FileLock.ExclusiveAsync(Turn);
        await membership.DisposeAsync();
        await using var last = FileLock.TryExclusive(Users);
        if (last is null)
            return;

        await (await EmbeddedPostgres.StartAsync(Options)).DisposeAsync();
        var gone = Path.Combine(Folder, Guid.NewGuid().ToString("N"));
        Directory.Move(Options.Folder, gone);
        if (OperatingSystem.IsWindows())
            Directory.Delete(gone, recursive: true);
        else
            System.Diagnostics.Process.Start("rm", ["-rf", gone]).Dispose();
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }
}
