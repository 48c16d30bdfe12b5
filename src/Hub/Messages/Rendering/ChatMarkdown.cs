using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Messages;

/// <summary>The Markdown that people write in chat: everything in it is listed here, nothing comes by default.</summary>
internal static class ChatMarkdown
{
    /// <summary>Quotes, lists and emphasis inside one another.</summary>
    public const int DeepestNesting = 100;

    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Null when the text is over the budget, which then says how.</summary>
    public static MarkdownDocument? Parse(string text, ParseBudget budget)
    {
        try
        {
            var document = MarkdownParser.Parse(text, Pipeline, budget);
            return budget.Problem == TextProblem.None ? document : null;
        }
        catch (ArgumentException) // how Markdig says that its MaximumNestingDepth is exceeded
        {
            budget.Refuse(TextProblem.TooDeep);
            return null;
        }
    }

    private static MarkdownPipeline Build()
    {
        // A list is two blocks. Our own count, which is exact, says no first.
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = 3 * DeepestNesting };

        // Left out: indented code and underlined headings (pasted text is full of both by accident),
        // HTML, link reference definitions, «+» as a bullet (alone or first, it means "I agree").
        var lists = new BudgetedLists();
        lists.ItemParsers.Clear();
        lists.ItemParsers.Add(new DashAndStarBullets());
        lists.ItemParsers.Add(new NumberedListItemParser());
        var paragraphs = new BudgetedParagraphs();
        builder.BlockParsers.Clear();
        builder.BlockParsers.AddRange(
        [
            new ThematicBreakParser(), new BudgetedHeadings(), new BudgetedQuotes(), lists,
            new FencedCodeBlockParser { InfoPrefix = null }, paragraphs, new OwnWords(paragraphs),
        ]);

        builder.InlineParsers.Clear();
        builder.InlineParsers.AddRange(
        [
            new LinkInlineParser(), new EscapeInlineParser(), new EmphasisInlineParser(), new CodeInlineParser(),
            new AutolinkInlineParser(new AutolinkOptions { EnableHtmlParsing = false }), new LineBreakInlineParser(),
            new BareLinkParser(), new BareEmailParser(), new MentionParser(), new TopicParser(), new EmojiParser(),
        ]);

        builder.Extensions.Clear();
        builder.Use(new EmphasisExtraExtension(EmphasisExtraOptions.Strikethrough));
        builder.Use(new PipeTableExtension(new PipeTableOptions { UseHeaderForColumnCount = true }));
        builder.Use<TaskListExtension>();
        return builder.Build();
    }
}

internal sealed class DashAndStarBullets : UnorderedListItemParser
{
    public DashAndStarBullets() => OpeningCharacters = ['-', '*'];
}
