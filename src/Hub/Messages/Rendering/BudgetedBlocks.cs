using Markdig.Parsers;
using Markdig.Syntax;
using MtsLife.Hub.Names;

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
        Budget.IsSpent(processor) ? BlockState.None : Budget.Nest(processor, base.TryOpen(processor));
}

internal sealed class BudgetedLists : ListBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        Budget.IsSpent(processor) ? BlockState.None : Budget.Nest(processor, base.TryOpen(processor));
}

file static class Budget
{
    public static bool IsSpent(BlockProcessor processor) => processor.Context is ParseBudget { Problem: not TextProblem.None };

    // Without this Markdig goes down all 16,000 levels of «>>>>…» before it says no: 230 ms.
    public static BlockState Nest(BlockProcessor processor, BlockState opened)
    {
        if (opened == BlockState.None || processor.Context is not ParseBudget budget)
            return opened;
        var depth = 1;
        for (Block? container = processor.CurrentContainer; container is not null; container = container.Parent)
        {
            if (container is QuoteBlock or ListItemBlock)
                depth++;
        }
        budget.Nest(depth);
        return opened;
    }

    public static void Take(BlockProcessor processor, LeafBlock block)
    {
        if (processor.Context is ParseBudget budget && !budget.MayParse(block))
            block.ProcessInlines = false;
    }
}
