using System.Collections.Concurrent;
using System.Threading.Channels;

namespace MtsLife.Web.Tests.Wire;

/// <summary>What a program in this process takes for its console and its environment.</summary>
public sealed class Terminal(string token)
{
    private readonly Keyboard keyboard = new();

    public TextReader In => keyboard;

    public ConcurrentQueue<string> Lines { get; } = new();

    public void WriteLine(string line) => Lines.Enqueue(line);

    public string? GetEnvironmentVariable(string name) => name == "MTSLIFE_TOKEN" ? token : null;

    public void Type(string line) => keyboard.Typed.Writer.TryWrite(line);

    public void End() => keyboard.Typed.Writer.Complete();

    private sealed class Keyboard : TextReader
    {
        public Channel<string> Typed { get; } = Channel.CreateUnbounded<string>();

        public override async Task<string?> ReadLineAsync() =>
            await Typed.Reader.WaitToReadAsync() && Typed.Reader.TryRead(out var line) ? line : null;
    }
}
