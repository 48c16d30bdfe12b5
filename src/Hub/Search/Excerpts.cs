using MtsLife.Hub.Messages;
using MtsLife.Storage.Search;

namespace MtsLife.Hub.Search;

/// <summary>The part of each message in which the words stand, as data: the browser draws the marks.</summary>
internal static class Excerpts
{
    // Of the private use area: nobody's text has a meaning for them.
    private const char Begin = '\uE000';
    private const char End = '\uE001';

    private const int MostRead = 20_000;
    private const int MostShown = 220;
    private const int MostBefore = 60;

    public static async Task<IReadOnlyList<IReadOnlyList<ExcerptPart>>> OfAsync(
        SearchSql sql, IReadOnlyList<FoundRow> found, SearchPhrase phrase, Func<long, string?> personName)
    {
        if (found.Count == 0)
            return [];
        var texts = found.Select(row => WithoutSigns(Excerpt.Of(row.Html, MostRead, personName))).ToArray();
        var marked = await sql.MarkAsync(texts, phrase.Words, phrase.Beginnings, Begin, End);
        return [.. texts.Zip(marked, (text, marks) => Shown(text, Ranges(marks, text.Length)))];
    }

    private static string WithoutSigns(string text) =>
        text.Replace($"{Begin}", "", StringComparison.Ordinal).Replace($"{End}", "", StringComparison.Ordinal);

    /// <summary>Where the marks stand in the text without them; none where the two do not fit together.</summary>
    private static List<Range> Ranges(string marked, int length)
    {
        var ranges = new List<Range>();
        var (at, began) = (0, 0);
        foreach (var c in marked)
        {
            if (c == Begin)
                began = at;
            else if (c == End)
                ranges.Add(began..at);
            else
                at++;
        }

        return at == length ? ranges : [];
    }

    private static List<ExcerptPart> Shown(string text, List<Range> ranges)
    {
        var first = ranges.Count == 0 ? 0 : ranges[0].Start.Value;
        var from = first <= MostBefore ? 0 : AfterSpace(text, first - MostBefore, first);
        var to = text.Length - from <= MostShown ? text.Length : BeforeSpace(text, from, from + MostShown);
        var parts = new List<ExcerptPart>();
        var at = from;
        foreach (var range in ranges.Where(r => r.Start.Value >= from && r.End.Value <= to))
        {
            Add(parts, text[at..range.Start.Value], false);
            Add(parts, text[range], true);
            at = range.End.Value;
        }

        Add(parts, text[at..to], false);
        return [.. from > 0 ? [new("…", false)] : Array.Empty<ExcerptPart>(), .. parts, .. to < text.Length ? [new("…", false)] : Array.Empty<ExcerptPart>()];
    }

    private static void Add(List<ExcerptPart> parts, string text, bool found)
    {
        if (text.Length > 0)
            parts.Add(new(text, found));
    }

    private static int AfterSpace(string text, int from, int limit) =>
        text.IndexOf(' ', from, limit - from) is >= 0 and var space ? space + 1 : Whole(text, from);

    private static int BeforeSpace(string text, int from, int to) =>
        text.LastIndexOf(' ', to, to - from) is > 0 and var space && space > from ? space : Whole(text, to);

    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
