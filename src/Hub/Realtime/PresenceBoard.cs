using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Fanout;

namespace MtsLife.Hub.Realtime;

/// <summary>
/// Who is here and whose standing changed, told only to those who have the person on their screen, merged once a second. In memory
/// and lossy by design: nothing promised depends on it.
/// </summary>
public sealed partial class PresenceBoard(
    Fanout.Fanout fanout, PresenceElsewhere elsewhere, Standings standings, TimeProvider time, ILogger<PresenceBoard> logger) : BackgroundService
{
    public const int MostOnScreen = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>A reload or a lost link for less than this is not an absence.</summary>
    private static readonly TimeSpan Absence = TimeSpan.FromSeconds(8);

    private readonly ConcurrentDictionary<string, Socket> sockets = new();
    private readonly ConcurrentDictionary<long, DateTimeOffset> left = new();
    private readonly ConcurrentDictionary<long, string> told = new();

    public void Arrive(string connectionId, long personId) => sockets[connectionId] = new Socket(personId);

    public void Leave(string connectionId)
    {
        if (sockets.TryRemove(connectionId, out var socket))
        {
            left[socket.PersonId] = time.GetUtcNow();
        }
    }

    public void Hide(string connectionId, bool hidden)
    {
        if (sockets.TryGetValue(connectionId, out var socket))
        {
            socket.Hidden = hidden;
        }
    }

    /// <summary>Replaces whom a socket follows; returns how they are now.</summary>
    public IReadOnlyList<PresenceState> Follow(string connectionId, IReadOnlyCollection<long> people)
    {
        if (sockets.TryGetValue(connectionId, out var socket))
        {
            socket.Followed = [.. people];
        }

        var states = States();
        return [.. people.Distinct().Select(p => new PresenceState(p, states.GetValueOrDefault(p, "offline")))];
    }

    public IReadOnlySet<long> Here() => sockets.Values.Select(s => s.PersonId).Concat(elsewhere.States().Keys).ToHashSet();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            elsewhere.Tell(Own());
            foreach (var gone in elsewhere.TakeGone())
            {
                left[gone] = time.GetUtcNow();
            }

            await TellAsync();
            await TellStandingsAsync();
        }
    }

    /// <summary>Other nodes need not wonder about those who were here; they may be there in a moment.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        elsewhere.Tell([]);
    }

    private async Task TellAsync()
    {
        var states = States();
        var changed = states.Where(s => told.GetValueOrDefault(s.Key, "offline") != s.Value).Select(s => new PresenceState(s.Key, s.Value))
            .Concat(told.Keys.Where(p => !states.ContainsKey(p)).Select(p => new PresenceState(p, "offline"))).ToDictionary(s => s.Id);
        if (changed.Count == 0)
        {
            return;
        }

        foreach (var (id, state) in changed)
        {
            if (state.State == "offline")
            {
                told.TryRemove(id, out _);
            }
            else
            {
                told[id] = state.State;
            }
        }

        foreach (var (connection, socket) in sockets)
        {
            var theirs = socket.Followed.Where(changed.ContainsKey).Select(p => changed[p]).ToList();
            if (theirs.Count > 0)
            {
                await TellAsync(connection, () => fanout.ToConnectionAsync(connection, new PresenceFrame(theirs)));
            }
        }
    }

    private async Task TellStandingsAsync()
    {
        var changed = standings.Take();
        if (changed.Count == 0)
        {
            return;
        }

        foreach (var (connection, socket) in sockets)
        {
            var theirs = socket.Followed.Where(changed.Contains).ToList();
            if (theirs.Count > 0)
            {
                await TellAsync(connection, () => fanout.ToConnectionAsync(connection, new StandingFrame(theirs)));
            }
        }
    }

    /// <summary>Lossy by design: a frame that cannot be sent must not end the board, and with it the program.</summary>
    private async Task TellAsync(string connection, Func<Task> tell)
    {
        try
        {
            await tell();
        }
        catch (Exception failure)
        {
            Log.NotTold(logger, connection, failure);
        }
    }

    private Dictionary<long, string> States()
    {
        var states = new Dictionary<long, string>();
        var now = time.GetUtcNow();
        foreach (var (person, at) in left)
        {
            if (now - at > Absence)
            {
                left.TryRemove(new KeyValuePair<long, DateTimeOffset>(person, at));
            }
            else
            {
                states[person] = told.GetValueOrDefault(person, "away");
            }
        }

        var here = Own();
        foreach (var (person, state) in elsewhere.States())
        {
            here[person] = state == "active" ? state : here.GetValueOrDefault(person, state);
        }

        foreach (var (person, state) in here)
        {
            states[person] = state;
        }

        return states;
    }

    /// <summary>Those with a socket of this node.</summary>
    private Dictionary<long, string> Own() =>
        sockets.Values.GroupBy(s => s.PersonId).ToDictionary(p => p.Key, p => p.All(s => s.Hidden) ? "away" : "active");

    private sealed class Socket(long personId)
    {
        public long PersonId => personId;

        public bool Hidden { get; set; }

        public HashSet<long> Followed { get; set; } = [];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Presence could not be told to connection {Connection}")]
        public static partial void NotTold(ILogger logger, string connection, Exception failure);
    }
}
