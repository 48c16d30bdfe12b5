namespace MtsLife.Support.Chat;

/// <summary>The channels that a client keeps: its person's own one always, the others as long as they are watched.</summary>
internal sealed class ChatStreams(long own, Sightings sightings)
{
    private readonly Lock turn = new();
    private readonly Dictionary<long, ChatStream> streams = new() { [own] = new(own) };
    private readonly HashSet<long> wanted = [];
    private int comings;

    /// <summary>How often its person was let in somewhere, or put out.</summary>
    public int Comings => Volatile.Read(ref comings);

    public long[] Watched
    {
        get
        {
            lock (turn)
                return [.. streams.Keys.Where(c => c != own)];
        }
    }

    public ChatStream? Find(long channelId)
    {
        lock (turn)
            return streams.GetValueOrDefault(channelId);
    }

    public void Want(long[] channels)
    {
        lock (turn)
        {
            foreach (var gone in streams.Keys.Except(channels).Where(c => c != own).ToList())
                streams.Remove(gone);
            foreach (var added in channels.Where(c => !streams.ContainsKey(c)))
                streams[added] = new ChatStream(added);
            wanted.Clear();
            wanted.UnionWith(channels);
        }
    }

    /// <summary>It may not be read any more; unless somebody was let in again since <see cref="Comings"/> stood at <paramref name="before"/>.</summary>
    public void Drop(long channelId, int before)
    {
        lock (turn)
        {
            if (before == comings)
                streams.Remove(channelId);
        }
    }

    public void Raise(WireHead head)
    {
        lock (turn)
            streams.GetValueOrDefault(head.ChannelId)?.Raise(head.HeadSeq);
    }

    public void Raise(ChatStream stream, long head)
    {
        lock (turn)
            stream.Raise(head);
    }

    public bool IsBehind(long channelId)
    {
        lock (turn)
            return streams.GetValueOrDefault(channelId) is { IsBehind: true };
    }

    /// <returns>Whether what is watched must be asked for again.</returns>
    public bool Take(long channelId, IReadOnlyList<WireEvent> events)
    {
        var entered = false;
        lock (turn)
        {
            foreach (var applied in streams.GetValueOrDefault(channelId)?.Offer(events) ?? [])
            {
                sightings.See("applied", applied);
                entered |= Follow(applied);
            }
        }

        return entered;
    }

    public void Load(ChatStream stream, IEnumerable<WirePlaced> placed, long seq)
    {
        lock (turn)
        {
            foreach (var applied in stream.Load(placed, seq))
                sightings.See("applied", applied);
        }
    }

    /// <summary>
    /// Coming and going both end what the server sends of a channel: what is wanted is asked for again. Whoever left an open
    /// group may still look in; whoever may not is told so.
    /// </summary>
    private bool Follow(WireEvent e)
    {
        if (e.Kind is not ("channel_joined" or "channel_left") || !wanted.Contains(e.SubjectId!.Value))
            return false;
        comings++;
        streams.TryAdd(e.SubjectId.Value, new ChatStream(e.SubjectId.Value));
        return true;
    }
}
