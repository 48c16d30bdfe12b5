using System.Net;
using System.Net.Sockets;

namespace MtsLife.Storage.Embedded;

/// <summary>The server process of one data folder: adopted if it lives, started otherwise, on the same port for as long as this object lives.</summary>
internal sealed class Postmaster(RunAs runAs, DataFolder folder, EmbeddedOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private int? port = options.Port;

    public PostmasterFile Running { get; private set; } = new(0, 0, 0);

    public string ConnectionString => new Door(folder, Running.Port).ConnectionString;

    public async Task StartAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            Running = await AdoptAsync(patience.Token) ?? await LaunchAsync(patience.Token);
            port = Running.Port;
            await new Door(folder, Running.Port).MakeDatabaseAsync(stop);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new StartRefusedException($"PostgreSQL was not ready in {Patience.TotalMinutes} minutes: {folder.LastWords()} (log: {folder.Log})");
        }
    }

    public async Task EndedAsync(CancellationToken stop)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (Running.Lives(folder.Data))
            await look.WaitForNextTickAsync(stop);
    }

    public async Task StopAsync()
    {
        if (PostmasterFile.Read(folder.Data)?.Lives(folder.Data) is not true)
            return;
        // Both roll back what is not committed; "fast" also writes what memory holds, so that the next start need not recover.
        var mode = options.Durable ? "fast" : "immediate";
        var result = await runAs.RunAsync("pg_ctl", ["stop", $"--mode={mode}", "--timeout=60", $"--pgdata={folder.Data}"], CancellationToken.None);
        if (!result.Succeeded && PostmasterFile.Read(folder.Data)?.Lives(folder.Data) is true)
            throw new InvalidOperationException($"PostgreSQL did not stop: {result.LastLine}");
    }

    /// <summary>The server that a killed program left behind, when it answers as ours; null when there is none.</summary>
    private async Task<PostmasterFile?> AdoptAsync(CancellationToken stop)
    {
        while (PostmasterFile.Read(folder.Data) is { } found)
        {
            if (!found.Lives(folder.Data))
            {
                PostmasterFile.Forget(folder.Data);
                return null;
            }
            if (port is not null && port != found.Port)
            {
                await StopAsync();
                return null;
            }
            if (await new Door(folder, found.Port).AnswersAsync(found, stop))
                return found;
            // It is starting, recovering or stopping.
            await Task.Delay(50, stop);
        }
        return null;
    }

    private async Task<PostmasterFile> LaunchAsync(CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var chosen = port ?? FreePort();
            await File.WriteAllTextAsync(Path.Combine(folder.Data, "postgresql.conf"), ServerSettings.Text(options, chosen), stop);
            folder.TurnLog();
            var result = await runAs.RunAsync("pg_ctl", Arguments(), stop);
            if (result.Succeeded && PostmasterFile.Read(folder.Data) is { } running)
                return running;
            if (attempt == 20 || !await MayPassAsync(stop))
                throw new StartRefusedException($"PostgreSQL did not start: {folder.LastWords()} (log: {folder.Log})");
        }
    }

    private string[] Arguments() =>
        ["start", "--wait", $"--timeout={Patience.TotalSeconds}", $"--pgdata={folder.Data}", $"--log={folder.Log}"];

    /// <summary>Another program took the port that was free a moment ago, or a killed server's processes are still ending.</summary>
    private async Task<bool> MayPassAsync(CancellationToken stop)
    {
        var said = File.Exists(folder.Log) ? await File.ReadAllTextAsync(folder.Log, stop) : "";
        if (said.Contains("could not bind", StringComparison.Ordinal))
            return port is null;
        if (!said.Contains("shared memory block", StringComparison.Ordinal))
            return false;
        await Task.Delay(250, stop);
        return true;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
