using MtsLife.Hub.Experts;
using Xunit;

namespace MtsLife.Hub.Tests.Experts;

public sealed class TitleTests
{
    private const long Person = 1;
    private static readonly ExpertRules Rules = ExpertRules.Default;
    private static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, "None")]
    [InlineData(2, "None")]
    [InlineData(3, "Adept")]
    [InlineData(7, "Adept")]
    [InlineData(8, "Master")]
    [InlineData(30, "Master")]
    public void Accepted_answers_to_different_people_earn_a_title(int accepted, string title) =>
        Assert.Equal(title, TitleOf(accepted, ExpertTitle.None, Now).ToString());

    /// <summary>Of 8 good answers 6.75, 0.9 of what a master needs, are left after 89 days, and 2.25, 0.9 of an adept's, after 668.</summary>
    [Theory]
    [InlineData(89, "Master")]
    [InlineData(90, "Adept")]
    [InlineData(660, "Adept")]
    [InlineData(680, "None")]
    public void A_title_is_kept_down_to_a_part_of_what_it_asks_for(int days, string title) =>
        Assert.Equal(title, TitleOf(8, ExpertTitle.Master, Now.AddDays(days)).ToString());

    [Fact]
    public void What_keeps_a_title_does_not_win_it() => Assert.Equal(ExpertTitle.Adept, TitleOf(8, ExpertTitle.Adept, Now.AddDays(60)));

    [Fact]
    public void A_higher_title_asks_for_more_of_everything() => Assert.All(Rules.Titles.Zip(Rules.Titles.Skip(1)), pair => Assert.True(
        pair.Second.Title > pair.First.Title && pair.Second.Good > pair.First.Good && pair.Second.Askers > pair.First.Askers
        && pair.Second.LowerBound > pair.First.LowerBound));

    private static ExpertTitle TitleOf(int accepted, ExpertTitle current, DateTime at) => Standing.Of(
        Person, [.. Enumerable.Range(0, accepted).Select(i => new Evidence(i, Person, 100 + i, Now, Accepted: true, Likers: 0))], current, at, Rules).Title;
}
