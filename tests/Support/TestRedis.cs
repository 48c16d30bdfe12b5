using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MtsLife.Support;

/// <summary>A Redis of a test's own, which may be killed and started again at the same address.</summary>
public sealed class TestRedis : IAsyncDisposable
{
    private readonly int port = FreePort();
    private Process? process;

    public string Address => $"127.0.0.1:{port}";

    public static async Task<TestRedis> StartAsync()
    {
        var redis = new TestRedis();
        await redis.BeginAsync();
        return redis;
    }

    public async Task BeginAsync()
    {
        process = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]) { RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await AcceptsAsync();
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    private async Task AcceptsAsync()
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(10); ; await Task.Delay(10))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (DateTime.UtcNow < deadline)
            {
                // Not yet.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await KillAsync();
    }
}
