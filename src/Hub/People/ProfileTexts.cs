using System.Globalization;
using System.Text;
using MtsLife.Hub.Access;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.People;

/// <summary>What a profile may say. Null when the text may stand, as it is to be kept.</summary>
internal static class ProfileTexts
{
    private const int LongestAbout = 500;
    private const int LongestAddress = 200;
    private const int LongestPhone = 40;
    private const int LongestEmail = 254;
    private const int LongestStatus = 100;
    private const int LongestEmoji = 32;

    public static Refusal? About(string typed, out string text)
    {
        text = "";
        if (UnicodeText.Check(typed, LongestAbout) is not TextProblem.None and var problem)
            return problem.ToRefusal("about");
        text = UnicodeText.ToNfc(typed).ReplaceLineEndings("\n").Trim();
        return text.Length > LongestAbout ? TextProblem.TooLong.ToRefusal("about") : null;
    }

    public static Refusal? Address(string typed, out string text) => Line("address", typed, LongestAddress, out text);

    public static Refusal? Status(string typed, out string text) => Line("text", typed, LongestStatus, out text);

    /// <summary>As people write numbers: «+7 900 000-00-00, доб. 123».</summary>
    public static Refusal? Phone(string typed, out string text) =>
        Line("phone", typed, LongestPhone, out text) ?? (text.Length > 0 && !text.Any(char.IsAsciiDigit) ? Wrong("phone") : null);

    public static Refusal? Email(string typed, out string text)
    {
        if (Line("email", typed, LongestEmail, out text) is { } refusal)
            return refusal;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return text.Length > 0 && (at < 1 || at != text.LastIndexOf('@') || at == text.Length - 1 || text.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';'))
            ? Wrong("email") : null;
    }

    /// <summary>One sign that is neither letter, figure nor punctuation of ordinary writing.</summary>
    public static Refusal? Emoji(string typed, out string emoji)
    {
        emoji = typed.Trim();
        return emoji.Length == 0 || (emoji.Length <= LongestEmoji && new StringInfo(emoji).LengthInTextElements == 1 && emoji.EnumerateRunes().Any(IsPicture))
            ? null : Wrong("emoji");
    }

    private static bool IsPicture(Rune rune) =>
        rune.Value is 0xFE0F || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol;

    private static Refusal? Line(string field, string typed, int longest, out string text)
    {
        text = "";
        return typed.Trim().Length == 0 ? null : DisplayName.TryRead(typed, longest, out text).ToRefusal(field);
    }

    private static Refusal? Wrong(string field) => TextProblem.WrongCharacter.ToRefusal(field);
}
