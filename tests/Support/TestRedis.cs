using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Garnet;

namespace MtsLife.Support;

/// <summary>
/// A Redis of a test's own, which may be killed and started again at the same address: <c>redis-server</c> where it is
/// installed, and else Garnet, which speaks the same and needs nothing installed.
/// </summary>
public sealed class TestRedis : IAsyncDisposable
{
    private static readonly bool IsInstalled = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "redis-server")));

    private readonly int port = FreePort();
    private Process? redis;
    private GarnetServer? garnet;

    public string Address => $"127.0.0.1:{port}";

    public static async Task<TestRedis> StartAsync()
    {
        var redis = new TestRedis();
        await redis.BeginAsync();
        return redis;
    }

    public async Task BeginAsync()
    {
        if (IsInstalled)
            BeginRedis();
        else
            BeginGarnet();
        await AcceptsAsync();
    }

    /// <summary>At once: whoever is connected loses the connection.</summary>
    public async Task KillAsync()
    {
        if (redis is not null)
        {
            redis.Kill();
            await redis.WaitForExitAsync();
            redis.Dispose();
        }

        garnet?.Dispose();
        (redis, garnet) = (null, null);
    }

    private void BeginRedis()
    {
        redis = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        {
            RedirectStandardOutput = true,
        })!;
        redis.BeginOutputReadLine();
    }

    private void BeginGarnet()
    {
        garnet = new GarnetServer(["--port", $"{port}", "--bind", "127.0.0.1", "--memory", "16m", "--page", "1m", "--index", "1m"]);
        garnet.Start();
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

    public async ValueTask DisposeAsync() => await KillAsync();
}
