using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace MtsLife.Support.Chat;

public sealed record Frame(string Method, JsonElement Body);

/// <summary>
/// One person's connection to the hub, which comes back for ever with a jittered back-off, and everything that arrived
/// over it in order. Beside it the same person's HTTP.
/// </summary>
public sealed class ChatSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HubConnection hub;
    private readonly ChatHttp http;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<Frame> frames = new();
    private TaskCompletionSource arrival = NewSignal();
    private TaskCompletionSource open = NewSignal();
    private TaskCompletionSource closed = NewSignal();
    private Task staying = Task.CompletedTask;
    private int away;

    private ChatSocket(Uri address, (string Name, string Value)[] headers)
    {
        http = new ChatHttp(address, headers);
        hub = new HubConnectionBuilder().WithUrl(new Uri(address, "/hub"), options =>
        {
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
            foreach (var (name, value) in headers)
                options.Headers[name] = value;
        }).Build();
        foreach (var method in new[] { "Welcome", "Events", "Heads", "Typing", "Presence", "Standing", "GoAway" })
            hub.On<JsonElement>(method, body => Take(new(method, body)));
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public ChatHttp Http => http;

    public IReadOnlyCollection<Frame> Frames => frames;

    public bool IsOpen => hub.State == HubConnectionState.Connected;

    /// <summary>Each frame as it arrives, in order, on the connection's own turn.</summary>
    public Action<Frame>? Arrived { get; set; }

    /// <summary>After every opening, the first one too.</summary>
    public Func<Task>? Opened { get; set; }

    public static ChatSocket Create(Uri address, string token) => new(address, [("Authorization", "Bearer " + token)]);

    public static async Task<ChatSocket> OpenAsync(Uri address, params (string Name, string Value)[] headers)
    {
        var socket = new ChatSocket(address, headers);
        socket.Stay();
        await socket.WhenOpenAsync();
        return socket;
    }

    public static Task<ChatSocket> OpenAsync(Uri address, string token) => OpenAsync(address, ("Authorization", "Bearer " + token));

    /// <summary>Connects, and connects again whenever the link is lost, until disposed.</summary>
    public void Stay() => staying = StayAsync();

    public Task WhenOpenAsync() => Volatile.Read(ref open).Task.WaitAsync(TimeSpan.FromMinutes(2), stopping.Token);

    public Task WhenClosedAsync() => Volatile.Read(ref closed).Task.WaitAsync(Patience);

    /// <exception cref="RefusedException">The answer is no. Any other exception: it may or may not have happened.</exception>
    public async Task<JsonElement> InvokeAsync(string method, object request)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        patience.CancelAfter(Patience);
        var answer = await hub.InvokeAsync<JsonElement>(method, request, patience.Token);
        return answer.TryGetProperty("refusal", out var refusal) ? throw new RefusedException(refusal.As<WireRefusal>()) : answer.GetProperty("ok");
    }

    /// <summary>The first frame, past or to come, that matches.</summary>
    public async Task<JsonElement> FrameAsync(string method, Func<JsonElement, bool> match, double withinSeconds = 10)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(withinSeconds));
        while (true)
        {
            var next = Volatile.Read(ref arrival).Task;
            if (frames.FirstOrDefault(f => f.Method == method && match(f.Body)) is { } found)
                return found.Body;
            if (await Task.WhenAny(next, Task.Delay(Timeout.Infinite, limit.Token)) != next)
                throw new TimeoutException($"no {method} frame as expected within {withinSeconds} s; there came: {string.Join('\n', frames)}");
        }
    }

    /// <summary>Events of one channel in the order of their arrival.</summary>
    public IReadOnlyList<JsonElement> EventsOf(long channelId) =>
        [.. frames.Where(f => f.Method == "Events" && f.Body.GetProperty("channelId").GetInt64() == channelId)
            .SelectMany(f => f.Body.GetProperty("events").EnumerateArray())];

    /// <summary>Waits for an event and returns it.</summary>
    public async Task<JsonElement> EventAsync(long channelId, Func<JsonElement, bool> match, double withinSeconds = 10)
    {
        var frame = await FrameAsync("Events", f => f.GetProperty("channelId").GetInt64() == channelId
            && f.GetProperty("events").EnumerateArray().Any(match), withinSeconds);
        return frame.GetProperty("events").EnumerateArray().First(match);
    }

    private void Take(Frame frame)
    {
        frames.Enqueue(frame);
        if (frame.Method == "GoAway" && frame.Body.TryGetProperty("retryAfterMs", out var after))
            away = after.GetInt32();
        Arrived?.Invoke(frame);
        Interlocked.Exchange(ref arrival, NewSignal()).TrySetResult();
    }

    private async Task StayAsync()
    {
        for (var attempt = 0; !stopping.IsCancellationRequested; attempt++)
        {
            try
            {
                closed = NewSignal();
                await hub.StartAsync(stopping.Token);
                open.TrySetResult();
                attempt = 0;
                if (Opened is not null)
                    await Opened();
                await closed.Task.WaitAsync(stopping.Token);
            }
            catch (Exception) when (!stopping.IsCancellationRequested)
            {
                // The server is away, or went away while it was greeted: come back.
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (open.Task.IsCompleted)
                open = NewSignal();
            var pause = Math.Max(Random.Shared.Next(50, 200 * Math.Min(attempt + 1, 5)), Interlocked.Exchange(ref away, 0));
            await Task.Delay(pause, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await staying;
        await hub.DisposeAsync();
        http.Dispose();
        stopping.Dispose();
    }
}
