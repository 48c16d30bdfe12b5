using MtsLife.Hub.Access;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Commands;

/// <param name="Names">Folded, the English one first.</param>
internal sealed record CommandFlag(string[] Names, bool TakesTime = false)
{
    public static readonly CommandFlag Until = new(["until", "до"], TakesTime: true);
}

/// <summary>
/// Takes <c>--flags</c> out of a text, wherever they stand as words of their own outside quotation marks and code; phones
/// make one dash of two. What remains is as it was typed.
/// </summary>
internal sealed class CommandFlags
{
    private readonly HashSet<CommandFlag> given = [];

    private CommandFlags(string text) => Text = text;

    public string Text { get; private set; }

    public WrittenTime? Until { get; private set; }

    public bool Has(CommandFlag flag) => given.Contains(flag);

    /// <param name="isProse">A word with dashes that is no flag of the command is left in the text instead of refused.</param>
    public static Answer<CommandFlags> Take(string text, CommandClock clock, bool isProse, params CommandFlag[] known)
    {
        var flags = new CommandFlags(text);
        for (var at = 0; at < flags.Text.Length;)
        {
            if (flags.IsFlag(at) is not { } name)
            {
                at = flags.Skip(at);
                continue;
            }

            var end = CommandLine.EndOfWord(flags.Text, at);
            if (Array.Find(known, flag => flag.Names.Contains(Folding.Fold(name))) is not { } flag)
            {
                if (!isProse)
                {
                    return CommandRefusals.Wrong("unknown_flag", "The command has no such flag.", name, [.. known.Select(k => k.Names[0])]);
                }

                at = end;
                continue;
            }

            if (flag.TakesTime)
            {
                var time = WrittenTime.Read(flags.Text, end, clock);
                if (time.IsRefused)
                {
                    return time.Refusal;
                }

                (flags.Until, end) = (time.Ok, time.Ok.End);
            }

            flags.given.Add(flag);
            at = flags.Cut(at, end);
        }

        return flags;
    }

    private string? IsFlag(int at)
    {
        if (at > 0 && !char.IsWhiteSpace(Text[at - 1]))
        {
            return null;
        }

        var dashes = Text.AsSpan(at).StartsWith("--", StringComparison.Ordinal) ? 2 : Text[at] is '—' or '–' ? 1 : 0;
        var name = Text[Math.Min(Text.Length, at + dashes)..CommandLine.EndOfWord(Text, at)];
        return dashes > 0 && name.Length > 0 && char.IsLetter(name[0]) ? name : null;
    }

    private int Skip(int at) => Text[at] switch
    {
        '`' => BehindCode(at),
        var c when Quoting.Opens(c) && Quoting.Read(Text, at, out _) is { } end => end,
        _ => at + 1,
    };

    private int BehindCode(int at)
    {
        var inside = Text.AsSpan(at).IndexOfAnyExcept('`') is > 0 and var ticks ? at + ticks : Text.Length;
        var end = Text.IndexOf(Text[at..inside], inside, StringComparison.Ordinal);
        return end < 0 ? inside : end + inside - at;
    }

    /// <summary>One space stays between what stood at both sides.</summary>
    private int Cut(int start, int end)
    {
        var before = Text[..start].TrimEnd(' ', '\t');
        var after = Text[end..].TrimStart(' ', '\t');
        var joint = before.Length == 0 || before[^1] == '\n' || after.Length == 0 || after[0] == '\n' ? "" : " ";
        Text = before + joint + after;
        return before.Length + joint.Length;
    }
}
