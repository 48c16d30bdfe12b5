namespace MtsLife.Storage.Statistics;

public sealed class StatisticsSql(Database database)
{
    /// <summary>What the worker has counted, beside what is quickly counted where it stands. Secret groups count nowhere.</summary>
    public async Task<TotalsRow> TotalsAsync() =>
        (await database.FindAsync<TotalsRow>(
            $"""
            SELECT t.*, (SELECT count(*) FROM people p WHERE {Participant}) AS participants,
                   (SELECT count(*) FROM groups WHERE archived_at IS NULL AND visibility <> 'secret') AS groups,
                   (SELECT count(*) FROM writers w JOIN people p ON p.id = w.person_id WHERE w.messages > 0 AND {Participant}) AS writers
            FROM (SELECT {Figures} FROM daily_totals) t
            """))!;

    /// <summary>The days from one on of which there is anything to tell.</summary>
    public Task<IReadOnlyList<DayRow>> DaysAsync(DateOnly from) =>
        database.QueryAsync<DayRow>($"SELECT day, {Figures} FROM daily_totals WHERE day >= @from GROUP BY day ORDER BY day", new { from });

    private const string Participant = "p.kind = 'person' AND p.deactivated_at IS NULL";

    private const string Figures =
        """
        coalesce(sum(count) FILTER (WHERE figure = 'private_messages'), 0)::bigint AS private_messages,
        coalesce(sum(count) FILTER (WHERE figure = 'comments'), 0)::bigint AS comments,
        coalesce(sum(count) FILTER (WHERE figure = 'publications'), 0)::bigint AS publications,
        coalesce(sum(count) FILTER (WHERE figure = 'thanks'), 0)::bigint AS thanks,
        coalesce(sum(count) FILTER (WHERE figure = 'badges'), 0)::bigint AS badges
        """;
}
