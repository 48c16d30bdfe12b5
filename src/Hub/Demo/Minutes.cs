using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;
using MtsLife.Storage.Demo;

namespace MtsLife.Hub.Demo;

/// <summary>Turns what was said and done everywhere into rows: in order of time, numbered, rendered, with events and mentions.</summary>
internal sealed class Minutes
{
    private readonly CompanyRows rows;
    private readonly Numbering numbering;
    private readonly DateTime now;
    private readonly Chance chance;
    private readonly Dictionary<Mention, long> people;
    private readonly IReadOnlySet<long> open;
    private readonly Dictionary<string, TopicRow> topics;
    private readonly Dictionary<string, long> topicIds;
    private readonly Dictionary<Said, Standing> standing = new(ReferenceEqualityComparer.Instance);
    private readonly List<Standing> inOrder = [];
    private readonly DeedMinutes deeds;
    private long nextId, nextChannel;

    /// <param name="open">The channels that everybody may read.</param>
    public Minutes(CompanyRows rows, NextIds ids, long nextChannel, DateTime now, Chance chance, IEnumerable<DemoPerson> people, IReadOnlySet<long> open)
    {
        (this.rows, this.now, this.chance, this.open, nextId, this.nextChannel) = (rows, now, chance, open, ids.Message, nextChannel);
        this.people = people.ToDictionary(p => new Mention(MentionKind.Handle, p.Handle), p => p.Id);
        topics = rows.Deeds.Topics.ToDictionary(t => t.Key);
        topicIds = topics.ToDictionary(t => t.Key, t => t.Value.Id);
        numbering = new Numbering(rows, now);
        deeds = new DeedMinutes(rows, numbering, File);
    }

    public IReadOnlyList<Standing> Messages => inOrder;

    public Numbering.Heads HeadsOf(long channelId) => numbering.HeadsOf(channelId);

    /// <param name="beside">What happened to no message, such as that a topic was made.</param>
    public void Write(IEnumerable<Said> said, IEnumerable<EventRow> beside)
    {
        Said[] all = [.. said.OrderBy(line => line.At)];
        ThinkAgain(all);
        var happened = all.Select(line => (line.At, Act: (Action)(() => Post(line))))
            .Concat(all.SelectMany(line => line.Deeds.Select(deed => (deed.At, Act: (Action)(() => deeds.Do(deed, standing[line]))))))
            .Concat(beside.Select(e => (e.At, Act: (Action)(() => numbering.Record(e)))));
        // A stable order: what was written at one moment comes before what was done to it.
        foreach (var (_, act) in happened.OrderBy(h => h.At))
            act();
        foreach (var message in inOrder)
            deeds.Close(message, now);
        rows.Messages.AddRange(inOrder.Select(m => m.Row with { Revision = m.Revision }));
    }

    private void Post(Said line)
    {
        if (MessageRenderer.TryParse(line.Text, out var parsed) is not TextProblem.None and var problem)
            throw new FormatException($"{problem}: {line.Text}");
        var root = line.Root is null ? null : standing[line.Root];
        var channel = root is null ? line.ChannelId : ThreadUnder(root, line.At);
        var head = numbering.Emit(channel, "message_posted", line.At, nextId, line.Author.Id, takesPost: true);
        var message = new Standing(new MessageRow(nextId++, line.Author.Id, chance.Guid(), channel, head.Post, head.Seq,
            line.Text, MessageRenderer.Render(parsed, people, topicIds), line.At)
        {
            Kind = line.Kind,
            Title = line.Title,
            RenderVersion = MessageRenderer.Version,
            Mentions = [.. parsed.Mentions.Where(people.ContainsKey).Select(m => people[m])
                .Union((line.Card as ThanksNote)?.Thanked.Select(p => p.Id) ?? [])],
            MentionsAll = parsed.MentionsAll,
        }, line, root?.HomeId ?? line.ChannelId, root);
        standing[line] = message;
        inOrder.Add(message);
        numbering.Record("message_posted", line.At, line.Author, message);
        var named = parsed.Topics.ToHashSet();
        if (File(message, [.. named.Union(line.Topics.Select(TopicName.NormalForm))], line.Author, line.At, named.Contains).Count > 0)
            message.Revision = 2;
        deeds.Open(message);
        if (root is not null)
        {
            root.Replies.Add(message);
            numbering.Touch(root, line.At);
        }
    }

    /// <summary>Puts a message under those of the topics that it does not bear yet: if all may read it, in their channels too.</summary>
    private List<TopicRow> File(Standing message, IReadOnlyList<string> keys, DemoPerson by, DateTime at, Predicate<string> isFromText)
    {
        var added = keys.Where(topics.ContainsKey).Select(key => topics[key]).Where(t => message.Topics.Add(t.Id)).ToList();
        foreach (var topic in added)
        {
            rows.Deeds.MessageTopics.Add(new MessageTopicRow(message.Row.Id, topic.Id, by.Id, at, isFromText(topic.Key)));
            if (!open.Contains(message.HomeId))
                continue;
            var head = numbering.Emit(topic.ChannelId, "message_posted", at, message.Row.Id, message.Row.AuthorId, takesPost: true);
            rows.Deeds.Placements.Add(new PlacementRow(topic.ChannelId, head.Post, head.Seq, message.Row.Id, at, by.Id));
            message.Stands.Add(topic.ChannelId);
        }
        return added;
    }

    private long ThreadUnder(Standing root, DateTime at)
    {
        if (root.ThreadId is { } known)
            return known;
        var channel = nextChannel++;
        rows.Channels.Add(new ChannelRow(channel, "thread", "members", "readers", at) { Thread = (root.Row.Id, root.HomeId) });
        root.ThreadId = channel;
        return channel;
    }

    // A slip put right, a message taken back: rarely, and before anybody else says something.
    private void ThinkAgain(Said[] all)
    {
        var lastOf = all.GroupBy(line => line.ChannelId).ToDictionary(channel => channel.Key, channel => channel.Last());
        var roots = all.Where(line => line.Root is not null).Select(line => line.Root!).ToHashSet<Said>(ReferenceEqualityComparer.Instance);
        foreach (var line in all.Where(line => line.Kind == "chat" && line.Root is null && !ReferenceEquals(lastOf[line.ChannelId], line)))
        {
            if (line.Text.Length > 30 && chance.Of(0.012))
                line.Deeds.Add(new Corrected(line.At.AddSeconds(9), line.Author, Slipped(line.Text)));
            else if (line.At < now.AddDays(-1) && line.Deeds.Count + line.Topics.Count == 0 && !line.Text.AsSpan().ContainsAny('@', '#')
                && !roots.Contains(line) && chance.Of(0.003))
                line.Deeds.Add(new TakenBack(line.At.AddSeconds(9), line.Author));
        }
    }

    private static string Slipped(string text)
    {
        var letter = text.AsSpan(text.Length / 2).IndexOfAnyInRange('а', 'я');
        return letter < 0 ? text : text.Remove(text.Length / 2 + letter, 1);
    }
}
