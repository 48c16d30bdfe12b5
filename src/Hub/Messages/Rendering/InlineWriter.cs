using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Messages;

/// <summary>
/// Writes what stands inside a paragraph. It walks instead of recursing: Markdig leaves unmatched delimiters
/// nested in one another, as many as there are.
/// </summary>
internal sealed class InlineWriter(HtmlTemplate template)
{
    private int links;

    public TextProblem Write(ContainerInline? root, int depth)
    {
        Inline? node = root?.FirstChild;
        while (node is not null)
        {
            depth += Open(node);
            if (depth > ChatMarkdown.DeepestNesting)
                return TextProblem.TooDeep;

            if (node is ContainerInline { FirstChild: { } child })
            {
                node = child;
                continue;
            }
            depth -= Close(node);
            while (node.NextSibling is null && node.Parent is not null && node.Parent != root)
            {
                node = node.Parent;
                depth -= Close(node);
            }
            node = node.NextSibling;
        }
        return TextProblem.None;
    }

    private int Open(Inline node)
    {
        switch (node)
        {
            case LiteralInline literal:
                template.Text(literal.Content.AsSpan());
                return 0;
            case LineBreakInline:
                template.Tag("<br>");
                return 0;
            case CodeInline code:
                template.Tag("<code>").Text(code.ContentSpan).Tag("</code>");
                return 0;
            case TaskList task:
                template.Tag(task.Checked ? "<span class=\"box\">☑</span>" : "<span class=\"box\">☐</span>");
                return 0;
            case MentionInline mention when links == 0:
                template.Mention(mention.Mention, mention.Typed);
                return 0;
            case MentionInline mention:
                template.Text(mention.Typed);
                return 0;
            case TopicInline topic when links == 0:
                template.Topic(topic.NormalForm, topic.Typed);
                return 0;
            case TopicInline topic:
                template.Text(topic.Typed);
                return 0;
            case BareLinkInline bare:
                Link(bare.Address, bare.Typed);
                return 0;
            case AutolinkInline auto:
                Autolink(auto);
                return 0;
            case EmphasisInline emphasis:
                template.Tag(Tag(emphasis, "<em>", "<strong>", "<del>"));
                return 1;
            case LinkInline link:
                OpenLink(link);
                return 1;
            case DelimiterInline delimiter:
                template.Text(delimiter.ToLiteral());
                return 0;
            default:
                return 0;
        }
    }

    private int Close(Inline node)
    {
        switch (node)
        {
            case EmphasisInline emphasis:
                template.Tag(Tag(emphasis, "</em>", "</strong>", "</del>"));
                return 1;
            case LinkInline link:
                CloseLink(link);
                return 1;
            default:
                return 0;
        }
    }

    private static string Tag(EmphasisInline emphasis, string single, string twice, string struck) =>
        emphasis.DelimiterChar == '~' ? struck : emphasis.DelimiterCount == 2 ? twice : single;

    private void Autolink(AutolinkInline auto)
    {
        if (LinkAddress.TryRead(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, out var address))
            Link(address, auto.Url);
        else
            template.Text("<").Text(auto.Url).Text(">");
    }

    private void Link(string address, string text)
    {
        if (links == 0)
            template.Link(address).Text(text).Tag("</a>");
        else
            template.Text(text);
    }

    // A link inside a link's text would end the outer one, so only the outermost is one.
    private void OpenLink(LinkInline link)
    {
        var leads = LinkAddress.TryRead(link.Url, out var address);
        if (!leads)
            template.Text(link.IsImage ? "![" : "[");
        else if (links++ == 0)
            template.Link(address);

        if (leads && link.FirstChild is null)
            template.Text(link.Url);
    }

    // An address that is refused stays to be read as it was typed: nothing disappears from a message.
    private void CloseLink(LinkInline link)
    {
        if (!LinkAddress.TryRead(link.Url, out _))
            template.Text("](").Text(link.Url).Text(")");
        else if (--links == 0)
            template.Tag("</a>");
    }
}
