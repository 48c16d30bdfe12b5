using MtsLife.Hub.Reputation;
using Xunit;

namespace MtsLife.Hub.Tests.Reputation;

public sealed class PointRuleTests
{
    private static readonly PointRules Rules = PointRules.Default;

    [Fact]
    public void Every_code_is_one_rule() => Assert.Equal(Rules.Rules.Count, Rules.Rules.Select(rule => rule.Code).Distinct().Count());

    [Fact]
    public void A_cap_lets_at_least_one_cause_count_in_full() => Assert.All(Rules.Rules, rule => Assert.True(rule.Points > 0 && rule.DailyCap >= rule.Points));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 2)]
    [InlineData(5, 1)]
    [InlineData(27, 1)]
    [InlineData(50, 1)]
    public void Thanks_to_many_are_split(int recipients, int each) => Assert.Equal(each, Rules[PointRules.Thanked].PointsFor(recipients));

    [Fact]
    public void What_is_not_split_is_the_same_for_any_number() => Assert.Equal(20, Rules[PointRules.AnswerAccepted].PointsFor(3));
}
