using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Fanout;

namespace MtsLife.Hub.Realtime;

/// <summary>
/// Members who look elsewhere hear at most once a second, in one merged frame, which of their channels have new posts.
/// </summary>
public sealed partial class HeadsTicker : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const int TicksPerRepair = 15;

    private readonly Fanout.Fanout fanout;
    private readonly Memberships memberships;
    private readonly HeadsRepair repair;
    private readonly Nodes nodes;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly HeadsGathered posted = new(), anywhere = new();

    public HeadsTicker(
        Fanout.Fanout fanout, Memberships memberships, HeadsRepair repair, Nodes nodes, TimeProvider time, ILogger<HeadsTicker> logger)
    {
        (this.fanout, this.memberships, this.repair, this.nodes, this.time, this.logger) = (fanout, memberships, repair, nodes, time, logger);
        nodes.Hear<PostedHeads>(heard =>
        {
            anywhere.Add(heard.All);
            return Task.CompletedTask;
        });
    }

    /// <summary>Something new to read: told to members on every node, on this one within a second.</summary>
    /// <param name="home">Of a thread: the channel that its root stands in.</param>
    public void Posted(HeadFrame head, long? home = null) => posted.Add([new PostedHead(head, home)]);

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
        var own = posted.Take();
        if (own.Count > 0)
        {
            nodes.Tell(new PostedHeads(own));
            anywhere.Add(own);
        }

        var heads = anywhere.Take();
        if (heads.Count == 0)
        {
            return;
        }

        var checkedHeads = await repair.CheckedAsync(memberships.All.SelectMany(m =>
            heads.Where(h => m.Has(h.Head.ChannelId, h.Home)).Select(h => (m.Connection.Actor.PersonId, h.Head.ChannelId))));
        foreach (var member in memberships.All)
        {
            var theirs = heads.Where(h => member.Has(h.Head.ChannelId, h.Home)).Select(h => h.Head);
            if (checkedHeads is not null)
            {
                theirs = theirs.Select(h => checkedHeads.GetValueOrDefault((member.Connection.Actor.PersonId, h.ChannelId))).OfType<HeadFrame>();
            }

            await TellAsync(member.Connection.Id, [.. theirs]);
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
