using CsCheck;
using MtsLife.Hub.Reputation;
using Xunit;

namespace MtsLife.Hub.Tests.Reputation;

public sealed class LevelCurveTests
{
    [Fact]
    public void Ceilings_are_those_of_the_original() =>
        Assert.Equal([84, 134, 215, 343, 549, 879, 1406, 2250, 3600], Enumerable.Range(1, 9).Select(LevelCurve.Default.Ceiling));

    [Theory]
    [InlineData(0, 1, 84)]
    [InlineData(83, 1, 84)]
    [InlineData(84, 2, 134)]
    [InlineData(1405, 7, 1406)]
    [InlineData(1424, 8, 2250)]
    [InlineData(2011, 8, 2250)]
    [InlineData(2249, 8, 2250)]
    [InlineData(2250, 9, 3600)]
    public void A_level_is_the_first_whose_ceiling_is_not_reached(long points, int level, long ceiling) =>
        Assert.Equal(new Level(level, points, ceiling), LevelCurve.Default.Of(points));

    [Fact]
    public void More_points_are_never_a_lower_level() => Gen.Select(Gen.Long[0, 10_000_000], Gen.Long[0, 10_000_000]).Sample((points, more) =>
        LevelCurve.Default.Of(points).Number <= LevelCurve.Default.Of(points + more).Number);

    [Fact]
    public void The_highest_level_has_no_end() => Assert.Equal(60, LevelCurve.Default.Of(long.MaxValue).Number);
}
