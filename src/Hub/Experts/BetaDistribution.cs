namespace MtsLife.Hub.Experts;

/// <summary>
/// What is known of a share in [0, 1] after <see cref="Alpha"/> successes and <see cref="Beta"/> failures, the prior's imagined ones
/// among them. Both are above 0 and need not be whole: decayed evidence is counted in parts of an answer.
/// </summary>
internal readonly record struct BetaDistribution(double Alpha, double Beta)
{
    private const double Precision = 1e-12;
    private const double Tiny = 1e-300;

    public double Mean => Alpha / (Alpha + Beta);

    public BetaDistribution After(double successes, double failures) => new(Alpha + successes, Beta + failures);

    /// <summary>The share that is undercut with the given probability.</summary>
    public double Quantile(double probability)
    {
        var (low, high) = (0.0, 1.0);
        var logScale = LogScale();
        var x = Mean;
        // Newton's steps, and halving where one would leave what is known to hold the answer.
        for (var step = 0; step < 200 && high - low > Precision; step++)
        {
            var error = Cdf(x) - probability;
            (low, high) = error > 0 ? (low, x) : (x, high);
            var density = Math.Exp((Alpha - 1) * Math.Log(x) + (Beta - 1) * Math.Log(1 - x) + logScale);
            var next = x - error / density;
            if (!(next > low && next < high))
                next = (low + high) / 2;
            if (Math.Abs(next - x) < Precision * x)
                return next;
            x = next;
        }
        return x;
    }

    /// <summary>The regularized incomplete beta function: DLMF 8.17.22, on the side of the mean where the fraction converges fast.</summary>
    public double Cdf(double x)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        var front = Math.Exp(Alpha * Math.Log(x) + Beta * Math.Log(1 - x) + LogScale());
        return x < (Alpha + 1) / (Alpha + Beta + 2)
            ? front * Fraction(x, Alpha, Beta) / Alpha
            : 1 - front * Fraction(1 - x, Beta, Alpha) / Beta;
    }

    /// <summary>The continued fraction, forwards (Lentz): even and odd terms in pairs.</summary>
    private static double Fraction(double x, double a, double b)
    {
        var d = 1 / NotZero(1 - (a + b) * x / (a + 1));
        var (c, value) = (1.0, d);
        for (var m = 1; m < 1000; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            (c, d) = (NotZero(1 + even / c), 1 / NotZero(1 + even * d));
            value *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            (c, d) = (NotZero(1 + odd / c), 1 / NotZero(1 + odd * d));
            value *= c * d;
            if (Math.Abs(c * d - 1) < 1e-15)
                break;
        }
        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    private double LogScale() => LogGamma(Alpha + Beta) - LogGamma(Alpha) - LogGamma(Beta);

    /// <summary>Stirling's series, after stepping up to where four terms give 13 digits.</summary>
    private static double LogGamma(double x)
    {
        var steps = 0.0;
        for (; x < 15; x++)
            steps += Math.Log(x);
        var square = x * x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) - steps
            + (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / x;
    }
}
