using System.Text.Json;

namespace MtsLife.Support.Chat;

/// <summary>What a test reads of a message; unknown members are passed over, as every client must.</summary>
public sealed record WireMessage(long Id, long ChannelId, long AuthorId, Guid ClientId, string Text, int Version, bool Deleted, long[] Mentions);

public sealed record WirePlaced(long Post, long Seq, WireMessage Message);

public sealed record WireEvent(
    long ChannelId, long Seq, string Kind, long Post = 0, WireMessage? Message = null, long? PersonId = null, long? SubjectId = null,
    long? ReadPost = null, int? ReadVersion = null);

public sealed record WireEvents(long ChannelId, WireEvent[] Events);

public sealed record WireHead(long ChannelId, long HeadSeq, long HeadPost);

public sealed record WireHeads(WireHead[] Heads);

public sealed record WireCatchUp(WireEvent[] Events, long HeadSeq, bool Resync);

public sealed record WirePage(WirePlaced[] Messages, long HeadPost, long HeadSeq, bool HasAfter);

public sealed record WirePosted(long ChannelId, long Seq, WirePlaced Message);

public sealed record WireRefusal(string Code, string? Message = null, string? Field = null, string? Reason = null, int? RetryAfterMs = null);

/// <summary>The server said no, in words; everything else that is thrown leaves the outcome unknown.</summary>
public sealed class RefusedException(WireRefusal refusal) : Exception($"{refusal.Code} {refusal.Field} {refusal.Reason}: {refusal.Message}")
{
    public WireRefusal Refusal => refusal;

    /// <summary>Sending the same again is safe and right.</summary>
    public bool ComesBack => refusal.Code is "unavailable" or "too_fast";
}

public static class Wire
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static T As<T>(this JsonElement json) => json.Deserialize<T>(Options)!;
}
