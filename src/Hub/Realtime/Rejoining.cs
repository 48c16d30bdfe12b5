using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Fanout;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Realtime;

/// <summary>
/// Several nodes only: what this node watches is suspended while it cannot hear the others and resumed as the database allows.
/// Every few seconds it is compared with the database in any case, for a removal that a node could not tell of.
/// </summary>
internal sealed partial class Rejoining(
    Nodes nodes, Watching watching, Memberships memberships, ChannelSql channels, ILogger<Rejoining> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private int partings;
    private bool isSuspended = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync();
            }
            catch (Exception away)
            {
                Log.Later(logger, away);
            }

            await nodes.ChangeAsync(Pause, stoppingToken);
        }
    }

    private async Task RunAsync()
    {
        // Parted and joined again between two looks is parted all the same: bars were missed.
        if (partings != nodes.Partings || nodes.IsApart)
        {
            partings = nodes.Partings;
            isSuspended = true;
            await watching.SuspendAsync();
        }

        if (nodes.IsApart)
        {
            return;
        }

        if (isSuspended)
        {
            await memberships.ReloadAsync();
            isSuspended = false;
        }

        await CutOffAsync();
        await watching.ResumeAsync(async (person, watched) => [.. (await channels.ReadableAsync(person, [.. watched])).Select(h => h.ChannelId)]);
    }

    private async Task CutOffAsync()
    {
        var watched = watching.All.SelectMany(w => w.Channels.Select(c => (Person: w.Connection.Actor.PersonId, Channel: c))).Distinct().ToList();
        var readable = (await channels.ReadableHeadsAsync([.. watched.Select(w => w.Person)], [.. watched.Select(w => w.Channel)]))
            .Select(h => (h.PersonId, h.ChannelId)).ToHashSet();
        foreach (var lost in watched.Where(w => !readable.Contains(w)).GroupBy(w => w.Person))
        {
            (await watching.BarAsync(lost.Key, [.. lost.Select(l => l.Channel)])).Dispose();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What is watched here could not be compared with the database; trying again")]
        public static partial void Later(ILogger logger, Exception away);
    }
}
