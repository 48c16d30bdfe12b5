using MtsLife.Hub.Access;
using MtsLife.Hub.SignIn;
using MtsLife.Storage.People;
using MtsLife.Storage.Reputation;

namespace MtsLife.Hub.Reputation;

/// <param name="FromDay">The first day, in each receiver's zone, on which it counts.</param>
/// <param name="Rules">Those that change; the others stay as they are on the day before.</param>
public sealed record AddPointRules(DateOnly FromDay, IReadOnlyList<ChangedPointRule> Rules);

public sealed record ChangedPointRule(string Code, int Points, int DailyCap);

/// <summary>What gives how many points. A set that has begun anywhere never changes: nobody's past does.</summary>
public sealed class RuleSetting(PointRuleSql sql, PersonSql people, TimeProvider time)
{
    private const int MostPoints = 10_000;

    public async Task<Answer<RuleBookView>> ReadAsync(Actor actor)
    {
        var book = new RuleBook(await sql.AllAsync());
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await people.FindAsync(actor.PersonId))!.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        return new RuleBookView(ViewOf(book.On(today)), [.. book.After(today).Select(ViewOf)]);
    }

    public async Task<Answer<RuleBookView>> AddAsync(Actor actor, AddPointRules request)
    {
        if (AccountRights.OfAdministrator(actor) is { } refusal)
        {
            return refusal;
        }

        // Tomorrow has begun somewhere.
        if (request.FromDay < DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(2))
        {
            return Refusals.Invalid("fromDay", "too_early", "From the day after tomorrow on.");
        }

        var before = (await sql.AllAsync()).Where(r => r.FromDay <= request.FromDay).GroupBy(r => r.FromDay).MaxBy(v => v.Key)!.ToList();
        if (Refuse(request, before.Select(r => r.Code).ToHashSet()) is { } no)
        {
            return no;
        }

        var changed = request.Rules.ToDictionary(r => r.Code);
        var rows = before.Select(r => changed.TryGetValue(r.Code, out var c) ? r with { Points = c.Points, DailyCap = c.DailyCap } : r).ToList();
        return await sql.AddAsync(request.FromDay, rows, actor.PersonId, time.GetUtcNow().UtcDateTime) is null
            ? Refusals.Conflict("Another set begins on that day.", "fromDay", "taken")
            : await ReadAsync(actor);
    }

    private static Refusal? Refuse(AddPointRules request, HashSet<string> known)
    {
        if (request.Rules.Any(r => r is null))
        {
            return Refusals.Invalid("rules", "wrong_type", "Rules.");
        }

        if (request.Rules.Count == 0 || request.Rules.Count > known.Count || request.Rules.DistinctBy(r => r.Code).Count() < request.Rules.Count)
        {
            return Refusals.Invalid("rules", "count", "Each rule that changes, once.");
        }

        return request.Rules.Any(r => !known.Contains(r.Code)) ? Refusals.Invalid("rules", "unknown", "There is no such rule.")
            : request.Rules.Any(r => r.Points is < 0 or > MostPoints || r.DailyCap is < 0 or > MostPoints) ? Refusals.Invalid("rules", "range", $"0 to {MostPoints}.")
            : null;
    }

    private static PointRulesView ViewOf((DateOnly FromDay, PointRules Rules) begun) => new(
        begun.Rules.Version, begun.FromDay,
        [.. begun.Rules.Rules.OrderByDescending(r => r.Points).ThenBy(r => r.Code, StringComparer.Ordinal)
            .Select(r => new PointRuleView(r.Code, r.Points, r.DailyCap, r.IsSplit))]);
}
