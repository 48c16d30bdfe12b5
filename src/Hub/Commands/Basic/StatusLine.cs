using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;

namespace MtsLife.Hub.Commands.Basic;

/// <summary><c>:palm_tree: в отпуске --until 31.12</c>: an emoji by name or as itself, words, and how long they are true.</summary>
internal sealed record StatusLine(string Emoji, string Text, DateTime? Until)
{
    public static Answer<StatusLine> Read(string text, CommandClock clock)
    {
        var flags = CommandFlags.Take(text, clock, isProse: true, CommandFlag.Until);
        if (flags.IsRefused)
        {
            return flags.Refusal;
        }

        var said = flags.Ok.Text.Trim();
        var end = CommandLine.EndOfWord(said, 0);
        var emoji = EmojiOf(said[..end]);
        if (emoji is null && said.Length > 1 && said[0] == ':' && said[end - 1] == ':')
        {
            return CommandRefusals.Wrong("unknown_emoji", "There is no such emoji.", said[..end]);
        }

        return new StatusLine(emoji ?? "", (emoji is null ? said : said[end..]).Trim(), flags.Ok.Until?.ToUtc(clock));
    }

    private static string? EmojiOf(string word) =>
        word is [':', _, .., ':'] && EmojiNames.TryGet(word.AsSpan()[1..^1], out var emoji) ? emoji
        : EmojiNames.All.Values.Contains(word) ? word
        : null;
}
