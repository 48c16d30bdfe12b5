using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using MtsLife.Hub.Fanout;

namespace MtsLife.Hub.Realtime;

/// <summary>
/// Sends clients elsewhere before the server goes: SignalR alone closes at once, and everybody would come back in the
/// same instant. Each is told a moment of its own to return at; what it has not had acknowledged it sends again.
/// </summary>
public sealed class Draining(IHubContext<ChatHub, IChatClient> hub, LiveConnections connections) : IHostedLifecycleService
{
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(200);
    private const int SpreadMsPerSocket = 2;
    private const int LeastSpreadMs = 1000;

    /// <summary>Before anything is told to stop: SignalR closes its sockets in that very moment.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var open = connections.Close();
        var spread = Math.Max(LeastSpreadMs, open.Count * SpreadMsPerSocket);
        await Task.WhenAll(open.Select(c =>
            hub.Clients.Client(c.Id).GoAway(new GoAwayFrame("draining", Random.Shared.Next(LeastSpreadMs / 2, spread)))));
        if (open.Count > 0)
        {
            // A frame is sent when it is in the socket's buffer: this lets it leave before the socket is closed.
            await Task.Delay(LastWords, CancellationToken.None);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
