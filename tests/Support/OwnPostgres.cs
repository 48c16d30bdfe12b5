using System.Diagnostics;
using MtsLife.Storage.Embedded;
using MtsLife.Storage.Migrations;

namespace MtsLife.Support;

/// <summary>A durable server of a test's own, which may be killed and started again on the same port with the same data.</summary>
public sealed class OwnPostgres : IAsyncDisposable
{
    private readonly string folder = FreshServer.Folder("mtslife-own-");
    private EmbeddedPostgres server = null!;

    public string ConnectionString { get; private set; } = "";

    public int ProcessId => server.ProcessId;

    public static async Task<OwnPostgres> StartAsync(bool migrated = true)
    {
        var own = new OwnPostgres();
        own.server = await EmbeddedPostgres.StartAsync(new(own.folder));
        own.ConnectionString = own.server.ConnectionString;
        if (migrated)
            await Migrating.RunAsync(own.ConnectionString);
        return own;
    }

    /// <summary>SIGKILL to the server's main process; nothing is flushed, its other processes follow within moments.</summary>
    public async Task KillAsync()
    {
        await server.LeaveRunningAsync();
        using (var postmaster = Process.GetProcessById(server.ProcessId))
            postmaster.Kill();
        for (var deadline = DateTime.UtcNow.AddSeconds(10); server.Lives && DateTime.UtcNow < deadline;)
            await Task.Delay(5);
        if (server.Lives)
            throw new TimeoutException("PostgreSQL outlived a SIGKILL");
    }

    /// <summary>After <see cref="KillAsync"/>: returns when the server has recovered and accepts connections at the same address.</summary>
    public async Task RestartAsync() =>
        server = await EmbeddedPostgres.StartAsync(new(folder, new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString).Port));

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
