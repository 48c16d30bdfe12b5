namespace MtsLife.Storage.Reputation;

public sealed class PointRuleSql(Database database)
{
    internal const string All =
        """
        SELECT v.version, v.from_day, r.code, r.points, r.daily_cap, r.split
        FROM point_rule_versions v JOIN point_rules r USING (version) ORDER BY v.from_day, r.code
        """;

    public Task<IReadOnlyList<PointRuleRow>> AllAsync() => database.QueryAsync<PointRuleRow>(All);

    /// <summary>Null when another set begins on that day.</summary>
    public async Task<int?> AddAsync(DateOnly fromDay, IReadOnlyList<PointRuleRow> rules, long setBy, DateTime at) =>
        await database.FindAsync<int?>(
            """
            WITH added AS (
                INSERT INTO point_rule_versions (version, from_day, set_by, set_at)
                SELECT max(version) + 1, @fromDay, @setBy, @at FROM point_rule_versions ON CONFLICT DO NOTHING RETURNING version
            ), listed AS (
                INSERT INTO point_rules (version, code, points, daily_cap, split)
                SELECT a.version, r.* FROM added a CROSS JOIN unnest(@codes::text[], @points::int[], @caps::int[], @splits::boolean[]) AS r (code, points, daily_cap, split)
            )
            SELECT version FROM added
            """,
            new
            {
                fromDay,
                setBy,
                at,
                codes = rules.Select(r => r.Code).ToArray(),
                points = rules.Select(r => r.Points).ToArray(),
                caps = rules.Select(r => r.DailyCap).ToArray(),
                splits = rules.Select(r => r.Split).ToArray(),
            });
}
