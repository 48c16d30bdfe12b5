using System.Collections.Concurrent;
using System.Collections.Immutable;
using MtsLife.Hub.Access;

namespace MtsLife.Hub.Fanout;

/// <summary>
/// Which sockets of this node get which channels' events, kept strictly apart from who belongs: a removal bars the
/// person before it commits, and a subscription that was checked earlier does not slip past it.
/// </summary>
public sealed class Watching(SocketGroups groups)
{
    private readonly ConcurrentDictionary<string, Watcher> watchers = new();
    private readonly ConcurrentDictionary<long, ImmutableHashSet<string>> viewers = new();
    private readonly ConcurrentDictionary<long, ImmutableHashSet<string>> persons = new();
    private readonly ConcurrentDictionary<(string Of, long Id), WatchGate> gates = new();
    private volatile bool suspended;

    /// <summary>Of each thread that was ever watched here the channel that its root stands in, whose rights it has.</summary>
    private readonly ConcurrentDictionary<long, long> homes = new();

    /// <summary>A person is about to lose channels.</summary>
    public event Action<long, IReadOnlyCollection<long>>? CutOff;

    public void Add(LiveConnection connection)
    {
        watchers[connection.Id] = new Watcher(connection, [], []);
        persons.AddOrUpdate(connection.Actor.PersonId, _ => [connection.Id], (_, known) => known.Add(connection.Id));
    }

    /// <summary>The socket is gone; SignalR has forgotten its groups.</summary>
    public void Remove(string connectionId)
    {
        if (watchers.TryRemove(connectionId, out var watcher))
        {
            persons.AddOrUpdate(watcher.Connection.Actor.PersonId, _ => [], (_, known) => known.Remove(connectionId));
            foreach (var channel in watcher.Channels)
            {
                Unview(channel, connectionId);
            }
        }
    }

    /// <summary>Sockets of this node that look at a channel: they have its events already.</summary>
    public IReadOnlyCollection<string> Viewers(long channelId) => viewers.GetValueOrDefault(channelId, []);

    /// <summary>Those of them that are a person's.</summary>
    public IReadOnlyList<string> Viewers(long channelId, long personId) =>
        [.. persons.GetValueOrDefault(personId, []).Where(c => IsWatching(c, channelId))];

    public bool IsWatching(string connectionId, long channelId) =>
        watchers.TryGetValue(connectionId, out var watcher) && watcher.Channels.Contains(channelId);

    /// <summary>A thread is watched with the rights of this channel; it never gets another.</summary>
    public void Stands(long threadId, long homeId) => homes.TryAdd(threadId, homeId);

    /// <summary>People of whom a socket looks at one of the channels, or at a thread in them.</summary>
    public IReadOnlyCollection<long> PeopleWatching(IReadOnlyCollection<long> channels) =>
        [.. watchers.Values.Where(w => w.Channels.Any(c => Covers(channels, c))).Select(w => w.Connection.Actor.PersonId).Distinct()];

    /// <summary>
    /// Replaces what a socket watches. <paramref name="readable"/> asks the database which of the channels the person may
    /// read now; when a removal came in between it is asked again.
    /// </summary>
    public Task WatchAsync(string connectionId, IReadOnlyCollection<long> channels, Func<Task<IReadOnlyCollection<long>>> readable) =>
        watchers.TryGetValue(connectionId, out var known) ? WatchAsync(known, _ => true, channels, readable) : Task.CompletedTask;

    private async Task WatchAsync(
        Watcher known, Func<Watcher, bool> stillWanted, IReadOnlyCollection<long> channels, Func<Task<IReadOnlyCollection<long>>> readable)
    {
        // In one order everywhere, so that two windows never wait for each other.
        WatchGate[] passed = [PersonGate(known.Connection.Actor.PersonId), .. channels.Select(HomeOf).Distinct().Order().Select(ChannelGate)];
        while (!await TryWatchAsync(known.Connection.Id, stillWanted, channels, readable, passed))
        {
        }
    }

    private async Task<bool> TryWatchAsync(
        string connectionId, Func<Watcher, bool> stillWanted, IReadOnlyCollection<long> channels, Func<Task<IReadOnlyCollection<long>>> readable,
        WatchGate[] passed)
    {
        await Task.WhenAll(passed.Select(g => g.WhileBarredAsync()));
        var removals = passed.Select(g => g.Removals).ToArray();
        var allowed = channels.Count == 0 ? [] : await readable();
        foreach (var gate in passed)
        {
            await gate.EnterAsync();
        }

        try
        {
            if (passed.Any(g => g.IsBarred) || !passed.Select(g => g.Removals).SequenceEqual(removals))
            {
                return false;
            }

            if (watchers.TryGetValue(connectionId, out var watcher) && stillWanted(watcher))
            {
                await (suspended ? ReplaceAsync(watcher, [], [.. allowed]) : ReplaceAsync(watcher, [.. allowed], []));
            }

            return true;
        }
        finally
        {
            Array.ForEach(passed, g => g.Leave());
        }
    }

    /// <summary>Lets nobody begin to watch these channels until disposed: who watches them now is then known for certain.</summary>
    public async Task<IDisposable> HoldAsync(IReadOnlyCollection<long> channels) =>
        new Held(await Task.WhenAll(channels.Select(c => ChannelGate(c).BarAsync())));

