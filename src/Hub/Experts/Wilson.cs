namespace MtsLife.Hub.Experts;

/// <summary>The share of successes that n trials support at least: a bound for ranking without a prior.</summary>
internal static class Wilson
{
    /// <param name="z">1.96 leaves 2.5 % of a normal distribution below.</param>
    public static double LowerBound(double successes, double trials, double z = 1.96)
    {
        if (trials <= 0)
            return 0;
        var (share, square) = (successes / trials, z * z);
        var margin = z * Math.Sqrt(share * (1 - share) / trials + square / (4 * trials * trials));
        return Math.Max(0, (share + square / (2 * trials) - margin) / (1 + square / trials));
    }
}
