using System.Diagnostics;
using System.Text.Json;

namespace MtsLife.Support.Chat;

/// <summary>
/// A whole client without a screen, as every program should be: subscribes before it loads, applies in order, fetches what
/// a gap or a head shows to be missing, sends again under the same client id until it is answered, comes back for ever.
/// </summary>
public sealed class ChatClient : IAsyncDisposable
{
    private readonly Player player;
    private readonly Action<Sighting> saw;
    private readonly Random jitter;
    private readonly ChatSocket socket;
    private readonly Lock turn = new();
    private readonly Dictionary<long, ChatStream> streams = [];
    private readonly HashSet<long> fetching = [];
    private readonly HashSet<long> wanted = [];
    private int comings;
    private readonly CancellationTokenSource stopping = new();

    public ChatClient(Uri address, Player player, int seed = 0, Action<Sighting>? saw = null)
    {
        (this.player, this.saw, jitter) = (player, saw ?? (_ => { }), new Random(seed));
        streams[player.Own] = new ChatStream(player.Own);
        socket = ChatSocket.Create(address, player.Token);
        socket.Arrived = Arrived;
        socket.Opened = OpenedAsync;
        socket.Stay();
    }

    public Player Player => player;

    public ChatSocket Socket => socket;

    /// <summary>An answer or a refusal that is final, or that the outcome is not known.</summary>
    public Action<Exception>? Troubled { get; set; }

    /// <summary>Watches these channels from now on, on this connection and all that follow it.</summary>
    public async Task WatchAsync(params long[] channels)
    {
        lock (turn)
        {
            foreach (var gone in streams.Keys.Except(channels).Where(c => c != player.Own).ToList())
                streams.Remove(gone);
            foreach (var added in channels.Where(c => !streams.ContainsKey(c)))
                streams[added] = new ChatStream(added);
            wanted.Clear();
            wanted.UnionWith(channels);
        }

        if (socket.IsOpen)
            await ViewAsync();
    }

    /// <summary>The channel as it stands here now; null when it is not watched or no longer ours.</summary>
    public ChatStream? Stream(long channelId)
    {
        lock (turn)
            return streams.GetValueOrDefault(channelId);
    }

    /// <summary>Repeats until there is an answer: safe for what is idempotent.</summary>
    /// <exception cref="RefusedException">The final answer is no.</exception>
    public async Task<JsonElement> UntilAnsweredAsync(string method, object request)
    {
        while (true)
        {
            try
            {
                await socket.WhenOpenAsync();
                return await socket.InvokeAsync(method, request);
            }
            catch (RefusedException refused) when (!refused.ComesBack)
            {
                throw;
            }
            catch (Exception trouble) when (!stopping.IsCancellationRequested)
            {
                Troubled?.Invoke(trouble);
                await Task.Delay(Random.Shared.Next(50, 250), stopping.Token);
            }
        }
    }

    private async Task OpenedAsync()
    {
        await ViewAsync();
        Fetch(player.Own, 0);
    }

    private async Task ViewAsync()
    {
        long[] followed;
        lock (turn)
            followed = [.. streams.Keys.Where(c => c != player.Own)];
        var heads = await SeeAsync(followed);
        foreach (var head in heads)
        {
            See("head", head);
            Raise(head);
        }

        foreach (var channel in followed)
            Fetch(channel, 0);
    }

    /// <summary>Where one may not be read, the others are watched all the same, but their heads are to be asked for.</summary>
    private async Task<WireHead[]> SeeAsync(long[] channels)
    {
        try
        {
            return (await socket.InvokeAsync("View", new { channels, hidden = false })).As<WireHeads>().Heads;
        }
        catch (RefusedException refused) when (refused.Refusal.Code == "not_found")
        {
            return [];
        }
    }

