using System.Globalization;
using System.Text;

namespace MtsLife.Hub.Reactions;

internal static class EmojiText
{
    private const int MaxLength = 32;
    private const int VariationSelector16 = 0xFE0F;
    private const int Keycap = 0x20E3;

    /// <summary>
    /// One grapheme that is drawn as a picture: a symbol, perhaps with a skin tone, joined ones, a flag or a keycap. What
    /// is not assigned yet counts too, so that next year's emoji need no new server.
    /// </summary>
    public static bool IsOne(string text)
    {
        if (text.Length is 0 or > MaxLength || StringInfo.GetNextTextElementLength(text) != text.Length)
        {
            return false;
        }

        var runes = text.EnumerateRunes().ToList();
        return runes.Any(r => r.Value == Keycap) || (IsPicture(runes[0]) && (runes[0].Value > 0x2190 || runes.Any(r => r.Value == VariationSelector16)));
    }

    private static bool IsPicture(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.OtherPunctuation
        || (rune.Value is >= 0x1F000 and <= 0x1FAFF && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.ModifierSymbol);
}
