using System.Globalization;

namespace MtsLife.Hub.Names;

/// <summary>What may stand after <c>#</c>: one word of letters, digits, <c>_</c> and <c>-</c>, or anything short in «…».</summary>
internal static class TopicName
{
    public const int MaxLength = 60;

    /// <summary>Reads a title without its # and quotes; <paramref name="normalForm"/> is what makes two topics the same.</summary>
    public static TextProblem TryRead(string? raw, out string title, out string normalForm)
    {
        normalForm = "";
        var problem = DisplayName.TryRead(raw, MaxLength, out title);
        if (problem != TextProblem.None)
            return problem;
        if (title.AsSpan().IndexOfAny("«»#") >= 0)
            return TextProblem.WrongCharacter;

        normalForm = NormalForm(title);
        return normalForm.Length is > 0 and <= MaxLength ? TextProblem.None : TextProblem.TooLong;
    }

    /// <summary>NFKC, lower case, ё = е, single spaces. Takes checked text only.</summary>
    public static string NormalForm(string title) =>
        string.Join(' ', Folding.Fold(title).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether the title can be written without «…».</summary>
    public static bool IsOneWord(ReadOnlySpan<char> title)
    {
        var letter = false;
        foreach (var c in title)
        {
            if (!IsWordCharacter(c))
                return false;
            letter |= char.IsLetter(c);
        }
        return letter && title[^1] != '-' && title.Length <= MaxLength;
    }

    public static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) || c is '_' or '-' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
