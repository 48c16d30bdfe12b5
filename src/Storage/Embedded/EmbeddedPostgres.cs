using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MtsLife.Storage.Embedded;

/// <summary>
/// A PostgreSQL server of the program's own, in a session of its own: Ctrl+C in the terminal does not reach it,
/// and it survives the program's sudden death, after which the next start adopts it.
/// </summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    internal const string User = "mtslife";

    private readonly EmbeddedOptions options;
    private readonly IDisposable held;
    private readonly RunAs runAs;
    private readonly DataFolder folder;
    private readonly Postmaster postmaster;
    private readonly ILogger log;
    private readonly CancellationTokenSource stopping = new();
    private Task watching = Task.CompletedTask;

    private EmbeddedPostgres(EmbeddedOptions options, IDisposable held, RunAs runAs, ILogger log)
    {
        (this.options, this.held, this.runAs, this.log) = (options, held, runAs, log);
        folder = new(runAs.Home);
        postmaster = new(runAs, folder, options);
    }

    /// <summary>Where the data is, which may not be the folder asked for when root starts it.</summary>
    public string Home => runAs.Home;

    public string? Notice => runAs.Notice;

    public string ConnectionString => postmaster.ConnectionString;

    public int Port => postmaster.Running.Port;

    public int ProcessId => postmaster.Running.ProcessId;

    internal bool Lives => postmaster.Running.Lives(folder.Data);

    /// <exception cref="StartRefusedException">With one line that says why.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedOptions options, ILogger? log = null, CancellationToken stop = default)
    {
        options = options with { Folder = Path.GetFullPath(options.Folder) };
        var held = FolderLock.Take(options.Folder);
        try
        {
            var runAs = await RunAs.ChooseAsync(PostgresBinaries.Find(), options.Folder, stop);
            var server = new EmbeddedPostgres(options, held, runAs, log ?? NullLogger.Instance);
            await server.StartAsync(stop);
            return server;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The connection string of the server that another process runs on this folder; null when none runs.</summary>
    public static string? Running(string folder)
    {
        foreach (var files in RunAs.Homes(Path.GetFullPath(folder)).Select(home => new DataFolder(home)))
        {
            if (PostmasterFile.Read(files.Data) is { } found && found.Lives(files.Data))
                return new Door(files, found.Port).ConnectionString;
        }
        return null;
    }

    /// <summary>Stops the server, rolling back what is not committed. To be called when everything that uses it has ended.</summary>
    public async Task StopAsync()
    {
        await EndWatchingAsync();
        await postmaster.StopAsync();
    }

    /// <summary>Lets go of the data and leaves the server running, for the next start to adopt.</summary>
    public async Task LeaveRunningAsync()
    {
        await EndWatchingAsync();
        held.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        finally
        {
            held.Dispose();
            stopping.Dispose();
        }
    }

    private async Task StartAsync(CancellationToken stop)
    {
        try
        {
            folder.Password();
            if (!Directory.Exists(folder.Data))
                await Initdb.RunAsync(runAs, folder, stop);
            await postmaster.StartAsync(stop);
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"'{options.Folder}' belongs to another user: start as that user, or choose another folder with Storage__Path.");
        }
        catch (OperationCanceledException)
        {
            await postmaster.StopAsync();
            throw;
        }
        watching = WatchAsync(stopping.Token);
    }

    // What kills PostgreSQL from outside (the out-of-memory killer, an operator) should cost seconds, not the service.
    private async Task WatchAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await postmaster.EndedAsync(stop);
                Log.Died(log, folder.Log);
                await postmaster.StartAsync(stop);
                Log.Restarted(log);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (StartRefusedException refused)
            {
                Log.StaysDown(log, refused.Message);
                await Task.Delay(TimeSpan.FromSeconds(5), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task EndWatchingAsync()
    {
        await stopping.CancelAsync();
        await watching;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "PostgreSQL ended by itself; starting it again. Its log: {File}")]
        public static partial void Died(ILogger log, string file);

        [LoggerMessage(LogLevel.Warning, "PostgreSQL is back")]
        public static partial void Restarted(ILogger log);

        [LoggerMessage(LogLevel.Error, "PostgreSQL does not start: {Reason}")]
        public static partial void StaysDown(ILogger log, string reason);
    }
}
