using MtsLife.Hub.Access;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>Something that changes what readers of channels see. Everything of this sort goes through a lane.</summary>
public abstract class Write
{
    /// <summary>The channel whose shard chooses the lane.</summary>
    public abstract long Home { get; }

    /// <summary>Every channel in which this may emit an event; all are locked together, in id order.</summary>
    public abstract IReadOnlyCollection<long> Channels { get; }

    /// <summary>Read marks and the like have a lane of their own, so that posts never wait for them.</summary>
    public virtual bool IsMark => false;

    /// <summary>Workers have a lane of their own too, and each of their writes a transaction.</summary>
    internal virtual bool IsWork => false;

    /// <summary>Steps of a batch run in this order: rows locked in another order than elsewhere would deadlock.</summary>
    public virtual (long, long) Order => default;

    /// <summary>False when doing it twice differs from doing it once: then a commit of unknown outcome is not tried again.</summary>
    public virtual bool Repeatable => true;

    internal DateTime Deadline { get; set; }

    /// <summary>An earlier attempt may have been committed: its answer was lost.</summary>
    internal bool MayBeCommitted { get; set; }

    internal abstract void Refuse(Refusal refusal);

    internal abstract void Fail(Exception bug);
}

/// <typeparam name="T">What the writer is told after commit.</typeparam>
public abstract class Write<T> : Write
{
    private readonly TaskCompletionSource<Answer<T>> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<Answer<T>> Answer => done.Task;

    internal void Complete(Answer<T> answer) => done.TrySetResult(answer);

    internal override void Refuse(Refusal refusal) => done.TrySetResult(refusal);

    internal override void Fail(Exception bug) => done.TrySetException(bug);
}

/// <summary>A write with statements of its own, applied after the batch's messages were inserted.</summary>
public abstract class StepWrite<T> : Write<T>, IStep
{
    private Answer<T> outcome;

    /// <summary>Refuses before it writes anything, or writes and emits. Runs again when the batch is tried again.</summary>
    protected abstract Task<Answer<T>> ApplyAsync(LaneWork work);

    async Task IStep.RunAsync(LaneWork work) => outcome = await ApplyAsync(work);

    void IStep.Committed() => Complete(outcome);
}

internal interface IStep
{
    (long, long) Order { get; }

    Task RunAsync(LaneWork work);

    void Committed();
}
