using MtsLife.Hub.Names;

namespace MtsLife.Hub.Messages;

/// <summary>The Markdown source of a message: 1 to 16,000 UTF-16 units after NFC, lines ended by <c>\n</c>.</summary>
internal static class MessageText
{
    public const int MaxLength = 16_000;

    /// <summary>
    /// Leading blank lines and trailing white space go. Leading spaces of the first line stay:
    /// a space before <c>/</c> is how a command is escaped.
    /// </summary>
    public static TextProblem TryRead(string? raw, out string text)
    {
        text = "";
        if (raw is null)
            return TextProblem.Empty;
        var problem = UnicodeText.Check(raw, MaxLength);
        if (problem != TextProblem.None)
            return problem;

        text = Trimmed(UnicodeText.ToNfc(raw).ReplaceLineEndings("\n"));
        if (text.Length > MaxLength)
            return TextProblem.TooLong;
        return HasSomethingToSee(text) ? TextProblem.None : TextProblem.Empty;
    }

    private static string Trimmed(string text)
    {
        var end = text.AsSpan().TrimEnd().Length;
        var start = 0;
        for (var i = 0; i < end && char.IsWhiteSpace(text[i]); i++)
        {
            if (text[i] == '\n')
                start = i + 1;
        }
        return text[start..Math.Max(start, end)];
    }

    private static bool HasSomethingToSee(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!UnicodeText.IsInvisible(rune))
                return true;
        }
        return false;
    }
}
