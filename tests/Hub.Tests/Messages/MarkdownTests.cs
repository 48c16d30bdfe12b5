using Xunit;
namespace MtsLife.Hub.Tests.Messages;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("раз\nдва", "<p>раз<br>два</p>")]
    [InlineData("раз  \nдва\\\nтри", "<p>раз<br>два<br>три</p>")]
    [InlineData("раз\n\n\n\nдва", "<p>раз</p><p>два</p>")]
    [InlineData("строка\n---", "<p>строка<br>---</p>")]
    [InlineData("---", "<hr>")]
    [InlineData("    с отступом", "<p>с отступом</p>")]
    public void Line_breaks_are_where_they_were_typed(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("*а* _б_ **в** __г__ ~~д~~", "<p><em>а</em> <em>б</em> <strong>в</strong> <strong>г</strong> <del>д</del></p>")]
    [InlineData("***а***", "<p><em><strong>а</strong></em></p>")]
    [InlineData("snake_case_name 2 * 3 * 4 ~5", "<p>snake_case_name 2 * 3 * 4 ~5</p>")]
    [InlineData("*не закрыто _и [это", "<p>*не закрыто _и [это</p>")]
    [InlineData(@"\*а\* \_б\_ \`в\`", "<p>*а* _б_ `в`</p>")]
    [InlineData("`*а* @vera #b :tada: <i>`", "<p><code>*а* @vera #b :tada: &lt;i&gt;</code></p>")]
    public void Emphasis_and_code(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("# Итоги", "<h3>Итоги</h3>")]
    [InlineData("#### Итоги *дня*", "<h6>Итоги <em>дня</em></h6>")]
    [InlineData("#", "<p>#</p>")]
    [InlineData("#1", "<p>#1</p>")]
    public void A_heading_needs_a_space_and_words(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("- а\n- б", "<ul><li>а</li><li>б</li></ul>")]
    [InlineData("- а\n  - б", "<ul><li>а<ul><li>б</li></ul></li></ul>")]
    [InlineData("1. а\n2. б", "<ol><li>а</li><li>б</li></ol>")]
    [InlineData("3) а\n4) б", "<ol start=\"3\"><li>а</li><li>б</li></ol>")]
    [InlineData("- а\n\n- б", "<ul><li><p>а</p></li><li><p>б</p></li></ul>")]
    [InlineData("- а\nитого", "<ul><li>а</li></ul><p>итого</p>")]
    [InlineData("+", "<p>+</p>")]
    [InlineData("+ я тоже", "<p>+ я тоже</p>")]
    [InlineData("-", "<p>-</p>")]
    public void Lists(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Fact]
    public void Task_lists_show_their_boxes() => Assert.Equal(
        "<ul><li><span class=\"box\">☐</span> раз</li><li><span class=\"box\">☑</span> два</li></ul>",
        Rendered.Html("- [ ] раз\n- [x] два"));

    [Theory]
    [InlineData("> а\n> б", "<blockquote><p>а<br>б</p></blockquote>")]
    [InlineData("> а\nответ", "<blockquote><p>а</p></blockquote><p>ответ</p>")]
    [InlineData("> > а", "<blockquote><blockquote><p>а</p></blockquote></blockquote>")]
    public void Quotes(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("```\n<b> *x*\n\ny\n```", "<pre><code>&lt;b&gt; *x*\n\ny\n</code></pre>")]
    [InlineData("```c#\nx\n```", "<pre><code class=\"language-c#\">x\n</code></pre>")]
    [InlineData("~~~SQL  as is\nx", "<pre><code class=\"language-sql\">x\n</code></pre>")]
    [InlineData("```\"onclick=\nx\n```", "<pre><code>x\n</code></pre>")]
    public void Fenced_code_keeps_its_language(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Fact]
    public void Tables_align_by_class() => Assert.Equal(
        "<div class=\"table\"><table><thead><tr><th>а</th><th class=\"align-left\">б</th><th class=\"align-center\">в</th><th class=\"align-right\">г</th></tr></thead>"
        + "<tbody><tr><td>1</td><td class=\"align-left\"><em>2</em></td><td class=\"align-center\"><code>3</code></td><td class=\"align-right\">4</td></tr></tbody></table></div>",
        Rendered.Html("| а | б | в | г |\n|---|:--|:-:|--:|\n| 1 | *2* | `3` | 4 |"));

    [Fact]
    public void An_empty_corner_of_a_table_heads_nothing() => Assert.Equal(
        "<div class=\"table\"><table><thead><tr><td></td><th>а</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>",
        Rendered.Html("| | а |\n|---|---|\n| 1 | 2 |"));

    [Theory]
    [InlineData("| а |\nтекст", "<p>| а |<br>текст</p>")]
    [InlineData("а | б", "<p>а | б</p>")]
    public void Pipes_alone_are_no_table(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData("<b onclick=x>жирно</b>", "<p>&lt;b onclick=x&gt;жирно&lt;/b&gt;</p>")]
    [InlineData("<!-- c -->\n<div>\n\n*x*", "<p>&lt;!-- c --&gt;<br>&lt;div&gt;</p><p><em>x</em></p>")]
    [InlineData("&lt;b&gt; &amp; AT&T", "<p>&amp;lt;b&amp;gt; &amp;amp; AT&amp;T</p>")]
    [InlineData("[ref]: http://a.b\n\n[ref]", "<p>[ref]: <a href=\"http://a.b\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">http://a.b</a></p><p>[ref]</p>")]
    public void Html_entities_and_reference_definitions_are_text(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData(":tada: :+1:", "<p>🎉 👍</p>")]
    [InlineData(":smile::heart:", "<p>😄❤️</p>")]
    [InlineData("в 12:100:00 :нет: :nosuchname: :) :", "<p>в 12:100:00 :нет: :nosuchname: :) :</p>")]
    public void Emoji_by_short_name(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));
}
