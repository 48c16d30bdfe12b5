using MtsLife.Hub.Events;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Events;
using MtsLife.Storage.Notifications;

namespace MtsLife.Hub.Notifications;

/// <summary>
/// Tells people that they are mentioned, thanked, replied to and answered, what is announced to them and published by those
/// they follow, and moderators what was reported; takes it back with its cause. However many events and people there are, a
/// turn is three statements: whom it may concern, their channels' locks, what they are told.
/// </summary>
public sealed class Notifying : Worker
{
    public override string Name => "notifications";

    public override IReadOnlySet<string> Kinds { get; } = new HashSet<string>
    {
        "message_posted", "message_edited", "message_deleted", "message_hidden", "message_unhidden", "thanked", "answer_accepted", "answer_unaccepted",
        "message_reported", "reports_dismissed",
    };

    public override async Task ApplyAsync(WorkerWork work, IReadOnlyList<EventRow> events)
    {
        long[] messages = [.. events.Select(e => e.MessageId!.Value).Distinct()];
        var channels = await work.Transaction.ConcernedAsync(messages);
        if (channels.Count == 0)
            return;
        // First the locks, then the rows: people take note of theirs while they hold their own channels.
        await work.LockAsync(channels);
        work.Notified(await work.Transaction.DeriveAsync(messages, [.. channels], work.Now));
    }

    public override Task ResetAsync(LaneTransaction lane) => lane.ForgetUnreadAsync();
}
