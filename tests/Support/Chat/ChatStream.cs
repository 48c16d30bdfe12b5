namespace MtsLife.Support.Chat;

/// <summary>
/// One channel as a client knows it: events strictly in order, the next one applied, an old one dropped, an early one kept.
/// Applying is idempotent by version, because an event tells the message as it stands when it is told.
/// </summary>
public sealed class ChatStream(long channelId)
{
    private readonly Lock turn = new();
    private readonly SortedDictionary<long, WireEvent> early = [];
    private readonly SortedDictionary<long, WireMessage> messages = [];

    public long ChannelId => channelId;

    /// <summary>The last event applied; null until the channel was loaded.</summary>
    public long? Seq { get; private set; }

    /// <summary>The highest number the server is known to have given.</summary>
    public long Head { get; private set; }

    /// <summary>The highest post known here.</summary>
    public long LastPost { get; private set; }

    /// <summary>All messages by post, with the event up to which they stand.</summary>
    public (long? Seq, IReadOnlyDictionary<long, WireMessage> Messages) Copy()
    {
        lock (turn)
            return (Seq, new Dictionary<long, WireMessage>(messages));
    }

    public bool IsBehind => Seq is null || Seq < Head;

    public void Raise(long head) => Head = Math.Max(Head, head);

    /// <summary>Starts, or starts anew, from the messages as they stood when the head was <paramref name="seq"/> or later.</summary>
    public IReadOnlyList<WireEvent> Load(IEnumerable<WirePlaced> read, long seq)
    {
        lock (turn)
        {
            Seq = Math.Max(seq, Seq ?? 0);
            foreach (var placed in read)
                Put(placed.Post, placed.Message);
            return Drain();
        }
    }

    /// <returns>The events that were applied, in their order.</returns>
    public IReadOnlyList<WireEvent> Offer(IEnumerable<WireEvent> events)
    {
        lock (turn)
        {
            foreach (var e in events.Where(e => e.Seq > (Seq ?? 0)))
            {
                early[e.Seq] = e;
                Raise(e.Seq);
            }

            return Seq is null ? [] : Drain();
        }
    }

    private List<WireEvent> Drain()
    {
        var applied = new List<WireEvent>();
        foreach (var old in early.Keys.TakeWhile(seq => seq <= Seq).ToList())
            early.Remove(old);
        while (early.Remove(Seq!.Value + 1, out var next))
        {
            Seq = next.Seq;
            if (next.Message is { } message)
                Put(next.Post, message);
            applied.Add(next);
        }

        return applied;
    }

    private void Put(long post, WireMessage message)
    {
        LastPost = Math.Max(LastPost, post);
        if (!messages.TryGetValue(post, out var known) || known.Version <= message.Version)
            messages[post] = message;
    }
}
