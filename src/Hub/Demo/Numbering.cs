using MtsLife.Storage.Demo;

namespace MtsLife.Hub.Demo;

/// <summary>Gives what happens in channels its numbers, and keeps the logs of channels and of the domain.</summary>
internal sealed class Numbering(CompanyRows rows, DateTime now)
{
    private static readonly TimeSpan EventsKept = TimeSpan.FromDays(30);

    private readonly Dictionary<long, Heads> heads = [];

    public sealed record Heads(long Seq, long Post, DateTime? At, long FirstSeq);

    public Heads HeadsOf(long channelId) => heads.GetValueOrDefault(channelId) ?? new(0, 0, null, 1);

    public Heads Emit(long channelId, string kind, DateTime at, long messageId, long? personId = null, bool takesPost = false)
    {
        var head = HeadsOf(channelId);
        var isKept = at > now - EventsKept;
        heads[channelId] = head = new Heads(
            head.Seq + 1, head.Post + (takesPost ? 1 : 0), takesPost ? at : head.At, isKept ? head.FirstSeq : head.Seq + 2);
        if (isKept)
            rows.ChannelEvents.Add(new ChannelEventRow(channelId, head.Seq, kind, messageId, personId, at));
        return head;
    }

    public void Record(EventRow happened) => rows.Events.Add(happened);

    public void Record(string kind, DateTime at, DemoPerson? actor, Standing message, long? personId = null, long? topicId = null, long? subjectId = null) =>
        Record(new EventRow(kind, at, actor?.Id, message.Row.ChannelId, message.Row.Id)
        {
            HomeId = message.HomeId,
            PersonId = personId,
            TopicId = topicId,
            SubjectId = subjectId ?? message.Root?.Row.Id,
        });

    /// <summary>Something shown of a message changed beside its text.</summary>
    public void Touch(Standing message, DateTime at)
    {
        message.Revision++;
        foreach (var channel in message.Stands.Order())
            Emit(channel, "message_changed", at, message.Row.Id);
    }
}

/// <summary>A message as it stands so far.</summary>
internal sealed class Standing(MessageRow row, Said said, long homeId, Standing? root)
{
    public MessageRow Row { get; set; } = row;
    public Said Said => said;

    /// <summary>Whose rights count: of a reply the channel of its root.</summary>
    public long HomeId => homeId;
    public Standing? Root => root;
    public int Revision { get; set; } = 1;
    public List<long> Stands { get; } = [row.ChannelId];
    public HashSet<long> Topics { get; } = [];

    public long? ThreadId { get; set; }
    public List<Standing> Replies { get; } = [];
    public List<(DateTime At, Standing Answer)> Accepted { get; } = [];
    public DateTime? ReopenedAt { get; set; }

    /// <summary>What was voted, judged or answered: the last word of each person.</summary>
    public List<Deed> Deeds { get; } = [];
}
