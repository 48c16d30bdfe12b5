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
    public const int MostLinesByDepth = 15_000;

    private readonly int lines = text.AsSpan().Count('\n') + 1;
    private long spent;

    public TextProblem Problem { get; private set; }

    public void Refuse(TextProblem problem)
    {
        if (Problem == TextProblem.None)
            Problem = problem;
    }

    /// <summary>A quote or a list item has opened as the <paramref name="depth"/>th inside one another.</summary>
    public void Nest(int depth)
    {
        if (depth > ChatMarkdown.DeepestNesting)
            Refuse(TextProblem.TooDeep);
        else if ((long)depth * lines > MostLinesByDepth)
            Refuse(TextProblem.TooComplex);
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
