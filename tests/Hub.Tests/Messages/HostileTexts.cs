using System.Text;

namespace MtsLife.Hub.Tests.Messages;

/// <summary>16,000 characters each of what makes Markdown parsers slow, deep or wrong.</summary>
internal static class HostileTexts
{
    public const int Length = 16_000;

    private static readonly string[] Repeated =
    [
        "[", "]", "*", "_", ">", "`", "|", "<", "~", "~~", "![", "![](", "[](", "[a](", "[a](<b", "[a](()", "[a](\"", "[a](b \"", "[a](b '",
        "*a ", "a*", "a **", "*a **b ", "_a __b ", "a**b", "*a_b", "*_", "_*", "*a**", "***a***", "**_a_**", "~~a~~ ", "[a]", "[[a]]",
        "[]", "[a][b]", "[*", "*[", "[`", "`[", "[<", "<[", "*|", "`|", "[|", "- ", "* ", "1. ", "> ", "> - ", "- > ", "- a\n", "-\n",
        "1) a\n", "> a\n", "> \n", "- - - a\n", "- [ ] a\n", "# ", "# a\n", "#\n", "\\", "\\*", "&", "&amp;", ":", ":a:", ":smile:",
        "@", "a@", "a.b@", "@a1 ", "@\"", "@\"a", "@«", "#a ", "#«", "#«a» ", "http://", "http://a.b ", "http://a.b/(", "[http://a.b ",
        "*http://a.b* ", "www.", "www.a.b ", "a@b.cc ", "<http://a.b>", "<a@b.c>", "<!--", "<a ", "<?", "<![CDATA[", "[a]: b\n", "[a]:\n",
        "|a", "|\n", "||\n", "a|b\n-|-\n", "|a|\n|-|\n", "```\n", "~~~\n", "``` `", "`a``b```c", "\t", "\n\n", "a\n", "a\n\n", "--\n",
        "a\n---\n", "a\n===\n", "[\\]", "http://a.b[]", "(&www.", "(|-|\n", "])![«1|-|\n",
        "(", "((", "!", "я", "😀", "h", "w", "a\u0301", "\u00A0", "\u0001", "\u2028a", "\u202E", "👩‍👧",
    ];

    private static readonly string[] Fillers = ["a\n", "\n", "@a1 ", ":+1:", "a@b.c ", "\\a", "![", "(", "`a", "h "];

    public static IEnumerable<(string Name, string Text)> All()
    {
        foreach (var part in Repeated)
            yield return (part, Times(part));
        foreach (var depth in new[] { 50, 99, 100 })
        {
            foreach (var filler in Fillers)
            {
                yield return ($"{depth} quotes, {filler}", Filled(Times("> ", depth) + "a\n", filler));
                yield return ($"{depth} lists, {filler}", Filled(Times("- ", depth) + "a\n", filler));
            }
        }
        yield return ("nested lists", Growing(i => new string(' ', 2 * i) + "- a\n"));
        yield return ("nested lists again", Growing(i => new string(' ', 2 * (i % 60)) + "- a\n"));
        yield return ("backtick runs", Growing(i => new string('`', i + 1) + " "));
        yield return ("star runs", Growing(i => new string('*', i % 50 + 1) + "a"));
        yield return ("brackets", new string('[', 8_000) + new string(']', 8_000));
        yield return ("brackets with links", Times("[", 3_000) + Times("](a)", 3_000));
        yield return ("emphasis opened, then closed", Times("*a ", 2_600) + Times("b* ", 2_600));
        yield return ("a wide table", $"|{Times("a|", 2_600)}\n|{Times("-|", 2_600)}\n|{Times("b|", 2_600)}");
        yield return ("a wide table of short rows", $"|{Times("a|", 1_000)}\n|{Times("-|", 1_000)}\n{Times("|b\n", 3_900)}");
        yield return ("a tall table", "|a|b|\n|-|-|\n" + Times("|c|d|\n", 2_600));
        yield return ("a long address", "http://a.b/" + new string('a', 15_900));
        yield return ("a long mail address", new string('a', 8_000) + "@" + new string('a', 7_000));
        yield return ("a long link", "[a](http://a.b/" + new string('(', 15_000) + ")");
    }

    /// <summary>The longest start of a text that is accepted, and the same filled up with what makes each sign dear.</summary>
    public static IEnumerable<string> Edges(string text, Func<string, bool> accepted)
    {
        yield return text[..Longest(text.Length, length => accepted(text[..length]))];
        foreach (var filler in Fillers)
            yield return Filled(text[..Longest(text.Length, length => accepted(Filled(text[..length], filler)))], filler);
    }

    private static int Longest(int length, Func<int, bool> accepted)
    {
        var low = 1;
        for (var high = length; high - low > 1;)
        {
            var middle = (low + high) / 2;
            (low, high) = accepted(middle) ? (middle, high) : (low, middle);
        }
        return low;
    }

    private static string Times(string part) => Times(part, Length / part.Length);

    private static string Times(string part, int count) => new StringBuilder().Insert(0, part, count).ToString();

    private static string Filled(string start, string filler)
    {
        var filled = start + Times(filler);
        return filled[..Length];
    }

    private static string Growing(Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length + part(i).Length <= Length; i++)
            text.Append(part(i));
        return text.ToString();
    }
}
