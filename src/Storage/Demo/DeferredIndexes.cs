using Dapper;

namespace MtsLife.Storage.Demo;

/// <summary>
/// Takes the indexes and foreign keys of the large tables away and puts the same ones back: sorting once is quicker than
/// inserting millions of times. All in the caller's transaction, so that a failure leaves the schema as it was.
/// </summary>
internal sealed class DeferredIndexes
{
    private const string Large = "ARRAY['messages', 'placements', 'mentions', 'channel_events', 'events']::regclass[]";
    private const int AnHour = 3600;

    private readonly Work work;
    private readonly IReadOnlyList<Constraint> constraints;
    private readonly IReadOnlyList<Index> indexes;

    private DeferredIndexes(Work work, IReadOnlyList<Constraint> constraints, IReadOnlyList<Index> indexes) =>
        (this.work, this.constraints, this.indexes) = (work, constraints, indexes);

    private sealed record Constraint(string Owner, string Name, bool IsForeignKey, string Definition);

    private sealed record Index(string Name, string Definition);

    public static async Task<DeferredIndexes> TakeAwayAsync(Work work)
    {
        var deferred = new DeferredIndexes(work,
            await work.QueryAsync<Constraint>($"""
                SELECT conrelid::regclass::text AS owner, quote_ident(conname) AS name, contype = 'f' AS is_foreign_key,
                       pg_get_constraintdef(oid) AS definition
                FROM pg_constraint
                WHERE (contype IN ('p', 'u', 'f') AND conrelid = ANY ({Large})) OR (contype = 'f' AND confrelid = ANY ({Large}))
                ORDER BY conrelid, conname
                """),
            await work.QueryAsync<Index>($"""
                SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
                FROM pg_index i
                WHERE i.indrelid = ANY ({Large})
                  AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u'))
                ORDER BY 1
                """));
        await deferred.RunAsync(
        [
            .. deferred.ForeignKeys.Concat(deferred.Keys).Select(c => $"ALTER TABLE {c.Owner} DROP CONSTRAINT {c.Name}"),
            .. deferred.indexes.Select(i => $"DROP INDEX {i.Name}"),
        ]);
        return deferred;
    }

    public Task PutBackAsync() => RunAsync(
    [
        "SET LOCAL maintenance_work_mem = '512MB'",
        .. Keys.Select(Added),
        .. indexes.Select(i => i.Definition),
        .. ForeignKeys.Select(Added),
    ]);

    private IEnumerable<Constraint> ForeignKeys => constraints.Where(c => c.IsForeignKey);

    private IEnumerable<Constraint> Keys => constraints.Where(c => !c.IsForeignKey);

    private static string Added(Constraint constraint) =>
        $"ALTER TABLE {constraint.Owner} ADD CONSTRAINT {constraint.Name} {constraint.Definition}";

    private async Task RunAsync(IEnumerable<string> statements)
    {
        foreach (var statement in statements)
            await work.Connection.ExecuteAsync(statement, transaction: work.Transaction, commandTimeout: AnHour);
    }
}
