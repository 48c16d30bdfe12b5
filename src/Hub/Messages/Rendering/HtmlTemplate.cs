using System.Text;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Messages;

/// <summary>The HTML being written and the holes left in it.</summary>
internal sealed class HtmlTemplate(int expectedLength)
{
    /// <summary>Every one may be a row and a notification; the lookup between parsing and rendering is one query of this size.</summary>
    public const int MostMentions = 200;

    // A message stands in at most 10 topics (architecture, "Data"); what is beyond this many is read as words.
    private const int MostTopics = 50;

    private readonly StringBuilder html = new(expectedLength + 64);
    private List<Hole>? holes;
    private HashSet<Mention>? mentions;
    private HashSet<string>? topics;
    private bool all;
    private bool here;

    public TextProblem Problem { get; private set; }

    public HtmlTemplate Tag(string tag)
    {
        html.Append(tag);
        return this;
    }

    public HtmlTemplate Text(ReadOnlySpan<char> text)
    {
        HtmlText.Append(html, text);
        return this;
    }

    public HtmlTemplate Attribute(ReadOnlySpan<char> value)
    {
        HtmlText.AppendAttribute(html, value);
        return this;
    }

    /// <summary>Opens a link to an address that <see cref="LinkAddress"/> has let through.</summary>
    public HtmlTemplate Link(string address) =>
        Tag("<a href=\"").Attribute(address).Tag("\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">");

    public void Mention(Mention mention, string typed)
    {
        all |= mention.Kind == MentionKind.All;
        here |= mention.Kind == MentionKind.Here;
        if (mention.Kind is MentionKind.All or MentionKind.Here)
        {
            Tag(mention.Kind == MentionKind.All ? "<span data-mention=\"all\"></span>" : "<span data-mention=\"here\"></span>");
            return;
        }
        if ((mentions ??= []).Add(mention) && mentions.Count > MostMentions)
            Problem = TextProblem.TooManyMentions;
        (holes ??= []).Add(new(html.Length, mention, null, typed));
    }

    public void Topic(string normalForm, string typed)
    {
        topics ??= [];
        if (topics.Count >= MostTopics && !topics.Contains(normalForm))
        {
            Text(typed);
            return;
        }
        topics.Add(normalForm);
        (holes ??= []).Add(new(html.Length, null, normalForm, typed));
    }

    public ParsedMessage ToParsed() =>
        new(html.ToString(), holes ?? [], mentions is null ? [] : [.. mentions], topics is null ? [] : [.. topics], all, here);
}
