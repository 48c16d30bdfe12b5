using Dapper;
using MtsLife.Storage.Embedded;
using MtsLife.Storage.Migrations;
using Npgsql;

namespace MtsLife.Support;

/// <summary>
/// The server that all tests of all test processes share: the first process starts it, the last one stops it.
/// Every database is a clone of one migrated template and is dropped when its process ends.
/// </summary>
public sealed class TestPostgres
{
    private static readonly string Folder = Path.Combine(Repository.Artifacts, "postgres");
    private static readonly string Turn = Path.Combine(Folder, "turn");
    private static readonly string Users = Path.Combine(Folder, "users");
    private static readonly Lazy<Task<TestPostgres>> Shared = new(JoinAsync);
    private static int made;

    private readonly string owner;
    private readonly string template;
    private readonly FileStream membership;

    private TestPostgres(string owner, string template, FileStream membership) =>
        (this.owner, this.template, this.membership) = (owner, template, membership);

    /// <summary>A new migrated database of the caller's own. Returns its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync() => await (await Shared.Value).CloneAsync();

    /// <summary>A new database without tables, for tests of migrations.</summary>
    public static async Task<string> CreateEmptyDatabaseAsync() => await (await Shared.Value).CreateAsync("template1");

    private Task<string> CloneAsync() => CreateAsync(template);

    private async Task<string> CreateAsync(string source)
    {
        var name = $"t_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";
        await using var connection = await OpenAsync(owner);
        await connection.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {source} STRATEGY file_copy");
        return new NpgsqlConnectionStringBuilder(owner) { Database = name, Pooling = true }.ConnectionString;
    }

    private static async Task<TestPostgres> JoinAsync()
    {
        Directory.CreateDirectory(Folder);
        await using var turn = await FileLock.ExclusiveAsync(Turn);
        var first = FileLock.TryExclusive(Users);
        var alone = first is not null;
        first?.Dispose();

        var server = await StartServerAsync();
        var owner = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false, CommandTimeout = 120 }.ConnectionString;
        await using var connection = await OpenAsync(owner);
        if (alone)
            await DropLeftoversAsync(connection);
        var template = await TemplateAsync(connection, owner);
        await server.LeaveRunningAsync();

        var joined = new TestPostgres(owner, template, FileLock.Shared(Users));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => joined.LeaveAsync().GetAwaiter().GetResult();
        return joined;
    }

    private static async Task<EmbeddedPostgres> StartServerAsync()
    {
        var options = new EmbeddedOptions(Path.Combine(Folder, "server"), Durable: false, MaxConnections: 400);
        try
        {
            return await EmbeddedPostgres.StartAsync(options);
        }
        catch (MtsLife.Storage.StartRefusedException) when (Directory.Exists(options.Folder))
        {
            // It keeps nothing safe by design, so what a crash of the machine left may be unreadable.
            Directory.Delete(options.Folder, recursive: true);
            return await EmbeddedPostgres.StartAsync(options);
        }
    }

    private static async Task<string> TemplateAsync(NpgsqlConnection connection, string owner)
    {
        var name = "template_" + Script.All.Aggregate(17L, (hash, script) => unchecked(hash * 31 + Convert.ToInt64(script.Sha256[..15], 16))).ToString("x16");
        if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_database WHERE datname = @name)", new { name }))
            return name;

        var unfinished = name + "_new";
        await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)");
        await connection.ExecuteAsync($"CREATE DATABASE {unfinished}");
        await Migrating.RunAsync(new NpgsqlConnectionStringBuilder(owner) { Database = unfinished }.ConnectionString);
        await connection.ExecuteAsync($"ALTER DATABASE {unfinished} RENAME TO {name}");
        return name;
    }

    private static async Task DropLeftoversAsync(NpgsqlConnection connection)
    {
        var names = await connection.QueryAsync<string>(@"SELECT datname FROM pg_database WHERE datname ~ '^t_\d+_\d+$' OR datname ~ '_new$'");
        foreach (var name in names)
            await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private async Task LeaveAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await using var turn = await FileLock.ExclusiveAsync(Turn);
        await using (var connection = await OpenAsync(owner))
        {
            foreach (var number in Enumerable.Range(1, made))
                await connection.ExecuteAsync($"DROP DATABASE IF EXISTS t_{Environment.ProcessId}_{number} WITH (FORCE)");
        }

        await membership.DisposeAsync();
        await using var last = FileLock.TryExclusive(Users);
        if (last is not null)
            await (await StartServerAsync()).DisposeAsync();
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }
}
