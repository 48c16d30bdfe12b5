using System.Globalization;
using System.Text;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Messages;

/// <summary>
/// Markdown to HTML in two steps, so that all names of a text are looked up in one query between them:
/// <see cref="TryParse"/> finds them, <see cref="Render"/> puts in what was found.
/// </summary>
internal static class MessageRenderer
{
    /// <summary>Raised whenever the same text would give other HTML; stored with the message.</summary>
    public const int Version = 1;

    public static TextProblem TryParse(string text, out ParsedMessage parsed)
    {
        var budget = new ParseBudget(text);
        var document = ChatMarkdown.Parse(text, budget);
        if (document is null)
        {
            parsed = Nothing;
            return budget.Problem;
        }

        var template = new HtmlTemplate(text.Length);
        budget.Refuse(new BlockWriter(template).Write(document));
        budget.Refuse(template.Problem);
        parsed = budget.Problem == TextProblem.None ? template.ToParsed() : Nothing;
        return budget.Problem;
    }

    /// <summary>A mention or topic missing from the dictionaries stays the text that was typed.</summary>
    public static string Render(
        ParsedMessage parsed, IReadOnlyDictionary<Mention, long> people, IReadOnlyDictionary<string, long> topics)
    {
        if (parsed.Holes.Count == 0)
            return parsed.Html;

        var html = new StringBuilder(parsed.Html.Length + parsed.Holes.Count * 40);
        var copied = 0;
        foreach (var hole in parsed.Holes)
        {
            html.Append(parsed.Html, copied, hole.At - copied);
            copied = hole.At;
            Fill(html, hole, people, topics);
        }
        return html.Append(parsed.Html, copied, parsed.Html.Length - copied).ToString();
    }

    private static readonly ParsedMessage Nothing = new("", [], [], [], false, false);

    private static void Fill(
        StringBuilder html, Hole hole, IReadOnlyDictionary<Mention, long> people, IReadOnlyDictionary<string, long> topics)
    {
        if (hole.Mention is { } mention && people.TryGetValue(mention, out var person))
        {
            html.Append(CultureInfo.InvariantCulture, $"<a data-person=\"{person}\"></a>");
        }
        else if (hole.Topic is { } topic && topics.TryGetValue(topic, out var id))
        {
            html.Append(CultureInfo.InvariantCulture, $"<a data-topic=\"{id}\">");
            HtmlText.Append(html, hole.Typed);
            html.Append("</a>");
        }
        else
        {
            HtmlText.Append(html, hole.Typed);
        }
    }
}
