using System.Globalization;
using System.Text;

namespace MtsLife.Hub.Names;

/// <summary>What every text from outside must be: storable in PostgreSQL, valid UTF-16, in NFC, cheap to normalise.</summary>
internal static class UnicodeText
{
    // The Stream-Safe Text Format of UAX #15. Canonical ordering is quadratic in the length of a run of marks.
    private const int LongestRunOfMarks = 30;

    // NFC shortens a text at most to a third of its UTF-16 units (Hangul, Vietnamese).
    private const int LargestShrink = 3;

    public static TextProblem Check(string raw, int maxLength)
    {
        if (raw.Length > maxLength * LargestShrink)
            return TextProblem.TooLong;

        var marks = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == '\0')
                return TextProblem.Nul;
            if (c < '\u0300')
            {
                marks = 0;
                continue;
            }
            if (char.IsSurrogate(c) && !char.IsSurrogatePair(raw, i))
                return TextProblem.LoneSurrogate;

            marks = IsMark(CharUnicodeInfo.GetUnicodeCategory(raw, i)) ? marks + 1 : 0;
            if (marks > LongestRunOfMarks)
                return TextProblem.TooComplex;
            if (char.IsHighSurrogate(c))
                i++;
        }
        return TextProblem.None;
    }

    public static string ToNfc(string checkedText) =>
        IsPlainlyNfc(checkedText) || checkedText.IsNormalized(NormalizationForm.FormC)
            ? checkedText
            : checkedText.Normalize(NormalizationForm.FormC);

    public static bool IsInvisible(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0
        || rune.Value is >= 0xFE00 and <= 0xFE0F;

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    // Latin up to U+02FF, Cyrillic without its combining marks and the dashes and quotes of ordinary typing
    // neither compose nor decompose among themselves: nearly every message ends here without a call to ICU.
    private static bool IsPlainlyNfc(string text)
    {
        foreach (var c in text)
        {
            if (c is not (< '\u0300' or (>= '\u0400' and <= '\u0482') or (>= '\u048A' and <= '\u052F')
                or (>= '\u2010' and <= '\u2027')))
                return false;
        }
        return true;
    }
}
