namespace MtsLife.Hub.Names;

/// <summary>What the same keys give in the other layout of a Russian keyboard: «jnltk» is «отдел».</summary>
public static class KeyboardLayout
{
    private const string Latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
    private const string Cyrillic = "ёйцукенгшщзхъфывапролджэячсмитьбю";

    /// <summary>Null when nothing changes.</summary>
    public static string? Other(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var lower = typed.ToLowerInvariant();
        var (from, to) = lower.Any(c => Cyrillic.Contains(c, StringComparison.Ordinal)) ? (Cyrillic, Latin) : (Latin, Cyrillic);
        var other = string.Concat(lower.Select(c => from.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? to[i] : c));
        return other == lower ? null : other;
    }
}
