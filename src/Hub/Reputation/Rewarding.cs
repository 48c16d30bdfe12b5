using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Events;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Events;
using MtsLife.Storage.Reputation;

namespace MtsLife.Hub.Reputation;

/// <summary>
/// Keeps the ledger: looks again at what events name, says what stands, and enters the difference. One row, one cause;
/// no row for an event, because what is entered follows from what stands after all of a turn's events.
/// </summary>
public sealed class Rewarding : Worker
{
    public override string Name => "reputation";

    public override IReadOnlySet<string> Kinds => DirtyMarks.Kinds;

    public override async Task ApplyAsync(WorkerWork work, IReadOnlyList<EventRow> events)
    {
        var lane = work.Transaction;
        var again = await DirtyMarks.OfAsync(lane, events);
        var book = new RuleBook(await lane.PointRulesAsync());
        var causes = (await lane.FactsAsync(again)).Select(fact => Reasons.CauseOf(fact, book)).OfType<NewCause>().ToList();
        var cells = await lane.KeepCausesAsync(again, causes);
        var changed = await lane.EnterAsync(Differences(await lane.CausesAsync(cells), book), work.Now);

        await work.LockAsync([.. changed.Select(c => c.ChannelId)]);
        foreach (var person in changed)
        {
            work.Emit(new Emission(person.ChannelId, "reputation_changed", personId: person.PersonId) { Regraded = [person.PersonId] });
        }
    }

    public override Task ResetAsync(LaneTransaction lane) => lane.EmptyReputationAsync();

    private static List<NewLedgerRow> Differences(IReadOnlyList<CauseRow> causes, RuleBook book) =>
    [
        .. from cause in causes
           group cause by new Cell(cause.PersonId, cause.Rule, cause.Day) into cell
           from entry in cell.Zip(Cell.Shares([.. cell.Select(c => new Cause(c.Id, c.Points, c.Stands))], book.On(cell.Key.Day).Rules[cell.Key.Rule].DailyCap))
           where entry.First.Given != entry.Second
           select new NewLedgerRow(entry.First.Id, entry.Second, entry.Second - entry.First.Given),
    ];
}
