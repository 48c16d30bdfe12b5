using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace MtsLife.Support;

/// <summary>The product as a process of its own at one address, which may be killed, asked to end, and started again.</summary>
public sealed class ServerProcess(string connectionString, IReadOnlyDictionary<string, string>? settings = null) : IAsyncDisposable
{
    private const int Terminate = 15;
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>What all runs printed.</summary>
    public ConcurrentQueue<string> Output { get; } = new();

    /// <summary>Returns when it is ready; as a supervisor would, starts it again when it refuses because the database is away.</summary>
    public async Task StartAsync()
    {
        for (var deadline = DateTime.UtcNow.AddMinutes(2); ;)
        {
            if (await TryStartAsync())
                return;
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException("the server does not start:\n" + string.Join('\n', Output.TakeLast(20)));
            await Task.Delay(200);
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; returns the exit code and how long the end took.</summary>
    public async Task<(int Code, TimeSpan Took)> TerminateAsync()
    {
        var clock = Stopwatch.StartNew();
        if (Signal(process!.Id, Terminate) != 0)
            throw new InvalidOperationException("the signal was not sent");
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(40));
        return (process.ExitCode, clock.Elapsed);
    }

    private async Task<bool> TryStartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "MtsLife.Web.dll"));
        foreach (var (key, value) in Settings())
            start.ArgumentList.Add($"--{key}={value}");
        var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Heard(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Heard(line.Data, ready);
        process.Exited += (_, _) => ready.TrySetResult(false);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return await ready.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    private Dictionary<string, string> Settings()
    {
        Dictionary<string, string> all = new()
        {
            ["environment"] = "Development",
            ["urls"] = Address.GetLeftPart(UriPartial.Authority),
            ["ConnectionStrings:MtsLife"] = connectionString,
            ["RateLimits:Enabled"] = "false",
            ["Demo"] = "false",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            all[key] = value;
        return all;
    }

    private void Heard(string? line, TaskCompletionSource<bool> ready)
    {
        if (line is null)
            return;
        Output.Enqueue(line);
        if (line.StartsWith("MtsLife is ready", StringComparison.Ordinal))
            ready.TrySetResult(true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
        process?.Dispose();
    }
}
