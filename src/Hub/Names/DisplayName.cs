using System.Globalization;
using System.Text;

namespace MtsLife.Hub.Names;

/// <summary>How people, groups and channels may be called.</summary>
internal static class DisplayName
{
    /// <summary>Trims, collapses white space and normalises to NFC; <paramref name="maxLength"/> counts UTF-16 units.</summary>
    public static TextProblem TryRead(string? raw, int maxLength, out string name)
    {
        name = "";
        if (raw is null)
            return TextProblem.Empty;
        var problem = UnicodeText.Check(raw, maxLength);
        if (problem != TextProblem.None)
            return problem;

        var collapsed = new StringBuilder(raw.Length);
        var visible = false;
        foreach (var rune in UnicodeText.ToNfc(raw).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) && !IsLineBreak(rune))
            {
                if (collapsed.Length > 0 && collapsed[^1] != ' ')
                    collapsed.Append(' ');
                continue;
            }
            if (IsRefused(rune))
                return TextProblem.ControlCharacter;
            visible |= !UnicodeText.IsInvisible(rune);
            collapsed.Append(rune);
        }
        if (!visible)
            return TextProblem.Empty;

        name = collapsed.ToString().TrimEnd(' ');
        return name.Length > maxLength ? TextProblem.TooLong : TextProblem.None;
    }

    private static bool IsLineBreak(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    // Joiners stay: emoji and several scripts need them. Everything else that steers layout
    // could make one name read as another.
    private static bool IsRefused(Rune rune) =>
        IsLineBreak(rune)
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            && rune.Value is not (0x200C or 0x200D or (>= 0xE0020 and <= 0xE007F)));
}
