using System.Globalization;
using System.Net;
using System.Text;

namespace MtsLife.Hub.Messages;

/// <summary>One line of plain text from a message's HTML, for a notification or a quick look.</summary>
internal static class Excerpt
{
    /// <param name="html">What <see cref="MessageRenderer.Render"/> has written, nothing else.</param>
    /// <param name="maxLength">In UTF-16 units, the ellipsis included; a grapheme is never cut.</param>
    /// <param name="personName">How the person of an id is called; null where nobody is found.</param>
    public static string Of(string html, int maxLength, Func<long, string?> personName)
    {
        var text = new StringBuilder(Math.Min(html.Length, maxLength * 2));
        var rest = html.AsSpan();
        while (!rest.IsEmpty && text.Length <= maxLength)
        {
            var tag = rest.IndexOf('<');
            if (tag < 0)
                tag = rest.Length;
            AppendCollapsed(text, WebUtility.HtmlDecode(rest[..tag].ToString()), maxLength);
            if (tag == rest.Length)
                break;
            var end = rest.IndexOf('>');
            AppendTag(text, rest[(tag + 1)..end], personName);
            rest = rest[(end + 1)..];
        }
        return Cut(text.ToString().TrimEnd(), maxLength);
    }

    private static void AppendTag(StringBuilder text, ReadOnlySpan<char> tag, Func<long, string?> personName)
    {
        const string person = "a data-person=\"";
        if (tag.StartsWith(person))
            text.Append('@').Append(personName(long.Parse(tag[person.Length..^1], NumberStyles.None, CultureInfo.InvariantCulture)) ?? "…");
        else if (tag.SequenceEqual("span data-mention=\"all\""))
            text.Append("@all");
        else if (tag.SequenceEqual("span data-mention=\"here\""))
            text.Append("@here");
        else if (SeparatesWords(tag))
            AppendSpace(text);
    }

    private static bool SeparatesWords(ReadOnlySpan<char> tag) =>
        !(tag.StartsWith("a ") || tag.StartsWith("span") || tag is "/a" or "/span" or "em" or "/em" or "strong" or "/strong"
            or "del" or "/del" or "code" or "/code");

    private static void AppendCollapsed(StringBuilder text, string words, int maxLength)
    {
        foreach (var c in words)
        {
            if (text.Length > maxLength)
                return;
            if (char.IsWhiteSpace(c))
                AppendSpace(text);
            else
                text.Append(c);
        }
    }

    private static void AppendSpace(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
            text.Append(' ');
    }

    private static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var kept = 0;
        while (kept < text.Length)
        {
            var grapheme = StringInfo.GetNextTextElementLength(text, kept);
            if (kept + grapheme > maxLength - 1)
                break;
            kept += grapheme;
        }
        return text[..kept].TrimEnd() + "…";
    }
}
