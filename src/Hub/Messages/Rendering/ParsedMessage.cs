namespace MtsLife.Hub.Messages;

/// <summary>A text after parsing: HTML with holes for what only the database knows.</summary>
internal sealed class ParsedMessage(
    string html, IReadOnlyList<Hole> holes, IReadOnlyList<Mention> mentions, IReadOnlyList<string> topics,
    bool mentionsAll, bool mentionsHere)
{
    /// <summary>Distinct people named, to be looked up in one query; @all and @here are not among them.</summary>
    public IReadOnlyList<Mention> Mentions { get; } = mentions;

    /// <summary>Distinct normal forms of the topics named.</summary>
    public IReadOnlyList<string> Topics { get; } = topics;

    /// <summary>The titles of these topics, as each was typed first.</summary>
    public IReadOnlyList<string> TopicNames =>
        [.. Holes.Where(h => h.Topic is not null).DistinctBy(h => h.Topic).Select(h => h.Typed.TrimStart('#').Trim('«', '»'))];

    public bool MentionsAll { get; } = mentionsAll;

    public bool MentionsHere { get; } = mentionsHere;

    internal string Html { get; } = html;

    internal IReadOnlyList<Hole> Holes { get; } = holes;
}

/// <summary>A place in <see cref="ParsedMessage.Html"/> and what was typed there, which stays when nothing is found.</summary>
internal readonly record struct Hole(int At, Mention? Mention, string? Topic, string Typed);
