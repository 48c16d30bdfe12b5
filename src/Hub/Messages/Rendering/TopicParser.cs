using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Messages;

internal sealed class TopicInline(string normalForm, string typed) : LeafInline
{
    public string NormalForm { get; } = normalForm;

    public string Typed { get; } = typed;
}

/// <summary><c>#слово</c> with at least one letter (#12345 is an order, not a topic) and <c>#«несколько слов»</c>.</summary>
internal sealed class TopicParser : InlineParser
{
    public TopicParser() => OpeningCharacters = ['#'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!MayStartAfter(slice.PeekCharExtra(-1)))
            return false;

        var rest = slice.AsSpan()[1..];
        var quoted = !rest.IsEmpty && rest[0] == '«';
        var length = quoted ? QuotedLength(rest) : WordLength(rest);
        if (length == 0)
            return false;

        var title = (quoted ? rest[1..(length - 1)] : rest[..length]).ToString();
        if (TopicName.TryRead(title, out _, out var normalForm) != TextProblem.None)
            return false;

        processor.Inline = new TopicInline(normalForm, slice.AsSpan()[..(length + 1)].ToString());
        slice.Start += length + 1;
        return true;
    }

    // C#, an address's fragment and &#1234; are not topics.
    private static bool MayStartAfter(char c) => !char.IsLetterOrDigit(c) && c is not ('_' or '/' or '#' or '&');

    private static int WordLength(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && length <= TopicName.MaxLength && TopicName.IsWordCharacter(rest[length]))
            length++;
        if (length > TopicName.MaxLength)
            return 0;

        var word = rest[..length].TrimEnd('-');
        return !word.IsEmpty && TopicName.IsOneWord(word) ? word.Length : 0;
    }

    private static int QuotedLength(ReadOnlySpan<char> rest)
    {
        var end = rest[..Math.Min(rest.Length, TopicName.MaxLength + 2)].IndexOfAny('»', '\n');
        return end > 1 && rest[end] == '»' ? end + 1 : 0;
    }
}
