using Markdig.Parsers;
using Markdig.Syntax;

namespace MtsLife.Hub.Messages;

/// <summary>Paragraphs without link reference definitions, counted before their inlines are parsed.</summary>
internal sealed class BudgetedParagraphs : ParagraphBlockParser
{
    public BudgetedParagraphs() => ParseSetextHeadings = false;

    // A line that no longer carries the mark of its quote or list is the author's own words (see OwnWords).
    public override BlockState TryContinue(BlockProcessor processor, Block block) =>
        block.Parent is { IsOpen: false } && !processor.IsBlankLine ? BlockState.None : base.TryContinue(processor, block);

    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is not ParagraphBlock paragraph || paragraph.Lines.Count == 0)
            return false;

        var lines = paragraph.Lines.Lines;
        for (var i = 0; i < paragraph.Lines.Count; i++)
            lines[i].Slice.TrimStart();
        lines[paragraph.Lines.Count - 1].Slice.TrimEnd();

        Budget.Take(processor, paragraph);
        return true;
    }
}

/// <summary>Opens the paragraph that <see cref="BudgetedParagraphs"/> has declined to continue.</summary>
internal sealed class OwnWords(BudgetedParagraphs paragraphs) : BlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) => paragraphs.TryOpen(processor);
}

internal sealed class BudgetedHeadings : HeadingBlockParser
{
    public override bool Close(BlockProcessor processor, Block block)
    {
        var kept = base.Close(processor, block);
        Budget.Take(processor, (LeafBlock)block);
        return kept;
    }
}

internal sealed class BudgetedQuotes : QuoteBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        Budget.MayNest(processor) ? base.TryOpen(processor) : BlockState.None;
}

internal sealed class BudgetedLists : ListBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        Budget.MayNest(processor) ? base.TryOpen(processor) : BlockState.None;
}

file static class Budget
{
    // Without this Markdig goes down all 16,000 levels of «>>>>…» before it says no: 230 ms.
    public static bool MayNest(BlockProcessor processor)
    {
        var depth = 0;
        for (Block? container = processor.CurrentContainer; container is not null; container = container.Parent)
        {
            if (container is QuoteBlock or ListItemBlock)
                depth++;
        }
        return processor.Context is not ParseBudget budget || budget.MayNest(depth);
    }

    public static void Take(BlockProcessor processor, LeafBlock block)
    {
        if (processor.Context is ParseBudget budget && !budget.MayParse(block))
            block.ProcessInlines = false;
    }
}
