using MtsLife.Hub.Access;
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
        var rows = await sql.AllAsync();
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await people.FindAsync(actor.PersonId))!.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        var versions = rows.GroupBy(r => (r.FromDay, r.Version)).OrderBy(v => v.Key.FromDay).Select(ViewOf).ToList();
        return new RuleBookView(versions.Last(v => v.FromDay <= today), [.. versions.Where(v => v.FromDay > today)]);
    }

    public async Task<Answer<RuleBookView>> AddAsync(Actor actor, AddPointRules request)
    {
        if (!actor.IsAdministrator)
        {
            return Refusals.Forbidden("Only administrators change what gives points.", "not_administrator");
        }

        var before = (await sql.AllAsync()).Where(r => r.FromDay <= request.FromDay).GroupBy(r => r.FromDay).MaxBy(v => v.Key);
        if (Refuse(request, before?.Select(r => r.Code).ToHashSet() ?? []) is { } no)
        {
            return no;
        }

        var changed = request.Rules.ToDictionary(r => r.Code);
        var rows = before!.Select(r => changed.TryGetValue(r.Code, out var c) ? r with { Points = c.Points, DailyCap = c.DailyCap } : r).ToList();
        return await sql.AddAsync(request.FromDay, rows, actor.PersonId, time.GetUtcNow().UtcDateTime) is null
            ? Refusals.Conflict("Another set begins on that day.", "fromDay", "taken")
            : await ReadAsync(actor);
    }

    private Refusal? Refuse(AddPointRules request, HashSet<string> known)
    {
        // Tomorrow has begun somewhere.
        if (request.FromDay < DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(2))
        {
            return Refusals.Invalid("fromDay", "too_early", "From the day after tomorrow on.");
        }

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

    private static PointRulesView ViewOf(IGrouping<(DateOnly FromDay, int Version), PointRuleRow> version) => new(
        version.Key.Version, version.Key.FromDay,
        [.. version.OrderByDescending(r => r.Points).ThenBy(r => r.Code, StringComparer.Ordinal)
            .Select(r => new PointRuleView(r.Code, r.Points, r.DailyCap, r.Split))]);
}
