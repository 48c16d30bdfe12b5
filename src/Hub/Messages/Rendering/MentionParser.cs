using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Messages;

internal sealed class MentionInline(Mention mention, string typed) : LeafInline
{
    public Mention Mention { get; } = mention;

    public string Typed { get; } = typed;
}

/// <summary><c>@handle</c>, <c>@"Фамилия Имя"</c> (also in „curly“ quotes and «ёлочки», which phones put in), <c>@all</c>, <c>@here</c>.</summary>
internal sealed class MentionParser : InlineParser
{
    private const int LongestName = 100;

    public MentionParser() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!MayStartAfter(slice.PeekCharExtra(-1)))
            return false;

        var rest = slice.AsSpan()[1..];
        var length = ClosingQuote(rest) is { } closing ? QuotedLength(rest, closing) : HandleLength(rest);
        if (length == 0)
            return false;

        var typed = slice.AsSpan()[..(length + 1)].ToString();
        var mention = length > 2 && ClosingQuote(rest) is not null
            ? Mention.OfName(typed[2..^1])
            : Mention.OfHandle(rest[..length]);
        processor.Inline = new MentionInline(mention, typed);
        slice.Start += length + 1;
        return true;
    }

    // An e-mail address, a path (t.me/@name) and @@ are not mentions.
    private static bool MayStartAfter(char c) => !char.IsLetterOrDigit(c) && c is not ('_' or '/' or '@');

    private static int HandleLength(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && Handle.IsCharacter(rest[length]))
            length++;
        if (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] == '@'))
            return 0;

        var handle = rest[..length].TrimEnd('.');
        return handle.Length is >= Handle.MinLength and <= Handle.MaxLength && handle[0] != '.' && handle.IndexOf("..") < 0
            ? handle.Length
            : 0;
    }

    private static char? ClosingQuote(ReadOnlySpan<char> rest) => rest.IsEmpty ? null : rest[0] switch
    {
        '"' => '"',
        '«' => '»',
        '„' or '“' => '”',
        _ => null,
    };

    private static int QuotedLength(ReadOnlySpan<char> rest, char closing)
    {
        var within = rest[1..Math.Min(rest.Length, LongestName + 2)];
        var end = closing == '”' ? within.IndexOfAny("”“\n") : within.IndexOfAny(closing, '\n');
        return end > 0 && within[end] != '\n' && !within[..end].IsWhiteSpace() ? end + 2 : 0;
    }
}
