namespace MtsLife.Hub.Tests.Experts.Replay;

/// <summary>The middle 95 % of the difference of two rankings over the same questions, drawn again 10,000 times with a stated seed.</summary>
internal static class Bootstrap
{
    private const int Draws = 10_000;

    public static (double Low, double High) Difference(Places better, Places worse)
    {
        var random = new Random(20260101);
        var differences = better.All.Zip(worse.All, (b, w) => Places.Reciprocal(b) - Places.Reciprocal(w)).ToArray();
        var means = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < differences.Length; i++)
                means[draw] += differences[random.Next(differences.Length)] / differences.Length;
        }
        Array.Sort(means);
        return (means[Draws / 40], means[Draws - Draws / 40]);
    }
}
