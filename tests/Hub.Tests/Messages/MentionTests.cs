using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;
using Xunit;

namespace MtsLife.Hub.Tests.Messages;

public sealed class MentionTests
{
    [Theory]
    [InlineData("@vera.loginova", "vera.loginova")]
    [InlineData("@Vera.Loginova", "vera.loginova")]
    [InlineData("спросите @vera.", "vera")]
    [InlineData("спросите @vera...", "vera")]
    [InlineData("(@vera)", "vera")]
    [InlineData("@vera, привет", "vera")]
    [InlineData("*@vera*", "vera")]
    [InlineData("да.@vera", "vera")]
    [InlineData("@vera-2", "vera")]
    [InlineData("@v_1", "v_1")]
    [InlineData("> @vera", "vera")]
    [InlineData("| a |\n|--|\n| @vera |", "vera")]
    public void A_handle(string markdown, string handle)
    {
        Assert.Equal([new Mention(MentionKind.Handle, handle)], Rendered.Parsed(markdown).Mentions);
        Assert.Contains("<a data-person=\"7\"></a>", Rendered.Html(markdown));
    }

    [Theory]
    [InlineData("@\"Логинова Вера\"")]
    [InlineData("@\"Вера Логинова\"")]
    [InlineData("@\"вера  ЛОГИНОВА\"")]
    [InlineData("@«Вера Логинова»")]
    [InlineData("@„Вера Логинова“")]
    [InlineData("@“Вера Логинова”")]
    public void A_name_in_either_order_and_any_quotes(string markdown) =>
        Assert.Equal([new Mention(MentionKind.Name, PersonName.Key("Вера Логинова"))], Rendered.Parsed(markdown).Mentions);

    [Fact]
    public void Yo_and_ye_are_one_letter() =>
        Assert.Equal(Rendered.Parsed("@\"Королёва Алёна\"").Mentions, Rendered.Parsed("@\"алена королева\"").Mentions);

    [Theory]
    [InlineData("vera@example.ru")]
    [InlineData("vera@example")]
    [InlineData("вера@vera")]
    [InlineData("_@")]
    [InlineData("@v")]
    [InlineData("@")]
    [InlineData("@.vera")]
    [InlineData("@ve..ra")]
    [InlineData("@@vera")]
    [InlineData("@vera@example.ru")]
    [InlineData("t.me/@vera")]
    [InlineData("@вера")]
    [InlineData("@veraпривет")]
    [InlineData("@\"\"")]
    [InlineData("@\"   \"")]
    [InlineData("@\"Вера\nЛогинова\"")]
    [InlineData("@\"Вера")]
    [InlineData("\\@vera")]
    [InlineData("`@vera`")]
    [InlineData("```\n@vera\n```")]
    [InlineData("[@vera](http://example.ru)")]
    [InlineData("http://example.ru/@vera")]
    [InlineData("@abcdefghijklmnopqrstuvwxyz0123456")]
    public void No_mention(string markdown) => Assert.Empty(Rendered.Parsed(markdown).Mentions);

    [Theory]
    [InlineData("@all", true, false)]
    [InlineData("@All!", true, false)]
    [InlineData("кто @here?", false, true)]
    [InlineData("@all @here", true, true)]
    [InlineData("@allo @here.we.go", false, false)]
    public void Everybody_or_who_is_here(string markdown, bool all, bool here)
    {
        var parsed = Rendered.Parsed(markdown);
        Assert.Equal((all, here), (parsed.MentionsAll, parsed.MentionsHere));
        Assert.Equal(all, Rendered.Html(markdown).Contains("<span data-mention=\"all\"></span>"));
        Assert.Equal(here, Rendered.Html(markdown).Contains("<span data-mention=\"here\"></span>"));
    }

    [Fact]
    public void Whoever_is_not_found_stays_text() =>
        Assert.Equal("<p>@vera и @\"Вера &lt;b&gt;\" #«а &amp; б»</p>", Rendered.Unresolved("@vera и @\"Вера <b>\" #«а & б»"));

    [Fact]
    public void Only_who_is_found_becomes_a_link()
    {
        var parsed = Rendered.Parsed("@vera @oleg @vera");
        Assert.Equal(2, parsed.Mentions.Count);
        Assert.Equal(
            "<p><a data-person=\"5\"></a> @oleg <a data-person=\"5\"></a></p>",
            MessageRenderer.Render(parsed, new Dictionary<Mention, long> { [Mention.OfHandle("vera")] = 5 }, new Dictionary<string, long>()));
    }

    [Fact]
    public void Two_hundred_people_may_be_named_and_no_more()
    {
        Assert.Equal(200, Rendered.Parsed(People(200)).Mentions.Count);
        Assert.Equal(TextProblem.TooManyMentions, MessageRenderer.TryParse(People(201), out var parsed));
        Assert.Empty(parsed.Mentions);
        Assert.Single(Rendered.Parsed(string.Concat(Enumerable.Repeat("@vera ", 2_000))).Mentions);
    }

    private static string People(int count) => string.Join(' ', Enumerable.Range(0, count).Select(n => $"@person{n}"));
}
