using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace MtsLife.Hub.Messages;

/// <summary>
/// <c>vera@example.ru</c> in running text. At the @ the part before it has already been read as text,
/// so it is taken back from there.
/// </summary>
internal sealed class BareEmailParser : InlineParser
{
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 253;

    public BareEmailParser() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (processor.Inline is not LiteralInline before
            || !ReferenceEquals(before.Content.Text, slice.Text)
            || before.Content.End != slice.Start - 1)
            return false;

        var local = LocalLength(before.Content.AsSpan());
        var domain = DomainLength(slice.AsSpan()[1..]);
        if (local == 0 || domain == 0)
            return false;

        var typed = slice.Text.Substring(slice.Start - local, local + 1 + domain);
        if (!LinkAddress.TryRead("mailto:" + typed, out var address))
            return false;

        before.Content.End -= local;
        processor.Inline = new BareLinkInline(typed, address);
        slice.Start += domain + 1;
        return true;
    }

    private static int LocalLength(ReadOnlySpan<char> before)
    {
        var length = 0;
        while (length < before.Length && length <= LongestLocalPart && IsLocalCharacter(before[^(length + 1)]))
            length++;
        if (length > LongestLocalPart || (length < before.Length && !MayStandBefore(before[^(length + 1)])))
            return 0;
        return before[(before.Length - length)..].TrimStart("._%+-").Length;
    }

    // After a slash it is the user in an address (https://bank.ru@evil.ru), which was refused as a link.
    private static bool MayStandBefore(char c) => !char.IsLetterOrDigit(c) && c is not ('/' or '@');

    private static int DomainLength(ReadOnlySpan<char> after)
    {
        var length = 0;
        while (length < after.Length && length <= LongestDomain && (char.IsLetterOrDigit(after[length]) || after[length] is '.' or '-'))
            length++;
        var domain = after[..length].TrimEnd(".-");
        return domain.IndexOf('.') > 0 && char.IsLetter(domain[^1]) && domain.IndexOf("..") < 0 ? domain.Length : 0;
    }

    private static bool IsLocalCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';
}
