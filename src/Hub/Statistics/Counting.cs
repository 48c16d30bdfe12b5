using MtsLife.Hub.Events;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Events;
using MtsLife.Storage.Statistics;

namespace MtsLife.Hub.Statistics;

/// <summary>Keeps the company's totals: a message counts while it stands.</summary>
public sealed class Counting : Worker
{
    public override string Name => "statistics";

    public override IReadOnlySet<string> Kinds { get; } = new HashSet<string> { "message_posted", "message_deleted", "message_hidden", "message_unhidden" };

    public override Task ApplyAsync(WorkerWork work, IReadOnlyList<EventRow> events) =>
        work.Transaction.CountAsync(
            [.. events.Select(e => e.MessageId!.Value)], [.. events.Select(e => e.Kind is "message_posted" or "message_unhidden" ? 1 : -1)]);

    public override Task ResetAsync(LaneTransaction lane) => lane.EmptyCountsAsync();
}
