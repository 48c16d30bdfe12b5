using MtsLife.Storage.Reputation;

namespace MtsLife.Hub.Reputation;

/// <summary>All sets of rules that there were and will be, each from a day on.</summary>
internal sealed class RuleBook(IReadOnlyList<PointRuleRow> rows)
{
    private readonly IReadOnlyList<(DateOnly FromDay, PointRules Rules)> versions =
    [
        .. from row in rows
           group row by (row.FromDay, row.Version) into version
           orderby version.Key.FromDay
           select (version.Key.FromDay, new PointRules(version.Key.Version, [.. version.Select(r => new PointRule(r.Code, r.Points, r.DailyCap, r.Split))])),
    ];

    public (DateOnly FromDay, PointRules Rules) On(DateOnly day) => versions.Last(v => v.FromDay <= day || v == versions[0]);

    public IEnumerable<(DateOnly FromDay, PointRules Rules)> After(DateOnly day) => versions.Where(v => v.FromDay > day);
}
