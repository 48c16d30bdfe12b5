using MtsLife.Hub.Events;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Events;
using MtsLife.Storage.Search;

namespace MtsLife.Hub.Search;

/// <summary>Keeps the words of messages for <see cref="Searching"/>, away from whoever posts.</summary>
public sealed class Indexing : Worker
{
    public override string Name => "search";

    public override IReadOnlySet<string> Kinds { get; } = new HashSet<string>
        { "message_posted", "message_edited", "message_deleted", "message_hidden", "message_unhidden" };

    public override Task ApplyAsync(WorkerWork work, IReadOnlyList<EventRow> events) =>
        work.Transaction.IndexAsync([.. events.Select(e => e.MessageId!.Value).Distinct()]);

    public override Task ResetAsync(LaneTransaction lane) => lane.EmptyIndexAsync();
}
