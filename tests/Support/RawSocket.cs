using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace MtsLife.Support;

/// <summary>A socket to the hub that sends what no client would: frames are written by the test, byte for byte.</summary>
public sealed class RawSocket : IAsyncDisposable
{
    private const char EndOfFrame = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> waiting = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly PeriodicTimer heart = new(TimeSpan.FromSeconds(10));
    private Task reading = Task.CompletedTask;
    private int sent;

    /// <summary>Frames that answered nothing: what the server told by itself.</summary>
    public ConcurrentQueue<JsonElement> Told { get; } = new();

    public bool IsOpen => socket.State == WebSocketState.Open && !reading.IsCompleted;

    /// <param name="headers">Such as a bearer token, or a cookie with its Origin.</param>
    public static async Task<RawSocket> ConnectAsync(Uri server, params (string Name, string Value)[] headers)
    {
        var raw = new RawSocket();
        foreach (var (name, value) in headers)
            raw.socket.Options.SetRequestHeader(name, value);
        await raw.socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/hub" }.Uri, CancellationToken.None);
        await raw.SendFrameAsync("""{"protocol":"json","version":1}""");
        raw.reading = raw.ReadAsync();
        _ = raw.BeatAsync();
        return raw;
    }

    public static async Task<RawSocket> ConnectAsync(TestServer server, long personId) =>
        await ConnectAsync(server.Address, ("Authorization", "Bearer " + await server.TokenAsync(personId)));

    /// <summary>Calls a method with exactly this JSON. The completion: <c>result</c>, or <c>error</c> where no method answered.</summary>
    public Task<JsonElement> CallAsync(string method, string argument) => CallWithAsync(method, $"[{argument}]");

    public async Task<JsonElement> CallWithAsync(string method, string arguments)
    {
        var id = Interlocked.Increment(ref sent).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendFrameAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":{{arguments}}}""");
        return await answer.Task.WaitAsync(Patience);
    }

    public async Task SendFrameAsync(string frame)
    {
        await turn.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(frame + EndOfFrame), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            turn.Release();
        }
    }

    public Task ClosedAsync() => reading.WaitAsync(Patience);

    // The server closes a socket from which it has heard nothing for 30 s.
    private async Task BeatAsync()
    {
        while (await heart.WaitForNextTickAsync() && IsOpen)
            await SendFrameAsync("""{"type":6}""");
    }

    private async Task ReadAsync()
    {
        var closed = new WebSocketException("The server closed the socket.");
        try
        {
            var text = new StringBuilder();
            var decoder = Encoding.UTF8.GetDecoder();
            var bytes = new byte[64 * 1024];
            var chars = new char[64 * 1024];
            while (await socket.ReceiveAsync(bytes, CancellationToken.None) is { MessageType: WebSocketMessageType.Text } part)
            {
                text.Append(chars, 0, decoder.GetChars(bytes, 0, part.Count, chars, 0));
                if (part.EndOfMessage)
                {
                    foreach (var frame in text.ToString().Split(EndOfFrame, StringSplitOptions.RemoveEmptyEntries))
                        Take(JsonDocument.Parse(frame).RootElement);
                    text.Clear();
                }
            }
        }
        catch (Exception cut) when (cut is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            closed = cut as WebSocketException ?? closed;
        }

        foreach (var call in waiting.Values)
            call.TrySetException(closed);
    }

    private void Take(JsonElement frame)
    {
        if (frame.TryGetProperty("type", out var type) && type.GetInt32() == 3
            && waiting.TryRemove(frame.GetProperty("invocationId").GetString()!, out var call))
            call.TrySetResult(frame);
        else
            Told.Enqueue(frame);
    }

    public async ValueTask DisposeAsync()
    {
        heart.Dispose();
        socket.Abort();
        await reading;
        socket.Dispose();
    }
}
