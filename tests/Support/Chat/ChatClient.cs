using System.Text.Json;

namespace MtsLife.Support.Chat;

/// <summary>
/// A whole client without a screen, as every program should be: subscribes before it loads, applies in order, fetches what
/// a gap or a head shows to be missing, sends again under the same client id until it is answered, comes back for ever.
/// </summary>
public sealed class ChatClient : IAsyncDisposable
{
    private readonly Sightings sightings;
    private readonly ChatStreams streams;
    private readonly ChatFetching fetching;
    private readonly CancellationTokenSource stopping = new();

    public ChatClient(Uri address, Player player, int seed = 0, Action<Sighting>? saw = null)
    {
        (Player, Stopping) = (player, stopping.Token);
        sightings = new(player.Id, saw ?? (_ => { }));
        streams = new(player.Own, sightings);
        fetching = new(this, streams, sightings, seed) { Came = Take };
        Socket = ChatSocket.Create(address, player.Token);
        Socket.Arrived = Arrived;
        Socket.Opened = OpenedAsync;
        Socket.Stay();
    }

    public Player Player { get; }

    public ChatSocket Socket { get; }

    /// <summary>An answer or a refusal that is final, or that the outcome is not known.</summary>
    public Action<Exception>? Troubled { get; set; }

    internal CancellationToken Stopping { get; }

    /// <summary>Watches these channels from now on, on this connection and all that follow it.</summary>
    public async Task WatchAsync(params long[] channels)
    {
        streams.Want(channels);
        if (Socket.IsOpen)
            await ViewAsync();
    }

    /// <summary>The channel as it stands here now; null when it is not watched or no longer ours.</summary>
    public ChatStream? Stream(long channelId) => streams.Find(channelId);

    /// <summary>Repeats until there is an answer: safe for what is idempotent.</summary>
    /// <exception cref="RefusedException">The final answer is no.</exception>
    public async Task<JsonElement> UntilAnsweredAsync(string method, object request)
    {
        while (true)
        {
            try
            {
                await Socket.WhenOpenAsync();
                return await Socket.InvokeAsync(method, request);
            }
            catch (RefusedException refused) when (!refused.ComesBack)
            {
                throw;
            }
            catch (Exception trouble) when (!Stopping.IsCancellationRequested)
            {
                Troubled?.Invoke(trouble);
                await Task.Delay(Random.Shared.Next(50, 250), Stopping);
            }
        }
    }

    private async Task OpenedAsync()
    {
        await ViewAsync();
        fetching.Fetch(Player.Own);
    }

    private async Task ViewAsync()
    {
        var watched = streams.Watched;
        Raise(await SeeAsync(watched));
        foreach (var channel in watched)
            fetching.Fetch(channel);
    }

    /// <summary>Where one may not be read, the others are watched all the same, but their heads are to be asked for.</summary>
    private async Task<WireHead[]> SeeAsync(long[] channels)
    {
        try
        {
            return (await Socket.InvokeAsync("View", new { channels, hidden = false })).As<WireHeads>().Heads;
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
                    sightings.See("live", e);
                Take(events.ChannelId, events.Events);
                break;
            case "Heads":
                Raise(frame.Body.As<WireHeads>().Heads);
                break;
        }
    }

    private void Raise(WireHead[] heads)
    {
        foreach (var head in heads)
        {
            sightings.See(head);
            streams.Raise(head);
            fetching.FetchWhatIsMissing(head.ChannelId);
        }
    }

    private void Take(long channelId, IReadOnlyList<WireEvent> events)
    {
        if (streams.Take(channelId, events))
            _ = Task.Run(ViewAgainAsync);
        fetching.FetchWhatIsMissing(channelId);
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

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Socket.DisposeAsync();
        stopping.Dispose();
    }
}
