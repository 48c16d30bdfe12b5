using MtsLife.Hub.Experts;
using Xunit;

namespace MtsLife.Hub.Tests.Experts;

public sealed class ChanceTests
{
    private static readonly ExpertRules Rules = ExpertRules.Default;

    [Fact]
    public void Experience_in_the_topics_comes_before_experience_elsewhere() =>
        Assert.True(Of([2], 2).Value > Of([0], 4).Value && Of([0], 4).Value > 0);

    [Fact]
    public void Silence_halves_it() => Assert.Equal(Of([2], 2).Value / 2, Of([2], 2, silence: Rules.Silence).Value, 12);

    [Fact]
    public void Who_was_asked_today_is_asked_later() =>
        Assert.Equal([1, 0.5, 1.0 / 3], new[] { 0, 1, 2 }.Select(asked => Of([2], 2, asked: asked).Rest));

    private static Chance Of(double[] topics, double overall, TimeSpan silence = default, int asked = 0) => Chance.Of(topics, overall, silence, asked, Rules);
}
