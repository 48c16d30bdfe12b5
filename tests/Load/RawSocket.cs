using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace MtsLife.Load;

/// <summary>A SignalR client with nothing around it: a socket, ready-made frames, and what was asked.</summary>
internal sealed class RawSocket : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> asked = new();
    private Task reading = Task.CompletedTask;
    private int number;

    /// <summary>Called for every <c>Events</c> frame with its body.</summary>
    public Action<JsonElement>? OnEvents { get; set; }

    public static async Task<RawSocket> ConnectAsync(Uri server, string token)
    {
        var raw = new RawSocket();
        raw.socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await raw.socket.ConnectAsync(new Uri($"ws://{server.Authority}/hub"), CancellationToken.None);
        await raw.SendAsync("""{"protocol":"json","version":1}""");
        raw.reading = raw.ReadAsync();
        return raw;
    }

    /// <summary>The answer of a hub method, whole.</summary>
    public async Task<JsonElement> AskAsync(string method, string argument)
    {
        var id = Interlocked.Increment(ref number).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":[{{argument}}]}""");
        return await answer.Task;
    }

    private async Task SendAsync(string frame)
    {
        await writing.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(frame + End), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var rest = new MemoryStream();
        while (socket.State == WebSocketState.Open)
        {
            ValueWebSocketReceiveResult got;
            try
            {
                got = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            }
            catch (Exception ended) when (ended is WebSocketException or OperationCanceledException)
            {
                // Aborted by us, or the server has gone; whoever waits for an answer has a run to fail.
                return;
            }

            foreach (var b in buffer.AsSpan(0, got.Count))
            {
                if (b != End)
                {
                    rest.WriteByte(b);
                    continue;
                }

                Take(rest.GetBuffer().AsMemory(0, (int)rest.Length));
                rest.SetLength(0);
            }
        }
    }

    private void Take(ReadOnlyMemory<byte> frame)
    {
        using var document = JsonDocument.Parse(frame);
        var root = document.RootElement;
        if (!root.TryGetProperty("type", out var type))
            return;
        if (type.GetInt32() == 3 && asked.TryRemove(root.GetProperty("invocationId").GetString()!, out var answer))
            answer.SetResult(root.Clone());
        else if (type.GetInt32() == 1 && root.GetProperty("target").GetString() == "Events")
            OnEvents?.Invoke(root.GetProperty("arguments")[0]);
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading;
        socket.Dispose();
    }
}
