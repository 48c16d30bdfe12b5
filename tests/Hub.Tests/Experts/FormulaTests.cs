using MtsLife.Hub.Experts;
using Xunit;

namespace MtsLife.Hub.Tests.Experts;

/// <summary>Published values, and what follows from the definitions by hand.</summary>
public sealed class FormulaTests
{
    [Theory]
    [InlineData(1, 1, 0.206543)]
    [InlineData(2, 2, 0.342372)]
    [InlineData(5, 5, 0.565509)]
    [InlineData(9, 10, 0.595844)]
    [InlineData(10, 10, 0.722460)]
    [InlineData(80, 100, 0.711169)]
    [InlineData(100, 101, 0.946032)]
    [InlineData(600, 1000, 0.569309)]
    [InlineData(5500, 10000, 0.540232)]
    [InlineData(0, 5, 0)]
    [InlineData(0, 0, 0)]
    public void Wilsons_bound_is_the_published_one(int successes, int trials, double expected) =>
        Assert.Equal(expected, Wilson.LowerBound(successes, trials), 6);

    [Theory]
    [InlineData(1, 1, 0.5)]
    [InlineData(10, 12, 0.705882)]
    [InlineData(40, 60, 0.646154)]
    public void A_prior_draws_the_share_towards_itself(int successes, int trials, double expected) =>
        Assert.Equal(expected, new BetaDistribution(2, 3).After(successes, trials - successes).Mean, 6);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7.5, 1)]
    [InlineData(0.3, 1)]
    public void A_quantile_without_failures_is_a_root(double alpha, double beta)
    {
        foreach (var p in new[] { 0.001, 0.05, 0.5, 0.95, 0.999 })
            Assert.Equal(Math.Pow(p, 1 / alpha), new BetaDistribution(alpha, beta).Quantile(p), 10);
    }

    /// <summary>I_x(a, b) with whole a, b is the chance of at least a successes in a + b − 1 trials.</summary>
    [Theory]
    [InlineData(2, 3, 0.4)]
    [InlineData(12, 5, 0.9)]
    [InlineData(1, 30, 0.01)]
    [InlineData(25, 25, 0.3)]
    public void The_distribution_is_the_tail_of_a_binomial_one(int a, int b, double x)
    {
        var (tail, trials) = (0.0, a + b - 1);
        for (var k = a; k <= trials; k++)
        {
            var choose = 1.0;
            for (var i = 1; i <= k; i++)
                choose *= (trials - k + i) / (double)i;
            tail += choose * Math.Pow(x, k) * Math.Pow(1 - x, trials - k);
        }
        Assert.Equal(tail, new BetaDistribution(a, b).Cdf(x), 11);
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(10, 0, 3.162278)]
    [InlineData(50, 10, 5.163978)]
    [InlineData(5, 5, 0)]
    [InlineData(0, 4, -2)]
    [InlineData(32, 17, 2.142857)]
    [InlineData(0, 0, 0)]
    public void The_z_score_is_the_published_one(int answers, int questions, double expected) =>
        Assert.Equal(expected, HelpGraph.ZScore(answers, questions), 6);

    [Fact]
    public void Who_helps_a_helper_ranks_above_them()
    {
        var ranks = new HelpGraph([new(1, 2), new(2, 3)]).ExpertiseRank();
        Assert.Equal([0.15, 0.2775, 0.385875], ranks.OrderBy(r => r.Key).Select(r => Math.Round(r.Value, 6)));
    }

    [Fact]
    public void A_circle_of_help_settles()
    {
        const long A = 1, B = 2, C = 3, D = 4;
        var graph = new HelpGraph([new(A, B), new(A, C), new(B, C), new(D, C, 2), new(C, B)]);
        Assert.Equal([0.15, 1.815541, 1.884459, 0.15], graph.ExpertiseRank().OrderBy(r => r.Key).Select(r => Math.Round(r.Value, 6)));
        Assert.Equal([0, 0.229753, 0.973249, 0], graph.Authority().OrderBy(r => r.Key).Select(r => Math.Round(r.Value, 6)));
    }
}
