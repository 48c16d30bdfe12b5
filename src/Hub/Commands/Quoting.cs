using System.Text;

namespace MtsLife.Hub.Commands;

/// <summary>Text in "…", «…» or „…“, within one line. A backslash takes the mark after it for itself.</summary>
internal static class Quoting
{
    /// <summary>What is longer is hardly meant, and looking for its end from every mark would take the square of the text's length.</summary>
    private const int Longest = 1_000;

    public static bool Opens(char c) => c is '"' or '«' or '„' or '“';

    /// <returns>Where the text goes on behind the closing mark, or null when there is none in the line.</returns>
    public static int? Read(string text, int at, out string value)
    {
        var (opening, inside, depth) = (text[at], new StringBuilder(), 1);
        value = "";
        var last = Math.Min(text.Length, at + Longest);
        for (var i = at + 1; i < last && text[i] != '\n'; i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length && (text[i + 1] == '\\' || Opens(text[i + 1]) || Closes(opening, text[i + 1])))
            {
                inside.Append(text[++i]);
                continue;
            }

            if (Closes(opening, c) && --depth == 0)
            {
                value = inside.ToString();
                return i + 1;
            }

            depth += opening == '«' && c == '«' ? 1 : 0;
            inside.Append(c);
        }

        return null;
    }

    private static bool Closes(char opening, char c) => opening switch
    {
        '"' => c == '"',
        '«' => c == '»',
        _ => c is '“' or '”',
    };
}
