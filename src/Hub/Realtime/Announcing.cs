using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Fanout;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Realtime;

/// <summary>
/// Tells the watchers what was committed, in the order of each lane, away from whoever posted: a slow or failing
/// fan-out never makes a stored message fail. What is lost here is found again by numbers.
/// </summary>
public sealed partial class Announcing(
    Fanout.Fanout fanout, Watching watching, EventReading reading, HeadsTicker heads, Memberships memberships, ILogger<Announcing> logger)
    : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<int, Channel<IReadOnlyList<Emission>>> queues = new();
    private readonly List<Task> running = [];

    /// <summary>Takes what a lane committed; returns at once.</summary>
    public void Announce(int lane, IReadOnlyList<Emission> emissions)
    {
        if (emissions.Count > 0)
        {
            queues.GetOrAdd(lane, Start).Writer.TryWrite(emissions);
        }
    }

    private Channel<IReadOnlyList<Emission>> Start(int lane)
    {
        var queue = Channel.CreateUnbounded<IReadOnlyList<Emission>>(new UnboundedChannelOptions { SingleReader = true });
        lock (running)
        {
            running.Add(Task.Run(() => RunAsync(queue.Reader)));
        }

        return queue;
    }

    private async Task RunAsync(ChannelReader<IReadOnlyList<Emission>> queue)
    {
        await foreach (var emissions in queue.ReadAllAsync())
        {
            foreach (var channel in emissions.GroupBy(e => e.ChannelId))
            {
                try
                {
                    await TellAsync([.. channel]);
                }
                catch (Exception failure)
                {
                    // Committed is committed: clients find the gap by its numbers and fetch it.
                    Log.NotTold(logger, channel.Key, failure);
                }
            }
        }
    }

    private async Task TellAsync(IReadOnlyList<Emission> emissions)
    {
        // First what needs no database: when the events cannot be built, the heads still lead to them.
        var last = emissions[^1];
        await memberships.FollowAsync(emissions);
        if (emissions.Any(e => e.TakesPost))
        {
            heads.Posted(new HeadFrame(last.ChannelId, last.Seq, last.Post, last.At), last.Channel.HomeId);
        }

        if (fanout.IsAway)
        {
            return;
        }

        var frame = new EventsFrame(last.ChannelId, await ViewsAsync(emissions));
        if (last.Channel.Kind == "person")
        {
            await PatientlyAsync(frame, fanout.ToPersonAsync(emissions[0].PersonId!.Value, frame, []));
            return;
        }

        await PatientlyAsync(frame, fanout.ToWatchersAsync(frame));
        await TellPeopleAsync(emissions, frame);
    }

    /// <summary>
    /// A stock group send waits for its slowest reader. The next one keeps its place behind this one in every socket all
    /// the same, so others need not wait for that reader.
    /// </summary>
    private async Task PatientlyAsync(EventsFrame frame, Task telling)
    {
        try
        {
            await telling.WaitAsync(Patience);
        }
        catch (TimeoutException) when (!telling.IsFaulted)
        {
            _ = OutlastAsync(frame.ChannelId, telling);
        }
    }

    private async Task OutlastAsync(long channel, Task telling)
    {
        try
        {
            await telling;
        }
        catch (Exception failure)
        {
            Log.NotTold(logger, channel, failure);
        }
    }

    /// <summary>Its author, those mentioned and those in a private conversation get the full event wherever they are.</summary>
    private async Task TellPeopleAsync(IReadOnlyList<Emission> emissions, EventsFrame frame)
    {
        var direct = emissions[0].Channel.DirectPeople;
        var people = direct ?? emissions.SelectMany(e => e.AlsoTo).Distinct().ToArray();
        if (people.Length == 0)
        {
            return;
        }

        foreach (var person in people)
        {
            var theirs = direct is not null ? frame : frame with
            {
                Events = [.. frame.Events.Where((_, i) => emissions[i].AlsoTo.Contains(person))],
            };
            await PatientlyAsync(frame, fanout.ToPersonAsync(person, theirs, watching.Viewers(frame.ChannelId, person)));
        }
    }

    private async Task<IReadOnlyList<object>> ViewsAsync(IReadOnlyList<Emission> emissions)
    {
        if (emissions.All(e => e.View is not null))
        {
            return [.. emissions.Select(e => e.View!(e))];
        }

        var built = new Queue<object>(await reading.BuildAsync(emissions[0].ChannelId, [.. emissions.Where(e => e.View is null).Select(Row)]));
        return [.. emissions.Select(e => e.View is { } view ? view(e) : built.Dequeue())];
    }

    private static ChannelEventRow Row(Emission e) => new()
    {
        ChannelId = e.ChannelId,
        Seq = e.Seq,
        Kind = e.Kind,
        MessageId = e.MessageId,
        PersonId = e.PersonId,
        SubjectId = e.SubjectId,
        At = e.At,
    };

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in queues.Values)
        {
            queue.Writer.TryComplete();
        }

        lock (running)
        {
            return Task.WhenAll(running);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Channel {Channel}: what was committed could not be told; clients will fetch it")]
        public static partial void NotTold(ILogger logger, long channel, Exception failure);
    }
}
