using MtsLife.Hub.Names;

namespace MtsLife.Hub.People;

/// <summary>What somebody types to find a name, as LIKE patterns that must all match, in any order of words; none when nothing was typed.</summary>
public static class NameQuery
{
    private const int MostWords = 5;

    public static string[] Patterns(string? typed) =>
        [.. Folded(typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.TrimStart('@')).Where(w => w.Length > 0)
            .Take(MostWords).Select(Escape)];

    /// <summary>A pattern of a whole phrase, empty when nothing was typed.</summary>
    public static string Pattern(string? typed) => string.Join("", Patterns(typed)).Replace("%%", "%", StringComparison.Ordinal);

    /// <summary>Typed text with nothing left in it that LIKE would read.</summary>
    public static string Escaped(string typed) =>
        typed.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    // As the stored search keys are folded. Half a surrogate pair becomes a replacement character, which no name contains.
    private static string Folded(string typed) => Folding.Fold(string.Concat(typed.EnumerateRunes()).Replace("\0", "", StringComparison.Ordinal));

    private static string Escape(string word) => $"%{Escaped(word)}%";
}
