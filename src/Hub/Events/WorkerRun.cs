using Microsoft.Extensions.Logging;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage;
using MtsLife.Storage.Events;

namespace MtsLife.Hub.Events;

/// <summary>One worker on one node: looks what is new, applies it page by page, rests until it is woken.</summary>
internal sealed partial class WorkerRun(Worker worker, Lanes lanes, WorkerSql sql, ILogger logger) : IDisposable
{
    private const int PageSize = 500;
    private const int Tries = 3;

    // For what other nodes wrote.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // A busy company is read by the page, not event by event: at most twenty turns a second.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim woken = new(0);
    private int page = PageSize;

    /// <summary>Woken twice it looks twice, which does no harm.</summary>
    public void Wake()
    {
        if (woken.CurrentCount == 0)
            woken.Release();
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var enrolled = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!enrolled)
                    await sql.EnrolAsync(worker.Name);
                enrolled = true;
                while (await TurnAsync(stop))
                {
                }
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                Log.Later(logger, worker.Name, failure);
            }

            await RestAsync(stop);
        }
    }

    /// <returns>True when there is certainly more.</returns>
    private async Task<bool> TurnAsync(CancellationToken stop)
    {
        var cursors = await sql.CursorsAsync(worker.Name);
        foreach (var cursor in cursors)
            WorkerMetrics.Lag(worker.Name, cursor.Shard, cursor.Head - cursor.N);
        var behind = cursors.Where(c => c.Head > c.N).ToList();
        if (behind.Count == 0)
            return false;

        var events = await sql.AfterAsync([.. behind.Select(c => c.Shard)], [.. behind.Select(c => c.N)], PageSize);
        var at = behind.ToDictionary(c => c.Shard, c => c.N);
        foreach (var some in events.Chunk(page))
        {
            if (stop.IsCancellationRequested || !await ApplyAsync(some, at, stop))
                return false;
        }

        page = PageSize;
        return behind.Exists(c => c.Head - c.N > PageSize);
    }

    /// <returns>False when another node was faster or the database is away: look again.</returns>
    private async Task<bool> ApplyAsync(EventRow[] events, Dictionary<short, long> at, CancellationToken stop)
    {
        Exception poison;
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await WriteAsync(new ApplyWrite(worker, events, Stretches(events, at)), events, at);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                poison = failure;
            }

            if (events.Length > 1)
                return await ApplyAsync(events[..(events.Length / 2)], at, stop) && await ApplyAsync(events[(events.Length / 2)..], at, stop);
            if (tried == Tries)
                return await SetAsideAsync(events[0], at, poison);
            await Task.Delay(BetweenTries, stop);
        }
    }

    private async Task<bool> SetAsideAsync(EventRow poison, Dictionary<short, long> at, Exception why)
    {
        if (!await WriteAsync(new SetAsideWrite(worker, poison, Stretches([poison], at)[0], why), [poison], at))
            return false;
        Log.Poison(logger, worker.Name, poison.Kind, poison.Shard, poison.N, why);
        WorkerMetrics.Poisoned.Add(1, WorkerMetrics.Worker(worker.Name));
        return true;
    }

    private async Task<bool> WriteAsync(WorkerWrite<bool> write, IReadOnlyList<EventRow> events, Dictionary<short, long> at)
    {
        var answer = await lanes.WriteAsync(write);
        if (answer.IsRefused)
        {
            // The database is away, or so much takes longer than a statement may.
            page = Math.Max(1, page / 2);
            return false;
        }

        if (!answer.Ok)
            return false;
        foreach (var applied in events)
            at[applied.Shard] = applied.N;
        WorkerMetrics.Applied.Add(events.Count, WorkerMetrics.Worker(worker.Name));
        return true;
    }

    private static Stretch[] Stretches(IEnumerable<EventRow> events, Dictionary<short, long> at) =>
        [.. events.GroupBy(e => e.Shard).Select(shard => new Stretch(shard.Key, at[shard.Key], shard.Max(e => e.N)))];

    private async Task RestAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Breath, stop);
            await woken.WaitAsync(Poll, stop);
        }
        catch (OperationCanceledException)
        {
            // It is told to end: the loop sees that too.
        }
    }

    public void Dispose() => woken.Dispose();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Worker {Worker} could not go on; trying again")]
        public static partial void Later(ILogger logger, string worker, Exception failure);

        [LoggerMessage(LogLevel.Error, "Worker {Worker} cannot apply the event {Kind}, shard {Shard} number {N}: it is set aside")]
        public static partial void Poison(ILogger logger, string worker, string kind, short shard, long n, Exception why);
    }
}
