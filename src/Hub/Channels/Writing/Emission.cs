using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>A channel event on its way: a reference until numbered, a frame after commit.</summary>
public sealed class Emission(long channelId, string kind, long? messageId = null, long? personId = null, long? subjectId = null)
{
    public long ChannelId => channelId;

    public string Kind => kind;

    public long? MessageId => messageId;

    public long? PersonId => personId;

    public long? SubjectId => subjectId;

    /// <summary>Whether a person should read it: takes a post number beside its sequence number.</summary>
    public bool TakesPost { get; init; }

    /// <summary>People who get the full event though they may not be looking at the channel.</summary>
    public IReadOnlyCollection<long> AlsoTo { get; init; } = [];

    /// <summary>People whose points or titles are others with it: told to whoever has them on the screen.</summary>
    public IReadOnlyCollection<long> Regraded { get; init; } = [];

    /// <summary>Those mentioned who could read it under the lane's locks.</summary>
    public IReadOnlyCollection<long> Mentioned { get; init; } = [];

    /// <summary>Builds the wire event; null when it is to be built from the present rows, as catch-up does.</summary>
    public Func<Emission, object>? View { get; init; }

    public long Seq { get; internal set; }

    public long Post { get; internal set; }

    public DateTime At { get; internal set; }

    /// <summary>The channel as the lane held it, with its heads after this event.</summary>
    internal LockedChannel Channel { get; set; } = null!;

    internal NewChannelEvent Row() => new(channelId, Seq, kind, messageId, personId, subjectId, At);
}
