using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace MtsLife.Hub.Messages;

/// <summary><c>:tada:</c> becomes the character itself; <c>12:100:00</c> stays a time.</summary>
internal sealed class EmojiParser : InlineParser
{
    public EmojiParser() => OpeningCharacters = [':'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (char.IsLetterOrDigit(slice.PeekCharExtra(-1)))
            return false;

        var rest = slice.AsSpan()[1..];
        var end = 0;
        while (end < rest.Length && end <= EmojiNames.LongestName && EmojiNames.IsNameCharacter(rest[end]))
            end++;
        if (end == 0 || end >= rest.Length || rest[end] != ':' || !EmojiNames.TryGet(rest[..end], out var emoji))
            return false;

        processor.Inline = new LiteralInline(emoji);
        slice.Start += end + 2;
        return true;
    }
}
