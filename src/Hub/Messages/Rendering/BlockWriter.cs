using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Messages;

/// <summary>Writes the blocks of a message. An element that is not named here cannot come out.</summary>
internal sealed class BlockWriter(HtmlTemplate template)
{
    private readonly InlineWriter inlines = new(template);
    private TextProblem problem;

    public TextProblem Write(MarkdownDocument document)
    {
        Blocks(document, 0);
        return problem;
    }

    private void Blocks(ContainerBlock container, int depth, bool tight = false)
    {
        if (depth > ChatMarkdown.DeepestNesting)
            problem = TextProblem.TooDeep;
        for (var i = 0; i < container.Count && problem == TextProblem.None; i++)
            Block(container[i], depth, tight);
    }

    private void Block(Block block, int depth, bool tight)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                Inlines(tight ? "" : "<p>", paragraph, depth, tight ? "" : "</p>");
                break;
            case HeadingBlock heading:
                Heading(heading, depth);
                break;
            case FencedCodeBlock code:
                Code(code);
                break;
            case ThematicBreakBlock:
                template.Tag("<hr>");
                break;
            case QuoteBlock quote:
                template.Tag("<blockquote>");
                Blocks(quote, depth + 1);
                template.Tag("</blockquote>");
                break;
            case ListBlock list:
                List(list, depth);
                break;
            case Table table:
                Table(table, depth);
                break;
            default:
                throw new InvalidOperationException($"No way to write {block.GetType().Name}.");
        }
    }

    private void Inlines(string open, LeafBlock leaf, int depth, string close)
    {
        template.Tag(open);
        var met = inlines.Write(leaf.Inline, depth);
        if (met != TextProblem.None)
            problem = met;
        template.Tag(close);
    }

    // The page and the channel have the first two levels. Signs without words are what somebody wanted to say.
    private void Heading(HeadingBlock heading, int depth)
    {
        if (heading.Inline?.FirstChild is null)
        {
            template.Tag("<p>").Text(new string('#', heading.Level)).Tag("</p>");
            return;
        }
        var level = Math.Min(heading.Level + 2, 6).ToString(CultureInfo.InvariantCulture);
        template.Tag("<h").Tag(level);
        Inlines(">", heading, depth, "</h");
        template.Tag(level).Tag(">");
    }

    private void List(ListBlock list, int depth)
    {
        if (list is { Count: 1, IsOrdered: false } && list[0] is ListItemBlock { Count: 0 })
        {
            template.Tag("<p>").Text([list.BulletType]).Tag("</p>");
            return;
        }
        template.Tag(list.IsOrdered ? "<ol" : "<ul");
        if (list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start != 1)
            template.Tag(" start=\"").Tag(start.ToString(CultureInfo.InvariantCulture)).Tag("\"");
        template.Tag(">");
        foreach (var item in list)
        {
            template.Tag("<li>");
            Blocks((ListItemBlock)item, depth + 1, tight: !list.IsLoose);
            template.Tag("</li>");
        }
        template.Tag(list.IsOrdered ? "</ol>" : "</ul>");
    }

    private void Code(FencedCodeBlock code)
    {
        template.Tag("<pre><code");
        if (CodeLanguage.TryRead(code.Info, out var language))
            template.Tag(" class=\"language-").Attribute(language).Tag("\"");
        template.Tag(">");
        for (var i = 0; i < code.Lines.Count; i++)
            template.Text(code.Lines.Lines[i].Slice.AsSpan()).Tag("\n");
        template.Tag("</code></pre>");
    }

    private void Table(Table table, int depth)
    {
        template.Tag("<div class=\"table\"><table>");
        for (var i = 0; i < table.Count; i++)
        {
            var row = (TableRow)table[i];
            template.Tag(i == 0 ? "<thead><tr>" : i == 1 ? "<tbody><tr>" : "<tr>");
            Row(table, row, depth);
            template.Tag(i == 0 ? "</tr></thead>" : "</tr>");
        }
        template.Tag(table.Count > 1 ? "</tbody></table></div>" : "</table></div>");
    }

    private void Row(Table table, TableRow row, int depth)
    {
        for (var i = 0; i < row.Count; i++)
        {
            var align = i < table.ColumnDefinitions.Count ? table.ColumnDefinitions[i].Alignment : null;
            var cell = (TableCell)row[i];
            // What says nothing heads nothing: a corner above the names of the rows.
            var heads = row.IsHeader && cell is not ([] or [ParagraphBlock { Inline: null or { FirstChild: null } }]);
            template.Tag(heads ? "<th" : "<td").Tag(align switch
            {
                TableColumnAlign.Left => " class=\"align-left\">",
                TableColumnAlign.Center => " class=\"align-center\">",
                TableColumnAlign.Right => " class=\"align-right\">",
                _ => ">",
            });
            Blocks(cell, depth + 1, tight: true);
            template.Tag(heads ? "</th>" : "</td>");
        }
    }
}
