using System.Diagnostics;
using Dapper;
using MtsLife.Storage.Embedded;
using MtsLife.Support;
using Npgsql;
using Xunit;

namespace MtsLife.Storage.Tests.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string folder = FreshServer.Folder("mtslife папка с пробелом ");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_new_server_reads_Cyrillic_and_keeps_what_was_committed()
    {
        Directory.Delete(folder, recursive: true);
        await using (var server = await EmbeddedPostgres.StartAsync(new(folder)))
        {
            Assert.Equal("ы", await AskAsync<string>(server, "SELECT lower('Ы')"));
            Assert.NotEmpty(await AskAsync<string[]>(server, "CREATE EXTENSION pg_trgm; SELECT show_trgm('кредит')") ?? []);
            Assert.Equal("on,on,on,off", await AskAsync<string>(server, """
                SELECT concat_ws(',', current_setting('fsync'), current_setting('synchronous_commit'),
                                      current_setting('full_page_writes'), current_setting('jit'))
                """));
            await AskAsync<int>(server, "CREATE TABLE kept AS SELECT 42 AS answer; SELECT 1");
        }

        await using var again = await EmbeddedPostgres.StartAsync(new(folder));
        Assert.Equal(42, await AskAsync<int>(again, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task The_password_is_for_its_owner_only_and_without_it_nobody_enters()
    {
        await using var server = await EmbeddedPostgres.StartAsync(new(folder));

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(server.Home, "postgres.password")));
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guessed", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
    }

    [Fact]
    public async Task A_server_left_behind_by_a_killed_program_is_adopted()
    {
        var left = await EmbeddedPostgres.StartAsync(new(folder));
        await left.LeaveRunningAsync();

        await using var next = await EmbeddedPostgres.StartAsync(new(folder));

        Assert.Equal((left.ProcessId, left.Port), (next.ProcessId, next.Port));
    }

    [Fact]
    public async Task A_killed_server_is_recovered_by_the_next_start()
    {
        await using var server = await OwnPostgres.StartAsync(migrated: false);
        await ExecuteAsync(server.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");

        await server.KillAsync();
        await server.RestartAsync();

        Assert.Equal(42, await AskAsync<int>(server.ConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_pid_file_that_names_somebody_elses_process_is_not_believed()
    {
        await using (await EmbeddedPostgres.StartAsync(new(folder)))
        {
        }
        var file = PostmasterFile.PathIn(Path.Combine(folder, DataFolder.Name));
        await File.WriteAllTextAsync(file, $"{Environment.ProcessId}\n{folder}\n1700000000\n5432\n\n127.0.0.1\n  1234  5678\nready   \n");

        await using var server = await EmbeddedPostgres.StartAsync(new(folder));

        Assert.NotEqual(Environment.ProcessId, server.ProcessId);
        Assert.Equal(1, await AskAsync<int>(server, "SELECT 1"));
    }

    [Fact]
    public async Task Data_in_use_is_refused_to_a_second_start_in_one_line()
    {
        await using var server = await EmbeddedPostgres.StartAsync(new(folder));

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => EmbeddedPostgres.StartAsync(new(folder)));

        Assert.Contains("already running", refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_server_killed_from_outside_comes_back_at_the_same_address()
    {
        await using var server = await EmbeddedPostgres.StartAsync(new(folder));
        var killed = server.ProcessId;
        using (var process = Process.GetProcessById(killed))
            process.Kill();

        for (var deadline = DateTime.UtcNow.AddSeconds(60); server.ProcessId == killed && DateTime.UtcNow < deadline;)
            await Task.Delay(20);

        Assert.NotEqual(killed, server.ProcessId);
        Assert.Equal(1, await AskAsync<int>(server, "SELECT 1"));
    }

    [Fact]
    public async Task Stopping_leaves_no_process_behind()
    {
        var server = await EmbeddedPostgres.StartAsync(new(folder));
        Assert.True(server.Lives);
        await server.DisposeAsync();

        Assert.False(server.Lives);
    }

    private static Task<T?> AskAsync<T>(EmbeddedPostgres server, string sql) => AskAsync<T>(server.ConnectionString, sql);

    private static async Task<T?> AskAsync<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(Unpooled(connectionString));
        return await connection.ExecuteScalarAsync<T>(sql);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(Unpooled(connectionString));
        await connection.ExecuteAsync(sql);
    }

    private static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
}
