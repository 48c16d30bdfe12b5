using MtsLife.Hub.Messages;
using Xunit;

namespace MtsLife.Hub.Tests.Messages;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("Привет, *мир*!\nКак **дела**?", "Привет, мир! Как дела?")]
    [InlineData("- раз\n- два\n\n> три", "раз два три")]
    [InlineData("@vera, см. #ДМС @all @here", "@Вера Логинова, см. #ДМС @all @here")]
    [InlineData("[сайт](http://example.ru), `код` <b> & \"x\"", "сайт, код <b> & \"x\"")]
    [InlineData("```\nодин\n  два\n```", "один два")]
    [InlineData("| а | б |\n|--|--|\n| 1 | 2 |", "а б 1 2")]
    [InlineData("---", "")]
    public void One_line_of_what_a_person_reads(string markdown, string expected) =>
        Assert.Equal(expected, Excerpt.Of(Rendered.Html(markdown), 200, _ => "Вера Логинова"));

    [Theory]
    [InlineData("абвгд", 5, "абвгд")]
    [InlineData("абвгде", 5, "абвг…")]
    [InlineData("аб вгд", 4, "аб…")]
    [InlineData("а👩‍👩‍👧б", 5, "а…")]
    [InlineData("&&&&&&", 5, "&&&&…")]
    public void It_is_cut_between_graphemes(string markdown, int max, string expected) =>
        Assert.Equal(expected, Excerpt.Of(Rendered.Html(markdown), max, _ => null));

    [Fact]
    public void A_person_who_is_gone_leaves_an_ellipsis() =>
        Assert.Equal("@… привет", Excerpt.Of(Rendered.Html("@vera привет"), 100, _ => null));
}
