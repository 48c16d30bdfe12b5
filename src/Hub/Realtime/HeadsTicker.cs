using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Fanout;

namespace MtsLife.Hub.Realtime;

/// <summary>
/// Members who look elsewhere hear at most once a second, in one merged frame, which of their channels have new posts.
/// </summary>
public sealed partial class HeadsTicker(
    Fanout.Fanout fanout, Memberships memberships, Watching watching, TimeProvider time, ILogger<HeadsTicker> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const int TicksPerRepair = 20;

    private ConcurrentDictionary<long, HeadFrame> posted = new();
    private ConcurrentDictionary<long, HeadFrame> changed = new();

    /// <summary>Something new to read: told to members within a second, to watchers with the next repair.</summary>
    public void Posted(HeadFrame head)
    {
        Note(posted, head);
        Note(changed, head);
    }

    /// <summary>Any change: told to watchers with the next repair, since no later number may reveal that the last one was lost.</summary>
    public void Changed(HeadFrame head) => Note(changed, head);

    private static void Note(ConcurrentDictionary<long, HeadFrame> heads, HeadFrame head) =>
        heads.AddOrUpdate(head.ChannelId, head, (_, known) => known.HeadSeq > head.HeadSeq ? known : head);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        for (var tick = 1; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            await TellAsync(Interlocked.Exchange(ref posted, new()),
                memberships.All.Select(m => (m.Connection.Id, (Func<long, bool>)m.Channels.ContainsKey)));
            if (tick % TicksPerRepair == 0)
            {
                await TellAsync(Interlocked.Exchange(ref changed, new()), watching.All.Select(w => (w.Connection, (Func<long, bool>)w.Channels.Contains)));
            }
        }
    }

    private async Task TellAsync(
        ConcurrentDictionary<long, HeadFrame> heads, IEnumerable<(string Connection, Func<long, bool> Concerns)> sockets)
    {
        if (heads.IsEmpty)
        {
            return;
        }

        foreach (var (connection, concerns) in sockets)
        {
            var theirs = heads.Values.Where(h => concerns(h.ChannelId)).ToList();
            if (theirs.Count > 0)
            {
                try
                {
                    await fanout.ToConnectionAsync(connection, new HeadsFrame(theirs));
                }
                catch (Exception failure)
                {
                    Log.NotTold(logger, connection, failure);
                }
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Heads could not be told to connection {Connection}")]
        public static partial void NotTold(ILogger logger, string connection, Exception failure);
    }
}
