namespace MtsLife.Hub.Messages;

internal static class CodeLanguage
{
    private const int Longest = 30;

    /// <summary>The first word after the fence, if it can be a class name: <c>c#</c>, <c>c++</c>, <c>objective-c</c>.</summary>
    public static bool TryRead(string? info, out string language)
    {
        language = (info ?? "").ToLowerInvariant();
        if (language.Length is 0 or > Longest)
            return false;
        foreach (var c in language)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '#' or '-' or '_' or '.'))
                return false;
        }
        return true;
    }
}
