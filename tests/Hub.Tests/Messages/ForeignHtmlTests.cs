using CsCheck;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;
using Xunit;

namespace MtsLife.Hub.Tests.Messages;

public sealed class ForeignHtmlTests
{
    private static readonly string[] Payloads =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.ru/x.js></SCRIPT>", "<script\n>alert(1)</script\n>", "<script/x>alert(1)</script>",
        "<<script>alert(1)//<</script>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<img src=x onerror=alert(1)>",
        "<img src=\"x\" onerror='alert(1)'", "<img/src=x/onerror=alert(1)>", "<svg onload=alert(1)>", "<svg/onload=alert(1)//",
        "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=\"javascript:alert(1)\">x</a></svg>", "<math><mtext></p><img src onerror=alert(1)>",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>alert(1)</script>'>", "<object data=javascript:alert(1)>",
        "<embed src=//evil.ru/x.swf>", "<body onload=alert(1)>", "<a href=javascript:alert(1)>x</a>", "<a href='java&#10;script:alert(1)'>x</a>",
        "<a onmouseover=alert(1)>x</a>", "<form action=javascript:alert(1)><input type=submit>", "<button formaction=javascript:alert(1)>x",
        "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>", "<audio src=x onerror=alert(1)>",
        "<style>*{background:url(javascript:alert(1))}</style>", "<div style=\"background:url(javascript:alert(1))\">", "<link rel=stylesheet href=//evil.ru>",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<base href=//evil.ru/>", "<template><script>alert(1)</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<textarea></textarea><script>alert(1)</script>",
        "<title><img src=x onerror=alert(1)></title>", "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">", "<plaintext><script>alert(1)",
        "<!--><script>alert(1)</script>-->", "<!-- --!><img src=x onerror=alert(1)>", "<![CDATA[<script>alert(1)</script>]]>", "<?xml <script>alert(1)</script>?>",
        "</p><script>alert(1)</script>", "</code></pre><script>alert(1)</script>", "\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)", "&#x3c;img src=x onerror=alert(1)&#x3e;", "＜script＞alert(1)＜/script＞",
        "<a data-person=\"1\"></a>", "<span data-mention=\"all\"></span>", "<a data-topic='1' onclick='x'>", "\u2028<script>\u2029", "<p id=x name=y>",
    ];

    private static readonly string[] Addresses =
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "jAvAsCrIpT:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)", "javascript&#x3A;alert(1)",
        "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "java&#9;script:alert(1)",
        "java\\script:alert(1)", "\\javascript:alert(1)", "javascript\\:alert(1)", "%6Aavascript:alert(1)", "&#1;javascript:alert(1)", "&#xFEFF;javascript:alert(1)",
        "&#x202E;javascript:alert(1)", "jav&#xAD;ascript:alert(1)", "javascript:/*--></title></style>*/alert(1)", "javascript://a.ru/%0Aalert(1)",
        "vbscript:msgbox(1)", "livescript:x", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=", "DATA:image/svg+xml,<svg/onload=alert(1)>",
        "file:///etc/passwd", "blob:http://a.ru/x", "filesystem:http://a.ru/x", "feed:javascript:alert(1)", "jar:http://a.ru!/x", "mhtml:http://a.ru",
        "//evil.ru", "/\\evil.ru", "http:javascript:alert(1)", "http://a.ru\"onmouseover=\"alert(1)", "http://a.ru'onclick='alert(1)", "http://a.ru/><script>alert(1)</script>",
        "http://a.ru/&quot;onclick=&quot;alert(1)", "http://a.ru/&#34;&#62;&#60;script&#62;", "mailto:a@b.ru\"onclick=alert(1)", "mailto:a@b.ru?body=&lt;script&gt;",
        "tel:1;javascript:alert(1)", "https://bank.ru&#64;evil.ru", "&#xD800;http://a.ru", "http://a.ru/&#xD800;", "http://a.ru/&#0;", "&#0;javascript:alert(1)",
    ];

    private static readonly string[] Wrappers =
    [
        "[x]({0})", "[x](<{0}>)", "![x]({0})", "<{0}>", "[x]({0} \"{0}\")", "[![y]({0})]({0})", "[{0}](http://a.ru/{0})", "[x]: {0}\n\n[x]", "{0}",
        "| [x]({0}) |\n|--|\n| {0} |", "```{0}\n{0}\n```", "> - **[x]({0})**", "@\"{0}\" #«{0}»",
    ];

    [Fact]
    public void Html_in_a_message_is_only_ever_text()
    {
        foreach (var payload in Payloads)
        {
            foreach (var wrapper in Wrappers.Append("*{0}*").Append("`{0}`").Append("- {0}\n{0}"))
                Oracle.ChangesNothing(Rendered.Html(string.Format(wrapper, payload)));
        }
    }

    [Fact]
    public void An_address_in_disguise_is_never_followed()
    {
        foreach (var address in Addresses)
        {
            foreach (var wrapper in Wrappers)
                Oracle.ChangesNothing(Rendered.Html(string.Format(wrapper, address)));
        }
    }

    private static readonly Gen<string> Fragment = Gen.OneOf<string>(
    [
        .. Payloads, .. Addresses, "*", "**", "_", "__", "~~", "`", "```", "~~~", "[", "]", "(", ")", "](", "![", "<", ">", "|", "\n", "\n\n", " ", "  ", "    ",
        "- ", "* ", "1. ", "> ", "# ", "###### ", "- [ ] ", "- [x] ", "---", "|--|:-:|--:|", "\\", "&", "\"", "'", "@vera", "@\"Вера Логинова\"", "@all", "#тема",
        "#«две темы»", ":tada:", ":", "http://a.ru", "https://пример.рф/(x)", "www.a.ru", "a@b.ru", "слово", "word", "😀", "\u00A0", "\u0301", "\t", "\u202E", "\u0001",
    ]);

    private static readonly Gen<string> Markdown = Gen.OneOf(
        Fragment.Array[0, 40].Select(string.Concat),
        Gen.String[Gen.Char["*_~`[]()<>|!\\#@:\"'&-+1. \nahя"], 0, 300]);

    [Fact]
    public void Whatever_is_written_comes_out_harmless() => Markdown.Sample(
        markdown =>
        {
            if (MessageText.TryRead(markdown, out var text) != TextProblem.None || MessageRenderer.TryParse(text, out _) != TextProblem.None)
                return;
            var html = Rendered.Html(text);
            Oracle.ChangesNothing(html);
            Oracle.ChangesNothing(Rendered.Unresolved(text));
            Assert.DoesNotContain("<a data-person", Rendered.Unresolved(text));
            Assert.True(Excerpt.Of(html, 80, _ => "Вера").Length <= 80);
        },
        iter: Size.IsFull ? 100_000 : 400);
}
