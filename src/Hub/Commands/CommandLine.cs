using MtsLife.Hub.Names;

namespace MtsLife.Hub.Commands;

/// <summary>What a text is: a message to be posted, or a command with what follows its name.</summary>
/// <param name="Name">Folded; null when it is a message. It need not be the name of any command.</param>
/// <param name="Text">The message, or what follows the name.</param>
internal readonly record struct CommandLine(string? Name, string Text)
{
    public const int LongestName = 40;

    public static CommandLine Read(string text, Predicate<string> isKnown)
    {
        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            return new(null, text.Length > 2 && char.IsLetterOrDigit(text[2]) ? text[1..] : text);
        }

        if (text.Length < 2 || text[0] is not ('/' or '.'))
        {
            return new(null, text);
        }

        var end = EndOfWord(text, 1);
        var word = text[1..end];
        if (text[0] == '.')
        {
            return word.Any(IsCyrillic) && Known(word, isKnown) is { } meant ? new(meant, text[end..]) : new(null, text);
        }

        return Known(word, isKnown) is { } known ? new(known, text[end..])
            : IsMeantAsName(word) ? new(Folding.Fold(word), text[end..])
            : new(null, text);
    }

    /// <summary>The text as one that is posted whatever stands at its beginning.</summary>
    public static string Escaped(string text) => text.Length > 0 && text[0] is '/' or '.' ? " " + text : text;

    public static int EndOfWord(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The name in either layout of the keyboard: «cgfcb,j» is «спасибо».</summary>
    private static string? Known(string word, Predicate<string> isKnown)
    {
        if (word.Length > LongestName)
        {
            return null;
        }

        var name = Folding.Fold(word);
        return isKnown(name) ? name
            : KeyboardLayout.Other(word) is { } other && isKnown(Folding.Fold(other)) ? Folding.Fold(other)
            : null;
    }

    // The dot is where the slash is in the Russian layout, so only what was typed in Russian can be meant as a command.
    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04FF';

    // A path, a comment and a lone slash are messages; a name with a sign too many is a slip that had better not be posted.
    private static bool IsMeantAsName(string word) => word.Length > 0 && char.IsLetterOrDigit(word[0]) && !word.Contains('/', StringComparison.Ordinal);
}
