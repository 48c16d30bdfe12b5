namespace MtsLife.Hub.Fanout;

/// <summary>
/// What the nodes of one company tell one another. A node that is alone has nobody to tell, and nothing here costs it anything.
/// </summary>
public class Nodes
{
    protected static readonly IReadOnlyCollection<long> Nobody = [];

    /// <summary>Whether there may be others at all.</summary>
    public virtual bool AreSeveral => false;

    /// <summary>The others can neither be told nor heard at the moment: what this node knows of their doings may be old.</summary>
    public virtual bool IsApart => false;

    /// <summary>How often this node was parted from the others: after each time it knows less than it did.</summary>
    public virtual int Partings => 0;

    /// <summary>Returns when this node parted from the others or joined them again, at the latest after <paramref name="atMost"/>; alone, never.</summary>
    public virtual Task ChangeAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(Timeout.InfiniteTimeSpan, stop);

    /// <summary>Says what to do when another node tells <typeparamref name="T"/>: one after the other, in the order of telling.</summary>
    public virtual void Hear<T>(Func<T, Task> act)
    {
    }

    /// <summary>Says what to do when another node asks; it is answered when that is done. Requests do not wait for one another.</summary>
    /// <param name="act">Returns the people whom the answer names, if any.</param>
    public virtual void Answer<T>(Func<T, Task<IReadOnlyCollection<long>>> act)
    {
    }

    /// <summary>Returns at once. What others do not hear, because Redis or they are away, they find in the database.</summary>
    public virtual void Tell<T>(T news)
    {
    }

    /// <summary>
    /// Completes when all others have done what is asked, or after a second: one who does not answer holds nobody up for
    /// longer. Never fails.
    /// </summary>
    /// <returns>The people whom the answers name.</returns>
    public virtual Task<IReadOnlyCollection<long>> AskAsync<T>(T request) => Task.FromResult(Nobody);
}
