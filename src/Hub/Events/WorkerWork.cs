using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Notifications;

namespace MtsLife.Hub.Events;

/// <summary>What a worker may do in its transaction.</summary>
public sealed class WorkerWork(LaneWork lane)
{
    private bool locked;

    public LaneTransaction Transaction => lane.Transaction;

    public DateTime Now => lane.Now;

    /// <summary>
    /// Locks every channel in which this turn will <see cref="Emit"/>, in id order as all lanes do: once, after the worker's own
    /// tables are written, before any row that people's verbs write too. Locked earlier, people would wait for the worker;
    /// locked twice, two transactions could wait for each other.
    /// </summary>
    public Task LockAsync(IReadOnlyCollection<long> channels)
    {
        if (locked)
            throw new InvalidOperationException("Channels are locked once, all together.");
        locked = true;
        return lane.LockAsync([.. channels.Distinct()]);
    }

    public void Emit(Emission emission) => lane.Emit(emission);

    /// <summary>Tells people's own windows what <c>NotifyAsync</c> has added; their channels are locked.</summary>
    public void Notified(IEnumerable<NotifiedRow> rows)
    {
        foreach (var row in rows)
            Emit(new Emission(row.ChannelId, "notified", personId: row.PersonId, subjectId: row.Id));
    }

    /// <summary>What is shown of a message follows from what was written; the lock holds its home channel.</summary>
    public void Touch(long messageId, IEnumerable<long> stands) => lane.Touch(messageId, stands);

    /// <summary>Something happened in turn; the other workers hear of it.</summary>
    public void Record(string kind, long homeChannelId, long? messageId = null, long? personId = null, long? topicId = null, long? subjectId = null) =>
        lane.Record(kind, homeChannelId, messageId: messageId, personId: personId, topicId: topicId, subjectId: subjectId);
}
