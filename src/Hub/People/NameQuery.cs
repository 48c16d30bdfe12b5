namespace MtsLife.Hub.People;

/// <summary>What somebody types to find a name, as LIKE patterns that must all match, in any order of words.</summary>
public static class NameQuery
{
    private const int MostWords = 5;

    public static string[] Patterns(string? typed)
    {
        var words = (typed ?? "").ToLowerInvariant().Replace("\0", "", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(Escape).ToArray();
        return words.Length == 0 ? ["%"] : words;
    }

    /// <summary>A pattern of a whole phrase, empty when nothing was typed.</summary>
    public static string Pattern(string? typed) => string.IsNullOrWhiteSpace(typed) ? "" : string.Join("", Patterns(typed)).Replace("%%", "%", StringComparison.Ordinal);

    /// <summary>Typed text with nothing left in it that LIKE would read.</summary>
    public static string Escaped(string typed) =>
        typed.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static string Escape(string word) =>
        $"%{word.TrimStart('@').Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
