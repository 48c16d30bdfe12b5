using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Access;
using MtsLife.Hub.Fanout;
using MtsLife.Storage;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>
/// One writer over some shards. The next batch gathers while the previous one commits: no timer, no added wait when
/// idle, one commit for hundreds under load.
/// </summary>
internal sealed partial class Lane(
    int number, LaneSql sql, Barring barring, Announce announce, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Channel<Write> waiting = Channel.CreateBounded<Write>(
        new BoundedChannelOptions(10_000) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>How many writes may share a transaction.</summary>
    public int MaxBatch { get; init; } = 500;

    /// <summary>False when the lane is full or closing: the writer is told to come back.</summary>
    public bool TryEnqueue(Write write)
    {
        write.Deadline = time.GetUtcNow().UtcDateTime + Patience;
        return waiting.Writer.TryWrite(write);
    }

    /// <summary>No more writes; <see cref="RunAsync"/> ends when what waits is committed.</summary>
    public void Close() => waiting.Writer.TryComplete();

    public async Task RunAsync()
    {
        var batch = new List<Write>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && waiting.Reader.TryRead(out var write))
            {
                batch.Add(write);
            }

            await CommitAsync(batch);
            batch.Clear();
        }
    }

    private async Task CommitAsync(IReadOnlyList<Write> writes)
    {
        while (writes.Count > 0)
        {
            var batch = new LaneBatch(sql, barring, writes, Now());
            try
            {
                var began = time.GetTimestamp();
                var written = await batch.RunAsync();
                announce(number, batch.FoundAgain);
                announce(number, written);
                LaneMetrics.Commit.Record(time.GetElapsedTime(began).TotalSeconds);
                LaneMetrics.Batch.Record(writes.Count);
                return;
            }
            catch (Exception fault) when (DatabaseFault.MayPass(fault))
            {
                LaneMetrics.Again.Add(1);
                Log.TryingAgain(logger, number, writes.Count, fault);
                writes = Patient(writes, batch.Committing);
                await Task.Delay(Pause, time);
            }
            catch (Exception poison) when (writes.Count > 1)
            {
                // One bad write must not take the others with it: halve until it stands alone.
                Log.Bisecting(logger, number, writes.Count, poison);
                await CommitAsync([.. writes.Take(writes.Count / 2)]);
                writes = [.. writes.Skip(writes.Count / 2)];
            }
            catch (Exception bug)
            {
                writes[0].Fail(bug);
                return;
            }
        }
    }

    /// <summary>
    /// Trying again is safe for what is idempotent, whether or not the lost commit happened. The rest, and whoever
    /// has waited long enough, is told that the outcome is unknown.
    /// </summary>
    private List<Write> Patient(IReadOnlyList<Write> writes, bool outcomeUnknown)
    {
        var now = Now();
        var goOn = writes.Where(w => w.Deadline > now && (w.Repeatable || !outcomeUnknown)).ToList();
        foreach (var write in writes.Except(goOn))
        {
            write.Refuse(Refusals.Unavailable());
        }

        goOn.ForEach(w => w.MayBeCommitted |= outcomeUnknown);
        return goOn;
    }

    private DateTime Now()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Lane {Lane}: the database is away, trying {Count} writes again")]
        public static partial void TryingAgain(ILogger logger, int lane, int count, Exception fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "Lane {Lane}: a batch of {Count} writes failed, splitting it")]
        public static partial void Bisecting(ILogger logger, int lane, int count, Exception poison);
    }
}
