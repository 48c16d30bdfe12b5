using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Hub.People;
using MtsLife.Storage.Reputation;
using MtsLife.Storage.Units;

namespace MtsLife.Hub.Reputation;

/// <summary>How many points somebody has, what for, and who has most.</summary>
public sealed class ReputationReading(ReputationSql sql, PeopleReading people, UnitSql units, TimeProvider time)
{
    private const int MostEntries = 100;
    private const int MostLeaders = 20;
    private const int MostShown = 140;

    public async Task<Answer<ReputationView>> FindAsync(Actor actor, long personId) =>
        await people.IsThereAsync(personId)
            ? new ReputationView(personId, await LevelAsync(personId), [.. (await sql.TotalsAsync(personId)).Select(t => new RuleTotal(t.Rule, t.Points))])
            : Refusals.NotFound();

    public async Task<LevelView> LevelAsync(long personId) => LevelView.Of(await sql.PointsAsync(personId));

    public async Task<Answer<LedgerPage>> LedgerAsync(Actor actor, string? before, int? limit)
    {
        if (IdCursor.Parse(before) is not { } start)
        {
            return Refusals.Invalid("before", "cursor", "Not a cursor of this list.");
        }

        var size = Math.Clamp(limit ?? 30, 1, MostEntries);
        var rows = await sql.LedgerAsync(actor.PersonId, start, size + 1);
        var page = rows.Take(size).ToList();
        var actors = page.Select(r => r.ActorId).OfType<long>().ToHashSet();
        var named = await people.ViewsAsync([.. page.SelectMany(r => r.Mentions).Concat(actors).Distinct()]);
        var names = named.ToDictionary(p => p.Id, p => p.Name);
        return new LedgerPage(
            [.. page.Select(r => EntryOf(r, names))], [.. named.Where(p => actors.Contains(p.Id))],
            rows.Count > size ? IdCursor.Of(page[^1].Id) : null);
    }

    /// <param name="period"><c>week</c>, the default, <c>month</c> or <c>all</c>.</param>
    public async Task<Answer<Leaders>> LeadersAsync(Actor actor, string? period, long? unit)
    {
        if (period is not (null or "week" or "month" or "all"))
        {
            return Refusals.Invalid("period", "unknown", "week, month or all.");
        }

        if (unit is { } id && !await units.ExistsAsync(id))
        {
            return Refusals.NotFound("unit");
        }

        var today = CompanyDay.Of(time);
        var rows = await sql.LeadersAsync(period == "all" ? null : today.AddDays(period == "month" ? -29 : -6), unit, actor.PersonId, MostLeaders);
        var views = (await people.ViewsAsync([.. rows.Select(r => r.PersonId)])).ToDictionary(p => p.Id);
        var leaders = rows.Select(r => new Leader(views[r.PersonId], r.Points, r.Place, LevelView.Of(r.AllPoints))).ToList();
        return new Leaders([.. leaders.Take(MostLeaders)], leaders.FirstOrDefault(l => l.Person.Id == actor.PersonId));
    }

    private static LedgerEntry EntryOf(LedgerRow row, Dictionary<long, string> names) => new(
        row.Id, row.Rule, row.Day, row.Delta, row.HappenedAt, row.EnteredAt, row.TakenBack, row.MessageId,
        row.Title is { Length: > 0 } ? row.Title : row.Html is null ? null : Excerpt.Of(row.Html, MostShown, names.GetValueOrDefault), row.ActorId, row.TopicId, row.TopicName);
}
