using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Fanout;

namespace MtsLife.Hub.Realtime;

/// <summary>
/// Members who look elsewhere hear at most once a second, in one merged frame, which of their channels have new posts.
/// </summary>
public sealed partial class HeadsTicker(
    Fanout.Fanout fanout, Memberships memberships, HeadsRepair repair, TimeProvider time, ILogger<HeadsTicker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const int TicksPerRepair = 15;

    private readonly Lock turn = new();
    private Dictionary<long, (HeadFrame Head, long? Home)> posted = [];

    /// <summary>Something new to read: told to members within a second.</summary>
    /// <param name="home">Of a thread: the channel that its root stands in.</param>
    public void Posted(HeadFrame head, long? home = null)
    {
        lock (turn)
        {
            if (!posted.TryGetValue(head.ChannelId, out var known) || known.Head.HeadSeq < head.HeadSeq)
            {
                posted[head.ChannelId] = (head, home);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        for (var tick = 1; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            try
            {
                await TellPostedAsync();
                if (tick % TicksPerRepair == 0)
                {
                    await repair.RunAsync(TellAsync);
                }
            }
            catch (Exception failure)
            {
                // The database is away: whoever missed something is told after its return, by the next repair.
                Log.NotRepaired(logger, failure);
            }
        }
    }

    private async Task TellPostedAsync()
    {
        Dictionary<long, (HeadFrame Head, long? Home)> heads;
        lock (turn)
        {
            (heads, posted) = (posted, []);
        }

        if (heads.Count == 0)
        {
            return;
        }

        foreach (var member in memberships.All)
        {
            await TellAsync(member.Connection.Id, [.. heads.Values.Where(h => member.Has(h.Head.ChannelId, h.Home)).Select(h => h.Head)]);
        }
    }

    private async Task TellAsync(string connection, IReadOnlyList<HeadFrame> heads)
    {
        try
        {
            if (heads.Count > 0)
            {
                await fanout.ToConnectionAsync(connection, new HeadsFrame(heads));
            }
        }
        catch (Exception failure)
        {
            Log.NotTold(logger, connection, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Heads could not be told to connection {Connection}")]
        public static partial void NotTold(ILogger logger, string connection, Exception failure);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Heads could not be read; trying again with the next repair")]
        public static partial void NotRepaired(ILogger logger, Exception failure);
    }
}
