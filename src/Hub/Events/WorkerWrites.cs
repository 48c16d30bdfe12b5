using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage;
using MtsLife.Storage.Events;

namespace MtsLife.Hub.Events;

/// <summary>A write of one worker. It locks no channel beforehand, and doing it again finds the cursors moved.</summary>
internal abstract class WorkerWrite<T> : StepWrite<T>
{
    public override long Home => 0;

    public override IReadOnlyCollection<long> Channels => [];

    internal override bool IsWork => true;
}

/// <summary>Claim, apply and checkpoint in one transaction. False when another node has applied these events.</summary>
internal sealed class ApplyWrite(Worker worker, IReadOnlyList<EventRow> events, IReadOnlyList<Stretch> stretches) : WorkerWrite<bool>
{
    protected override async Task<Answer<bool>> ApplyAsync(LaneWork work)
    {
        if (!await work.Transaction.ClaimAsync(worker.Name, stretches, work.Now))
            return false;
        var wanted = events.Where(e => worker.Kinds.Contains(e.Kind)).ToList();
        if (wanted.Count > 0)
            await worker.ApplyAsync(new WorkerWork(work), wanted);
        return true;
    }
}

/// <summary>Passes over an event that cannot be applied, and keeps its number for whoever mends the worker.</summary>
internal sealed class SetAsideWrite(Worker worker, EventRow poison, Stretch stretch, Exception why) : WorkerWrite<bool>
{
    protected override async Task<Answer<bool>> ApplyAsync(LaneWork work)
    {
        if (!await work.Transaction.ClaimAsync(worker.Name, [stretch], work.Now))
            return false;
        await work.Transaction.SetAsideAsync(worker.Name, poison, DatabaseFault.KindOf(why), work.Now);
        return true;
    }
}

internal sealed class RebuildWrite(Worker worker) : WorkerWrite<Done>
{
    protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
    {
        await work.Transaction.BeginAnewAsync(worker.Name);
        await worker.ResetAsync(work.Transaction);
        return Done.Now;
    }
}
