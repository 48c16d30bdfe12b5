using System.Globalization;
using System.Text;

namespace MtsLife.Hub.Names;

/// <summary>Russian in Latin letters after BGN/PCGN, without its apostrophes and with е and ё always e.</summary>
internal static class Transliteration
{
    private static readonly string[] Letters =
    [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p",
        "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];

    /// <summary>Lower case; accents dropped; what has no Latin spelling is left as it is.</summary>
    public static string ToLatin(string checkedText)
    {
        var latin = new StringBuilder(checkedText.Length + 8);
        foreach (var c in checkedText.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (c is >= 'а' and <= 'я')
                latin.Append(Letters[c - 'а']);
            else if (c == 'ё')
                latin.Append('e');
            else
                latin.Append(c);
        }
        return WithoutAccents(latin.ToString());
    }

    private static string WithoutAccents(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(c);
        }
        return plain.ToString();
    }
}