    /// <summary>Ends delivery of channels to a person's sockets and keeps them out until disposed.</summary>
    public async Task<IDisposable> BarAsync(long personId, IReadOnlyCollection<long> channels)
    {
        var gate = PersonGate(personId);
        await gate.EnterAsync();
        try
        {
            var bar = gate.Bar();
            CutOff?.Invoke(personId, channels);
            foreach (var watcher in watchers.Values.Where(w => w.Connection.Actor.PersonId == personId))
            {
                await ReplaceAsync(watcher, [.. watcher.Channels.Where(c => !Covers(channels, c))], [.. watcher.Suspended.Where(c => !Covers(channels, c))]);
            }

            return bar;
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>A socket that is being ended watches nothing more.</summary>
    public async Task EndAsync(string connectionId)
    {
        if (!watchers.TryGetValue(connectionId, out var known))
        {
            return;
        }

        var gate = PersonGate(known.Connection.Actor.PersonId);
        await gate.EnterAsync();
        try
        {
            if (watchers.TryRemove(connectionId, out var watcher))
            {
                persons.AddOrUpdate(watcher.Connection.Actor.PersonId, _ => [], (_, known) => known.Remove(connectionId));
                await ReplaceAsync(watcher, [], []);
            }
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>
    /// Redis is away, and removals on other nodes cannot be heard: before frames come again, every socket leaves every group.
    /// </summary>
    public async Task SuspendAsync()
    {
        suspended = true;
        foreach (var (id, known) in watchers)
        {
            var gate = PersonGate(known.Connection.Actor.PersonId);
            await gate.EnterAsync();
            try
            {
                if (watchers.TryGetValue(id, out var watcher))
                {
                    await ReplaceAsync(watcher, [], [.. watcher.Suspended, .. watcher.Channels]);
                }
            }
            finally
            {
                gate.Leave();
            }
        }
    }

    /// <summary>Bars are heard again: what was watched is watched on, as far as the person may read it still.</summary>
    public Task ResumeAsync(Func<long, IReadOnlyCollection<long>, Task<IReadOnlyCollection<long>>> readable)
    {
        suspended = false;
        return Parallel.ForEachAsync(watchers.Values.Where(w => w.Suspended.Count > 0), async (w, _) =>
            await WatchAsync(w, now => now.Suspended == w.Suspended, w.Suspended, () => readable(w.Connection.Actor.PersonId, w.Suspended)));
    }

    /// <summary>Sockets and what they look at, live or until Redis is back.</summary>
    public IEnumerable<(LiveConnection Connection, IReadOnlySet<long> Channels)> All =>
        watchers.Values.Select(w => (w.Connection, (IReadOnlySet<long>)(w.Suspended.Count > 0 ? w.Suspended : w.Channels)));

    private async Task ReplaceAsync(Watcher watcher, HashSet<long> next, HashSet<long> later)
    {
        // Whatever fails on the way, what is written down is what the socket gets; the rest waits for Redis.
        HashSet<long> now = [.. watcher.Channels];
        try
        {
            foreach (var gone in watcher.Channels.Except(next))
            {
                Unview(gone, watcher.Connection.Id);
                now.Remove(gone);
                await groups.LeaveAsync(watcher.Connection.Id, SocketGroups.Name(gone));
            }

            foreach (var added in next.Except(watcher.Channels))
            {
                await groups.JoinAsync(watcher.Connection.Id, SocketGroups.Name(added));
                now.Add(added);
                viewers.AddOrUpdate(added, _ => [watcher.Connection.Id], (_, known) => known.Add(watcher.Connection.Id));
            }
        }
        finally
        {
            later.UnionWith(next.Except(now));
            if (!watchers.TryUpdate(watcher.Connection.Id, watcher with { Channels = now, Suspended = later }, watcher))
            {
                // The socket went away meanwhile.
                now.ToList().ForEach(c => Unview(c, watcher.Connection.Id));
            }
        }
    }

    private void Unview(long channelId, string connectionId)
    {
        if (viewers.TryGetValue(channelId, out _)
            && viewers.AddOrUpdate(channelId, _ => [], (_, known) => known.Remove(connectionId)).IsEmpty)
        {
            viewers.TryRemove(new KeyValuePair<long, ImmutableHashSet<string>>(channelId, []));
        }
    }

    private long HomeOf(long channel) => homes.TryGetValue(channel, out var home) ? home : channel;

    private bool Covers(IReadOnlyCollection<long> channels, long watched) => channels.Contains(watched) || channels.Contains(HomeOf(watched));

    private WatchGate PersonGate(long personId) => gates.GetOrAdd(("person", personId), _ => new WatchGate());

    private WatchGate ChannelGate(long channelId) => gates.GetOrAdd(("channel", channelId), _ => new WatchGate());

    private sealed class Held(IReadOnlyCollection<IDisposable> bars) : IDisposable
    {
        public void Dispose()
        {
            foreach (var bar in bars)
            {
                bar.Dispose();
            }
        }
    }

    /// <param name="Suspended">What it would watch if Redis were there.</param>
    private sealed record Watcher(LiveConnection Connection, HashSet<long> Channels, HashSet<long> Suspended);
}
