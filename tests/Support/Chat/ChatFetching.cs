namespace MtsLife.Support.Chat;

/// <summary>Asks for what a gap or a head shows to be missing, until it is there.</summary>
internal sealed class ChatFetching(ChatClient client, ChatStreams streams, Sightings sightings, int seed)
{
    private readonly Random jitter = new(seed);
    private readonly Lock turn = new();
    private readonly HashSet<long> fetching = [];

    /// <summary>Events of a channel, from wherever they came.</summary>
    public required Action<long, IReadOnlyList<WireEvent>> Came { get; init; }

    /// <summary>Lanes may overtake one another: what is missing gets a moment to come by itself.</summary>
    public void FetchWhatIsMissing(long channelId)
    {
        if (streams.IsBehind(channelId))
            Fetch(channelId, 250 + jitter.Next(150));
    }

    public void Fetch(long channelId, int afterMs = 0)
    {
        lock (turn)
        {
            if (fetching.Add(channelId))
                _ = FetchAsync(channelId, afterMs);
        }
    }

    private async Task FetchAsync(long channelId, int afterMs)
    {
        try
        {
            for (var wait = afterMs; streams.Find(channelId) is { } stream; wait = 200 + jitter.Next(300))
            {
                await Task.Delay(wait, client.Stopping);
                if (await IsUpAsync(stream))
                    break;
            }
        }
        catch (OperationCanceledException) when (client.Stopping.IsCancellationRequested)
        {
            return;
        }

        lock (turn)
            fetching.Remove(channelId);
        FetchWhatIsMissing(channelId);
    }

    private async Task<bool> IsUpAsync(ChatStream stream)
    {
        var before = streams.Comings;
        try
        {
            await BringUpAsync(stream);
            return !stream.IsBehind;
        }
        catch (RefusedException refused) when (!refused.ComesBack)
        {
            streams.Drop(stream.ChannelId, before);
        }
        catch (Exception trouble) when (!client.Stopping.IsCancellationRequested)
        {
            client.Troubled?.Invoke(trouble);
        }

        return false;
    }

    private async Task BringUpAsync(ChatStream stream)
    {
        if (stream.Seq is { } seq)
        {
            var missed = await client.Socket.Http.GetAsync<WireCatchUp>($"/api/channels/{stream.ChannelId}/events?after={seq}");
            foreach (var e in missed.Events)
                sightings.See("catch_up", e);
            streams.Raise(stream, missed.HeadSeq);
            Came(stream.ChannelId, missed.Events);
            if (!missed.Resync)
                return;
        }

        await LoadAsync(stream);
    }

    /// <summary>All pages. The first one's head counts: what changed while the others were read comes again as events.</summary>
    private async Task LoadAsync(ChatStream stream)
    {
        var placed = new List<WirePlaced>();
        long? seq = null;
        WirePage page;
        do
        {
            page = await client.Socket.Http.GetAsync<WirePage>($"/api/channels/{stream.ChannelId}/messages?limit=100&after={placed.LastOrDefault()?.Post ?? 0}");
            foreach (var one in page.Messages)
                sightings.See(stream.ChannelId, one);
            seq ??= page.HeadSeq;
            placed.AddRange(page.Messages);
        }
        while (page.HasAfter && page.Messages.Length > 0);

        streams.Load(stream, placed, seq.Value);
    }
}
