using MtsLife.Storage.Experts;

namespace MtsLife.Hub.Experts;

internal readonly record struct Ranked<T>(int Rank, T Row, double Score)
    where T : ExpertRow;

internal static class Ranking
{
    /// <summary>People of one topic, as <see cref="Standing.Ranking"/> has it, from the sums that are kept.</summary>
    public static IEnumerable<Ranked<T>> Of<T>(IEnumerable<T> rows, DateTime at, ExpertRules rules)
        where T : ExpertRow =>
        rows.Select(row => (Row: row, Score: ScoreOf(row, at, rules)))
            .OrderByDescending(r => r.Score).ThenByDescending(r => r.Row.GoodUnits).ThenBy(r => r.Row.PersonId)
            .Select((r, i) => new Ranked<T>(i + 1, r.Row, r.Score));

    private static double ScoreOf(ExpertRow row, DateTime at, ExpertRules rules) =>
        Standing.Scores(new(new(row.VolumeUnits), new(row.GoodUnits)), at, rules).Score;
}
