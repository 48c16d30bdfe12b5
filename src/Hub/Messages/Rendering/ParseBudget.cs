using Markdig;
using Markdig.Syntax;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Messages;

/// <summary>
/// What parsing one text may cost. Two things in Markdig multiply: lines by the containers they stand in,
/// and within a paragraph signs by the delimiters still open. Measured in docs/decisions/rendering.md.
/// </summary>
internal sealed class ParseBudget(string text) : MarkdownParserContext
{
    public const int MostInlineSteps = 500_000;
    public const int MostLinesByDepth = 25_000;

    private readonly int lines = text.AsSpan().Count('\n') + 1;
    private long spent;

    public TextProblem Problem { get; private set; }

    public void Refuse(TextProblem problem)
    {
        if (Problem == TextProblem.None)
            Problem = problem;
    }

    /// <summary>Whether one more quote or list may open inside <paramref name="depth"/> others.</summary>
    public bool MayNest(int depth)
    {
        if (depth >= ChatMarkdown.DeepestNesting)
            Refuse(TextProblem.TooDeep);
        else if ((depth + 1L) * lines > MostLinesByDepth)
            Refuse(TextProblem.TooComplex);
        return Problem == TextProblem.None;
    }

    /// <summary>Whether what stands in this paragraph or heading may be parsed.</summary>
    public bool MayParse(LeafBlock block)
    {
        spent += InlineCost.Of(block);
        if (spent > MostInlineSteps)
            Refuse(TextProblem.TooComplex);
        return Problem == TextProblem.None;
    }
}
