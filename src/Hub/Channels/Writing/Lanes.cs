using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Access;
using MtsLife.Hub.Fanout;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>Hands committed events to the announcer, in the order of one lane.</summary>
public delegate void Announce(int lane, IReadOnlyList<Emission> emissions);

/// <summary>
/// Two lanes over the 16 shards, each owning whole shards, one for what people mark for themselves, and one for workers,
/// so that nobody who posts waits for either.
/// </summary>
public sealed class Lanes(
    LaneSql sql, Barring barring, Announce announce, TimeProvider time, ILogger<Lanes> logger) : IHostedService
{
    private const int Shards = 16;
    internal const int Writers = 2;

    private readonly Lane[] lanes =
    [
        .. Enumerable.Range(0, Writers + 1).Select(n => new Lane(n, sql, barring, announce, time, logger)),
        new Lane(Writers + 1, sql, barring, announce, time, logger) { MaxBatch = 1 },
    ];

    private Task running = Task.CompletedTask;

    // Of an id that nobody bears too, which may be negative.
    public static short ShardOf(long channelId) => (short)(channelId & (Shards - 1));

    /// <summary>Completes after COMMIT, with the answer for whoever asked.</summary>
    public Task<Answer<T>> WriteAsync<T>(Write<T> write)
    {
        var lane = write.IsWork ? lanes[^1] : write.IsMark ? lanes[Writers] : lanes[ShardOf(write.Home) % Writers];
        if (!lane.TryEnqueue(write))
        {
            write.Refuse(Refusals.Unavailable());
        }

        return write.Answer;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        running = Task.WhenAll(lanes.Select(l => Task.Run(l.RunAsync)));
        return Task.CompletedTask;
    }

    /// <summary>Commits what was accepted before it lets the program go.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Array.ForEach(lanes, l => l.Close());
        return running;
    }
}
