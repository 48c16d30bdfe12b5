using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace MtsLife.Hub.Realtime;

/// <summary>
/// SignalR's JSON, but for one thing: it reads 64 levels of a frame and closes the socket at the 65th. Here the method is
/// called with what was sent, and <see cref="Wire.RequestReader"/> refuses it as HTTP does, naming the member.
/// </summary>
internal sealed class AnsweringJsonProtocol(IOptions<JsonHubProtocolOptions> options) : IHubProtocol
{
    private const byte EndOfFrame = 0x1e;
    private const int Invocation = 1;

    // No frame can be deeper than it is long; reading does not recurse.
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = HubStart.MaxFrameBytes };

    private readonly JsonHubProtocol stock = new(options);

    public string Name => stock.Name;

    public int Version => stock.Version;

    public TransferFormat TransferFormat => stock.TransferFormat;

    public bool IsVersionSupported(int version) => stock.IsVersionSupported(version);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => stock.GetMessageBytes(message);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => stock.WriteMessage(message, output);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var frames = input;
        try
        {
            return stock.TryParseMessage(ref input, binder, out message);
        }
        catch (InvalidDataException unread) when (unread.InnerException is JsonException && frames.PositionOf(EndOfFrame) is { } end
            && ReadDeep(frames.Slice(0, end), binder) is { } invocation)
        {
            input = frames.Slice(frames.GetPosition(1, end));
            message = invocation;
            return true;
        }
    }

    private static HubMessage? ReadDeep(ReadOnlySequence<byte> frame, IInvocationBinder binder)
    {
        try
        {
            using var document = JsonDocument.Parse(frame, AnyDepth);
            return Read(document.RootElement, binder);
        }
        catch (JsonException)
        {
            // Not JSON at all: nothing in it can be answered.
            return null;
        }
    }

    private static HubMessage? Read(JsonElement frame, IInvocationBinder binder)
    {
        if (Member(frame, "type", JsonValueKind.Number) is not { } type || !type.TryGetInt32(out var kind) || kind != Invocation
            || Member(frame, "target", JsonValueKind.String)?.GetString() is not { } target
            || Member(frame, "arguments", JsonValueKind.Array) is not { } given)
        {
            return null;
        }

        var id = Member(frame, "invocationId", JsonValueKind.String)?.GetString();
        object[] arguments = [.. given.EnumerateArray().Select(a => (object)a.Clone())];
        try
        {
            return binder.GetParameterTypes(target).Count == arguments.Length
                ? new InvocationMessage(id, target, arguments)
                : throw new InvalidDataException($"{target} takes one argument.");
        }
        catch (Exception unbound)
        {
            return new InvocationBindingFailureMessage(id, target, ExceptionDispatchInfo.Capture(unbound));
        }
    }

    private static JsonElement? Member(JsonElement frame, string name, JsonValueKind kind) =>
        frame.ValueKind == JsonValueKind.Object && frame.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
