using System.Text;
using System.Text.RegularExpressions;

namespace MtsLife.Hub.Demo;

internal enum Voice
{
    Careful,
    Plain,
    Loose,
}

/// <summary>Gives a written line the habits of who says it: capitals and full stops, or neither, nor commas.</summary>
internal static partial class Voices
{
    private static readonly (string Full, string Short)[] Abbreviations =
    [
        ("спасибо", "спс"), ("пожалуйста", "плиз"), ("сейчас", "щас"), ("вообще", "ваще"), ("конечно", "конешно"),
        ("нормально", "норм"), ("сегодня", "сёдня"), ("что-то", "чето"), ("кажется", "кажись"), ("телефон ", "тел "),
    ];

    public static string Speak(this Voice voice, string text, Chance chance) =>
        IsFormatted(text) ? text
        : voice switch
        {
            Voice.Careful => Careful(text),
            Voice.Loose => Loose(text, chance),
            _ => text,
        };

    // Lists, tables and code are written with care by anybody; a link must not be touched.
    private static bool IsFormatted(string text) => text.AsSpan().IndexOfAny("\n`*|>_") >= 0 || text.Contains("http");

    private static string Careful(string text)
    {
        var capital = SentenceStart().Replace(text, match => match.Value.ToUpperInvariant());
        return char.IsLetterOrDigit(capital[^1]) ? capital + "." : capital;
    }

    private static string Loose(string text, Chance chance)
    {
        var loose = CommaBeforeSpace().Replace(text, "").Replace('ё', 'е');
        foreach (var (full, brief) in Abbreviations)
        {
            if (chance.Of(0.3))
                loose = loose.Replace(full, brief);
        }
        if (chance.Of(0.06))
            loose = WithSlip(loose, chance);
        return chance.Of(0.15) ? loose.TrimEnd('.', '?') : loose;
    }

    /// <summary>Two neighbouring letters of a longer word change places.</summary>
    private static string WithSlip(string text, Chance chance)
    {
        var words = LongWord().Matches(text);
        if (words.Count == 0)
            return text;
        var word = words[chance.Between(0, words.Count - 1)];
        var at = word.Index + chance.Between(1, word.Length - 3);
        return new StringBuilder(text) { [at] = text[at + 1], [at + 1] = text[at] }.ToString();
    }

    [GeneratedRegex(@"(?<=^|[.!?…]\s)\p{Ll}")]
    private static partial Regex SentenceStart();

    [GeneratedRegex(@",(?=\s)")]
    private static partial Regex CommaBeforeSpace();

    // A mention or a topic must stay what it is.
    [GeneratedRegex(@"(?<![@#\w.])[а-я]{6,}")]
    private static partial Regex LongWord();
}
