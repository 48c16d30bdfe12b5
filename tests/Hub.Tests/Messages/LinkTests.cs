using MtsLife.Hub.Messages;
using Xunit;

namespace MtsLife.Hub.Tests.Messages;

public sealed class LinkTests
{
    [Theory]
    [InlineData("http://example.ru")]
    [InlineData("https://example.ru/a?b=1#c")]
    [InlineData("HTTPS://Example.RU/")]
    [InlineData("https://пример.рф/путь")]
    [InlineData("http://localhost:5000/c/12")]
    [InlineData("http://10.0.0.1:8080")]
    [InlineData("mailto:vera@example.ru")]
    [InlineData("mailto:vera@example.ru?subject=hi")]
    [InlineData("tel:+7-900-000-00-00")]
    [InlineData("tel:*100#")]
    public void An_address_that_leads_somewhere_plain_is_taken(string address)
    {
        Assert.True(LinkAddress.TryRead(address, out var taken));
        Assert.Equal(address, taken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("jav\u00ADascript:alert(1)")]
    [InlineData("javascript\u200B:alert(1)")]
    [InlineData("javascript://example.ru/%0aalert(1)")]
    [InlineData("vbscript:x")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("data:image/svg+xml;base64,AAAA")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.ru")]
    [InlineData("blob:https://example.ru/1")]
    [InlineData("view-source:http://example.ru")]
    [InlineData("intent://example#Intent;end")]
    [InlineData("ssh://example.ru")]
    [InlineData("/c/12")]
    [InlineData("c/12")]
    [InlineData("//example.ru")]
    [InlineData("\\\\example.ru")]
    [InlineData("#top")]
    [InlineData("?a=1")]
    [InlineData("example.ru")]
    [InlineData("http:example.ru")]
    [InlineData("http:/example.ru")]
    [InlineData("http:///example.ru")]
    [InlineData("http://")]
    [InlineData("https://?a")]
    [InlineData("https://.example.ru")]
    [InlineData("https://a..b")]
    [InlineData("https://bank.ru@evil.ru")]
    [InlineData("https://user:secret@example.ru")]
    [InlineData("https://bank.ru\\@evil.ru")]
    [InlineData("https://[::1]/")]
    [InlineData("https://example.ru:99999999")]
    [InlineData("https://example.ru:x")]
    [InlineData("https://exa\u202Emple.ru")]
    [InlineData("https://example.ru/\u202E")]
    [InlineData("https://example.ru/a b")]
    [InlineData("mailto:")]
    [InlineData("mailto:@example.ru")]
    [InlineData("tel:")]
    [InlineData("tel:javascript")]
    public void Any_other_is_refused(string address) => Assert.False(LinkAddress.TryRead(address, out _));

    [Fact]
    public void Half_a_character_is_refused() => Assert.False(LinkAddress.TryRead("https://example.ru/\uD800", out _));

    [Fact]
    public void An_address_over_2000_characters_is_refused() =>
        Assert.False(LinkAddress.TryRead("http://example.ru/" + new string('a', 2_000), out _));

    [Theory]
    [InlineData("[x](javascript:alert)", "<p>[x](javascript:alert)</p>")]
    [InlineData("[*x*](/c/12)", "<p>[<em>x</em>](/c/12)</p>")]
    [InlineData("![x](data:a)", "<p>![x](data:a)</p>")]
    [InlineData("<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>")]
    public void A_refused_link_stays_as_it_was_typed(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("[сайт](http://example.ru)", "http://example.ru", "сайт")]
    [InlineData("[сайт](http://example.ru \"подсказка\")", "http://example.ru", "сайт")]
    [InlineData("[](http://example.ru)", "http://example.ru", "http://example.ru")]
    [InlineData("[сайт](www.example.ru)", "https://www.example.ru", "сайт")]
    [InlineData("![схема](http://example.ru/a.png)", "http://example.ru/a.png", "схема")]
    [InlineData("<http://example.ru/?a=1&b=2>", "http://example.ru/?a=1&amp;b=2", "http://example.ru/?a=1&amp;b=2")]
    [InlineData("<vera@example.ru>", "mailto:vera@example.ru", "vera@example.ru")]
    [InlineData("[a](http://example.ru/\"'`{})", "http://example.ru/%22%27%60%7B%7D", "a")]
    [InlineData("[@vera #тема :tada: http://in.ru](http://out.ru)", "http://out.ru", "@vera #тема 🎉 http://in.ru")]
    public void A_written_link(string markdown, string href, string text) =>
        Assert.Equal($"<p>{Rendered.Link(href, text)}</p>", Rendered.Html(markdown));

    [Theory]
    [InlineData("{0}", "http://example.ru")]
    [InlineData("см. {0}.", "http://example.ru/a")]
    [InlineData("({0})", "https://example.ru/a")]
    [InlineData("{0}, и", "https://example.ru/wiki/Слово_(значение)")]
    [InlineData("{0}!?…", "https://example.ru/a_b_c")]
    [InlineData("«{0}»", "https://пример.рф/путь")]
    [InlineData("\"{0}\"", "https://example.ru")]
    [InlineData("{0}: вот", "https://example.ru/?q[]=1;x=2")]
    [InlineData("{0}; вот", "https://example.ru/~a/*b")]
    [InlineData("адрес:{0}", "https://example.ru")]
    public void A_bare_address_ends_where_people_expect(string sentence, string address) => Assert.Equal(
        $"<p>{string.Format(sentence, Rendered.Link(address, address))}</p>", Rendered.Html(string.Format(sentence, address)));

    [Fact]
    public void Bare_addresses_take_emphasis_www_and_mail()
    {
        Assert.Equal($"<p><strong>{Rendered.Link("http://a.ru/b_c", "http://a.ru/b_c")}</strong></p>", Rendered.Html("**http://a.ru/b_c**"));
        Assert.Equal($"<p>{Rendered.Link("https://www.mts.example", "www.mts.example")}, да</p>", Rendered.Html("www.mts.example, да"));
        Assert.Equal(
            $"<p>пишите: {Rendered.Link("mailto:a_b.c+d@example.ru", "a_b.c+d@example.ru")}.</p>", Rendered.Html("пишите: a_b.c+d@example.ru."));
    }

    [Theory]
    [InlineData("xhttp://example.ru")]
    [InlineData("http://")]
    [InlineData("http:// example.ru")]
    [InlineData("www.")]
    [InlineData("https://bank.ru@evil.ru")]
    [InlineData("a@b")]
    [InlineData("a@b..ru")]
    [InlineData("`http://example.ru`")]
    public void What_only_resembles_an_address_is_text(string markdown) => Assert.DoesNotContain("href", Rendered.Unresolved(markdown));
}
