using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MtsLife.Storage;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Realtime;

/// <summary>Once a day forgets channel events older than 30 days: messages stay, only the replay of changes ends there.</summary>
public sealed partial class Pruning(PruningSql sql, TimeProvider time, ILogger<Pruning> logger) : BackgroundService
{
    private const int ChannelsAtOnce = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = AfterStart; ; pause = Interval)
        {
            await Task.Delay(pause, time, stoppingToken);
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception away) when (DatabaseFault.MayPass(away))
            {
                Log.Later(logger, away);
            }
        }
    }

    internal async Task RunAsync(CancellationToken stop)
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        for (var last = 0L; !stop.IsCancellationRequested;)
        {
            var channels = await sql.OldAsync(last, before, ChannelsAtOnce);
            if (channels.Count == 0)
            {
                return;
            }

            foreach (var old in channels.Where(c => c.LastSeq is not null))
            {
                await sql.PruneAsync(old.ChannelId, old.LastSeq!.Value);
            }

            last = channels[^1].ChannelId;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Old channel events were not forgotten today; tomorrow again")]
        public static partial void Later(ILogger logger, Exception away);
    }
}
