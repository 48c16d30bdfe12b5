using System.Buffers;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace MtsLife.Hub.Messages;

/// <summary>An address that was simply typed.</summary>
internal sealed class BareLinkInline(string typed, string address) : LeafInline
{
    public string Typed { get; } = typed;

    public string Address { get; } = address;
}

/// <summary>
/// <c>http://</c>, <c>https://</c> and <c>www.</c> in running text. Punctuation that ends the sentence
/// and a bracket that opened before the address stay outside.
/// </summary>
internal sealed class BareLinkParser : InlineParser
{
    private static readonly SearchValues<char> EndOfAddress = SearchValues.Create(
        [.. "<>\"`|«»“”„", .. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsWhiteSpace(c) || char.IsControl(c))]);

    public BareLinkParser() => OpeningCharacters = ['h', 'H', 'w', 'W'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        if (char.IsLetterOrDigit(before) || before is '_' or '/' or '.' or '@')
            return false;

        var rest = slice.AsSpan();
        if (!Starts(rest, "http://") && !Starts(rest, "https://") && !Starts(rest, "www."))
            return false;

        var typed = rest[..Length(rest)].ToString();
        if (!LinkAddress.TryRead(typed, out var address))
            return false;

        processor.Inline = new BareLinkInline(typed, address);
        slice.Start += typed.Length;
        return true;
    }

    private static bool Starts(ReadOnlySpan<char> rest, string prefix) =>
        rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static int Length(ReadOnlySpan<char> rest)
    {
        // Looked for at once and only so far: every word of a long row of addresses may try.
        var limit = rest[..Math.Min(rest.Length, LinkAddress.Longest + 1)];
        var length = limit.IndexOfAny(EndOfAddress);
        if (length < 0)
            length = limit.Length;
        if (length > LinkAddress.Longest)
            return 0;

        int round = 0, square = 0;
        for (var i = 0; i < length; i++)
        {
            round += Step(rest[i], '(', ')');
            square += Step(rest[i], '[', ']');
            if (round < 0 || square < 0)
                length = i;
        }
        while (length > 0 && EndsSentence(rest[length - 1]))
            length--;
        return length;
    }

    private static int Step(char c, char open, char close) => c == open ? 1 : c == close ? -1 : 0;

    private static bool EndsSentence(char c) =>
        c is '.' or ',' or ':' or ';' or '!' or '?' or '…' or '\'' or '’' or '*' or '_' or '~' or '(' or '[' or '—' or '–';
}
