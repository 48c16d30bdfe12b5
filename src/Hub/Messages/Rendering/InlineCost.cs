using System.Buffers;
using Markdig.Syntax;

namespace MtsLife.Hub.Messages;

/// <summary>
/// How many steps Markdig will take through the inlines of a block, before it takes them. It keeps every
/// delimiter not yet closed as a container inside the previous one, and walks down all of them at each new sign.
/// </summary>
internal static class InlineCost
{
    private const int CharactersScannedInAStep = 2;

    private static readonly SearchValues<char> Signs = SearchValues.Create("[]*_~|`<\\!@#:w");

    public static long Of(LeafBlock block)
    {
        long cost = 0;
        int open = 0, brackets = 0;
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines.Lines[i].Slice.AsSpan();
            cost += open + 1;
            for (var at = line.IndexOfAny(Signs); at >= 0; at = Next(line, at))
            {
                cost += open + 1;
                if (line[at] == '[')
                {
                    brackets++;
                    open++;
                }
                else if (line[at] == ']')
                {
                    cost += LinkScan(block, i, line[(at + 1)..]);
                    if (brackets > 0 && line[Math.Max(0, at - 1)] != '\\')
                    {
                        brackets--;
                        open--;
                    }
                }
                else
                {
                    open += StaysOpen(line, at);
                }
            }
        }
        return cost;
    }

    private static int Next(ReadOnlySpan<char> line, int at)
    {
        var next = line[(at + 1)..].IndexOfAny(Signs);
        return next < 0 ? -1 : at + 1 + next;
    }

    private static int StaysOpen(ReadOnlySpan<char> line, int at)
    {
        var c = line[at];
        if (c == '|')
            return 2; // once more when the table is taken apart into cells
        if (c is not ('*' or '_' or '~') || (at > 0 && line[at - 1] == c))
            return 0;

        var before = at == 0 ? ' ' : line[at - 1];
        var after = at + 1 == line.Length ? ' ' : line[at + 1];
        var alone = char.IsWhiteSpace(before) && char.IsWhiteSpace(after);
        var withinWord = c == '_' && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
        return alone || withinWord ? 0 : 1;
    }

    // After «](» an address is read to the next space and a title to the next closing bracket, in vain if there is none.
    private static long LinkScan(LeafBlock block, int line, ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] != '(')
            return 0;
        var space = rest.IndexOf(' ');
        long scanned = space < 0 ? rest.Length : space;
        for (var closing = rest.IndexOf(')'); closing < 0; closing = rest.IndexOf(')'))
        {
            scanned += rest.Length;
            if (++line >= block.Lines.Count)
                break;
            rest = block.Lines.Lines[line].Slice.AsSpan();
        }
        return scanned / CharactersScannedInAStep;
    }
}