    private void Arrived(Frame frame)
    {
        switch (frame.Method)
        {
            case "Events":
                var events = frame.Body.As<WireEvents>();
                foreach (var e in events.Events)
                    See("live", e);
                Take(events.ChannelId, events.Events);
                break;
            case "Heads":
                foreach (var head in frame.Body.As<WireHeads>().Heads)
                {
                    See("head", head);
                    Raise(head);
                }

                break;
        }
    }

    private void Raise(WireHead head)
    {
        lock (turn)
            streams.GetValueOrDefault(head.ChannelId)?.Raise(head.HeadSeq);
        FetchWhatIsMissing(head.ChannelId);
    }

    private void Take(long channelId, IReadOnlyList<WireEvent> events)
    {
        var entered = false;
        lock (turn)
        {
            foreach (var applied in streams.GetValueOrDefault(channelId)?.Offer(events) ?? [])
            {
                See("applied", applied);
                entered |= Follow(applied);
            }
        }

        if (entered)
            _ = Task.Run(ViewAgainAsync);
        FetchWhatIsMissing(channelId);
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

    private async Task ViewAgainAsync()
    {
        try
        {
            await ViewAsync();
        }
        catch (Exception trouble)
        {
            // The link is lost; with the next one everything is viewed anew.
            Troubled?.Invoke(trouble);
        }
    }

    /// <summary>Lanes may overtake one another: what is missing gets a moment to come by itself.</summary>
    private void FetchWhatIsMissing(long channelId)
    {
        lock (turn)
        {
            if (streams.GetValueOrDefault(channelId) is not { IsBehind: true })
                return;
        }

        Fetch(channelId, 250 + jitter.Next(150));
    }

    private void Fetch(long channelId, int afterMs)
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
            for (var wait = afterMs; Stream(channelId) is { } stream; wait = 200 + jitter.Next(300))
            {
                await Task.Delay(wait, stopping.Token);
                var before = Volatile.Read(ref comings);
                try
                {
                    await BringUpAsync(stream);
                    if (!stream.IsBehind)
                        break;
                }
                catch (RefusedException refused) when (!refused.ComesBack)
                {
                    // Unless we were let in again while that was answered.
                    lock (turn)
                    {
                        if (before == comings)
                            streams.Remove(channelId);
                    }
                }
                catch (Exception trouble) when (!stopping.IsCancellationRequested)
                {
                    Troubled?.Invoke(trouble);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }

        lock (turn)
            fetching.Remove(channelId);
        FetchWhatIsMissing(channelId);
    }

    private async Task BringUpAsync(ChatStream stream)
    {
        if (stream.Seq is { } seq)
        {
            var missed = await socket.Http.GetAsync<WireCatchUp>($"/api/channels/{stream.ChannelId}/events?after={seq}");
            foreach (var e in missed.Events)
                See("catch_up", e);
            lock (turn)
                stream.Raise(missed.HeadSeq);
            Take(stream.ChannelId, missed.Events);
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
            page = await socket.Http.GetAsync<WirePage>($"/api/channels/{stream.ChannelId}/messages?limit=100&after={placed.LastOrDefault()?.Post ?? 0}");
            foreach (var p in page.Messages)
                saw(new(Now, player.Id, "page", stream.ChannelId, p.Seq, "message_posted", p.Message.Id, p.Message.Version));
            seq ??= page.HeadSeq;
            placed.AddRange(page.Messages);
        }
        while (page.HasAfter && page.Messages.Length > 0);

        lock (turn)
        {
            foreach (var applied in stream.Load(placed, seq.Value))
                See("applied", applied);
        }
    }

    private void See(string how, WireEvent e) =>
        saw(new(Now, player.Id, how, e.ChannelId, e.Seq, e.Kind, e.Message?.Id, e.Message?.Version));

    private void See(string how, WireHead head) => saw(new(Now, player.Id, how, head.ChannelId, head.HeadSeq, "head"));

    private static long Now => Stopwatch.GetTimestamp();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await socket.DisposeAsync();
        stopping.Dispose();
    }
}
