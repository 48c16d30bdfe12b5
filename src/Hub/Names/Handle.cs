using System.Text;

namespace MtsLife.Hub.Names;

/// <summary>2 to 32 of [a-z0-9._], without a dot at either end or two in a row, so that a sentence may end after it.</summary>
internal static class Handle
{
    public const int MinLength = 2;
    public const int MaxLength = 32;

    public static TextProblem TryRead(string? raw, out string handle)
    {
        handle = "";
        if (string.IsNullOrWhiteSpace(raw))
            return TextProblem.Empty;

        var candidate = raw.AsSpan().Trim();
        if (candidate.Length > MaxLength)
            return TextProblem.TooLong;
        if (candidate.Length < MinLength)
            return TextProblem.TooShort;
        if (!IsWellFormed(candidate))
            return TextProblem.WrongCharacter;

        handle = candidate.ToString().ToLowerInvariant();
        return IsReserved(handle) ? TextProblem.Reserved : TextProblem.None;
    }

    /// <summary>«Вера Логинова» → <c>vera.loginova</c>. The caller appends a number where it is taken.</summary>
    public static string FromName(string name)
    {
        var latin = new StringBuilder(name.Length);
        foreach (var c in Transliteration.ToLatin(name))
        {
            if (char.IsAsciiLetterOrDigit(c))
                latin.Append(c);
            else if (latin.Length > 0 && latin[^1] != '.' && c is ' ' or '-' or '.' or '_')
                latin.Append('.');
        }
        if (latin.Length > MaxLength)
            latin.Length = MaxLength;

        var handle = latin.ToString().Trim('.');
        return handle.Length >= MinLength && !IsReserved(handle) ? handle : $"person.{handle}".TrimEnd('.');
    }

    public static bool IsCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_';

    private static bool IsReserved(string handle) => handle is "all" or "here";

    private static bool IsWellFormed(ReadOnlySpan<char> candidate)
    {
        foreach (var c in candidate)
        {
            if (!IsCharacter(c))
                return false;
        }
        return candidate[0] != '.' && candidate[^1] != '.' && candidate.IndexOf("..") < 0;
    }
}
