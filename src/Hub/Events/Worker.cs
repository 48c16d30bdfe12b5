using MtsLife.Storage.Channels;
using MtsLife.Storage.Events;

namespace MtsLife.Hub.Events;

/// <summary>
/// Makes something of what happened. Sees every event of its kinds once, those of a shard in their order, those of different
/// shards in any: so an event only says what to look at again, and what is written follows from the present rows.
/// </summary>
public abstract class Worker
{
    /// <summary>Names its cursors for ever.</summary>
    public abstract string Name { get; }

    /// <summary>The kinds of events it wants to see; it is moved past the others.</summary>
    public abstract IReadOnlySet<string> Kinds { get; }

    /// <summary>
    /// In the transaction that moves the cursors, one node and one turn at a time. Runs again when that transaction fails,
    /// so nothing outside the database may come of it.
    /// </summary>
    public abstract Task ApplyAsync(WorkerWork work, IReadOnlyList<EventRow> events);

    /// <summary>Empties what it has written, before all events are applied anew.</summary>
    public abstract Task ResetAsync(LaneTransaction lane);
}
