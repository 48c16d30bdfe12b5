using MtsLife.Hub.Messages;
using MtsLife.Storage.Demo;

namespace MtsLife.Hub.Demo;

/// <summary>Turns what was said everywhere into rows: numbered in order of time, rendered, with events and mentions.</summary>
internal sealed class Minutes(CompanyRows rows, NextIds ids, DateTime now, Chance chance)
{
    private static readonly TimeSpan EventsKept = TimeSpan.FromDays(30);
    private static readonly Dictionary<string, long> NoTopics = [];

    private readonly Dictionary<long, Heads> heads = [];

    public sealed record Heads(long Seq, long Post, DateTime? At, long FirstSeq);

    public Heads HeadsOf(long channelId) => heads.GetValueOrDefault(channelId) ?? new(0, 0, null, 1);

    public void Write(IEnumerable<Said> said, IReadOnlyDictionary<string, long> handles)
    {
        var people = handles.ToDictionary(h => new Mention(MentionKind.Handle, h.Key), h => h.Value);
        var nextId = ids.Message;
        Said[] all = [.. said.OrderBy(line => line.At)];
        var lastOf = all.GroupBy(line => line.ChannelId).ToDictionary(channel => channel.Key, channel => channel.Last());
        foreach (var line in all)
            Post(nextId++, line, people, isLast: lastOf[line.ChannelId] == line);
        rows.Events.Sort((a, b) => a.At.CompareTo(b.At) is not 0 and var order ? order : a.MessageId.CompareTo(b.MessageId));
    }

    private void Post(long id, Said line, Dictionary<Mention, long> people, bool isLast)
    {
        if (MessageRenderer.TryParse(line.Text, out var parsed) is not Names.TextProblem.None and var problem)
            throw new FormatException($"{problem}: {line.Text}");
        var head = HeadsOf(line.ChannelId);
        var message = new MessageRow(id, line.Author.Id, chance.Guid(), line.ChannelId, head.Post + 1, head.Seq + 1,
            line.Text, MessageRenderer.Render(parsed, people, NoTopics), line.At)
        {
            RenderVersion = MessageRenderer.Version,
            Mentions = [.. parsed.Mentions.Where(people.ContainsKey).Select(m => people[m]).Distinct()],
            MentionsAll = parsed.MentionsAll,
        };
        Record("message_posted", message, message.At, post: 1);
        rows.Messages.Add(isLast ? message : WithSecondThoughts(message));
    }

    // A slip put right, a message taken back: rarely, and before anybody else says something.
    private MessageRow WithSecondThoughts(MessageRow message)
    {
        var at = message.At.AddSeconds(9);
        if (message.Text.Length > 30 && chance.Of(0.012))
        {
            Record("message_edited", message, at, post: 0);
            return message with { Before = (Slipped(message.Text), at) };
        }
        if (message.At < now.AddDays(-1) && message.Mentions.Count == 0 && !message.MentionsAll && chance.Of(0.003))
        {
            Record("message_deleted", message, at, post: 0);
            return message with { Text = "", Html = "", DeletedAt = at };
        }
        return message;
    }

    private static string Slipped(string text)
    {
        var letter = text.AsSpan(text.Length / 2).IndexOfAnyInRange('а', 'я');
        return letter < 0 ? text : text.Remove(text.Length / 2 + letter, 1);
    }

    private void Record(string kind, MessageRow message, DateTime at, int post)
    {
        var head = HeadsOf(message.ChannelId);
        var isKept = at > now - EventsKept;
        heads[message.ChannelId] = head with
        {
            Seq = head.Seq + 1,
            Post = head.Post + post,
            At = post > 0 ? at : head.At,
            FirstSeq = isKept ? head.FirstSeq : head.Seq + 2,
        };
        rows.Events.Add(new EventRow(kind, at, message.AuthorId, message.ChannelId, message.Id));
        if (isKept)
            rows.ChannelEvents.Add(new ChannelEventRow(message.ChannelId, head.Seq + 1, kind, message.Id, message.AuthorId, at));
    }
}
