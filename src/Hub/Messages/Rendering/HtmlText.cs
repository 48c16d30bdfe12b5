using System.Buffers;
using System.Text;

namespace MtsLife.Hub.Messages;

/// <summary>The only two ways in which foreign text gets into HTML.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"\0");

    public static void Append(StringBuilder html, ReadOnlySpan<char> text) => Append(html, text, quotes: false);

    public static void AppendAttribute(StringBuilder html, ReadOnlySpan<char> value) => Append(html, value, quotes: true);

    private static void Append(StringBuilder html, ReadOnlySpan<char> text, bool quotes)
    {
        for (var special = text.IndexOfAny(Special); special >= 0; special = text.IndexOfAny(Special))
        {
            html.Append(text[..special]);
            _ = text[special] switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append(quotes ? "&quot;" : "\""),
                _ => html.Append('\uFFFD'),
            };
            text = text[(special + 1)..];
        }
        html.Append(text);
    }
}
