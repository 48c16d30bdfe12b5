using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using Xunit;

namespace MtsLife.Hub.Tests.Messages;

/// <summary>
/// HtmlSanitizer with exactly what a message may contain: what we write must pass it unchanged,
/// and must be what an HTML parser makes of it.
/// </summary>
internal static partial class Oracle
{
    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>
        {
            "p", "br", "hr", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "h3", "h4", "h5", "h6",
            "div", "table", "thead", "tbody", "tr", "th", "td", "span", "a",
        },
        AllowedAttributes = new HashSet<string> { "href", "rel", "target", "class", "start", "data-person", "data-topic", "data-mention" },
        AllowedSchemes = new HashSet<string> { "http", "https", "mailto", "tel" },
        UriAttributes = new HashSet<string> { "href" },
        AllowedCssProperties = new HashSet<string>(),
        AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
    });

    public static void ChangesNothing(string html)
    {
        var body = new HtmlParser().ParseDocument("<body>" + html).Body!;
        Assert.Equal(html, body.InnerHtml.Replace("&nbsp;", "\u00A0"));
        Assert.Equal(body.InnerHtml, Sanitizer.Sanitize(html));
        foreach (var element in body.QuerySelectorAll("*"))
            Attributes(element);
    }

    private static void Attributes(IElement element)
    {
        foreach (var attribute in element.Attributes)
            Assert.Matches(Expected(), $"{element.LocalName} {attribute.Name}={attribute.Value}");
        if (element.HasAttribute("href"))
        {
            Assert.Equal(("noopener noreferrer nofollow", "_blank"), (element.GetAttribute("rel"), element.GetAttribute("target")));
            Assert.Null(element.ParentElement!.Closest("a"));
        }
    }

    [GeneratedRegex("""
        ^(a\ href=(https?://[^/\s"'<>\\]|mailto:[^\s"'<>\\]+@|tel:[-+0-9().*\#;=,]+$)
        |a\ rel=noopener\ noreferrer\ nofollow$|a\ target=_blank$|a\ data-(person|topic)=\d+$|span\ data-mention=(all|here)$
        |span\ class=box$|div\ class=table$|t[hd]\ class=align-(left|center|right)$|ol\ start=\d+$
        |code\ class=language-[a-z0-9+\#._-]+$)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Expected();
}
