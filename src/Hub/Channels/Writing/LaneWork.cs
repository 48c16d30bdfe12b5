using MtsLife.Hub.Fanout;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>What one batch has written so far and what it will announce.</summary>
public sealed class LaneWork(LaneTransaction transaction, Barring barring, DateTime now) : IDisposable
{
    private readonly Dictionary<long, LockedChannel> heads = transaction.Locked.ToDictionary(c => c.Id);
    private readonly HashSet<long> changed = [];
    private readonly List<IDisposable> bars = [];
    private readonly List<Emission> emissions = [];
    private readonly List<NewPlacement> placements = [];
    private readonly List<NewPlacement> own = [];
    private readonly List<NewMention> mentions = [];
    private readonly List<NewChannelMention> channelMentions = [];
    private readonly List<NewEvent> events = [];
    private readonly List<NewMessageTopic> topics = [];
    private readonly List<NewReply> replies = [];
    private readonly Dictionary<long, HashSet<long>> touched = [];
    private readonly HashSet<(string Kind, long Message)> recorded = [];

    public LaneTransaction Transaction => transaction;

    public DateTime Now => now;

    internal IReadOnlyList<Emission> Emissions => emissions;

    internal bool IsEmpty => emissions.Count == 0 && events.Count == 0;

    public bool Holds(long channelId) => heads.ContainsKey(channelId);

    /// <summary>Everybody may read what stands in this channel, as it is under the batch's locks; of a thread, in its home.</summary>
    public bool IsPublic(long channelId) => heads[heads[channelId].HomeId ?? channelId].Readers == "everyone";

    /// <summary>A channel made in this transaction: nobody else can see it, so it counts as locked.</summary>
    public void Opened(long channelId, string kind, long? groupId = null, long? homeId = null) =>
        heads[channelId] = new(channelId, kind, groupId, 0, 0, HomeId: homeId);

    /// <summary>
    /// Something shown of a message changed beside its text. However often in one batch: its revision grows once, and
    /// each of <paramref name="stands"/> gets one event. Whoever calls this holds the message's home channel.
    /// </summary>
    public void Touch(long messageId, IEnumerable<long> stands)
    {
        if (!touched.TryGetValue(messageId, out var channels))
        {
            touched[messageId] = channels = [];
        }

        channels.UnionWith(stands);
    }

    /// <summary>Tells a person's own windows that what they did to a message is another now.</summary>
    /// <param name="ownChannel">The person's own channel.</param>
    public void Acted(long personId, long ownChannel, long messageId) =>
        Emit(new Emission(ownChannel, "acted", personId: personId, subjectId: messageId));

    public void Topics(IEnumerable<NewMessageTopic> rows) => topics.AddRange(rows);

    /// <summary>For a write that learns only in its transaction where it will emit; once, when it holds no channel yet.</summary>
    internal async Task LockAsync(IReadOnlyCollection<long> channels)
    {
        foreach (var channel in await transaction.LockAsync([.. channels]))
        {
            heads[channel.Id] = channel;
        }
    }

    /// <summary>Numbers are given here, after the statements that could have failed: a duplicate leaves no hole.</summary>
    public void Emit(Emission emission)
    {
        var head = heads[emission.ChannelId];
        head = head with { HeadSeq = head.HeadSeq + 1, HeadPost = head.HeadPost + (emission.TakesPost ? 1 : 0) };
        heads[emission.ChannelId] = head;
        transaction.HeadPosts[head.Id] = head.HeadPost;
        changed.Add(emission.ChannelId);
        (emission.Seq, emission.Post, emission.At) = (head.HeadSeq, head.HeadPost, now);
        emission.Channel = head;
        emissions.Add(emission);
    }

    /// <summary>Says in the domain's log what happened; workers read it from there.</summary>
    public void Record(string kind, long homeChannelId, long? actorId = null, long? messageId = null, long? personId = null, long? groupId = null,
        long? topicId = null, long? subjectId = null) =>
        events.Add(new(ShardOf(homeChannelId), kind, now, actorId, homeChannelId, messageId, personId, groupId, topicId, subjectId));

    /// <summary>The same, but however often in one batch it is said once.</summary>
    public void RecordOnce(string kind, long homeChannelId, long messageId)
    {
        if (recorded.Add((kind, messageId)))
        {
            Record(kind, homeChannelId, messageId: messageId);
        }
    }

    /// <summary>What happens in a thread stands in one shard with what happens to its root, and so in order.</summary>
    private short ShardOf(long channelId) => Lanes.ShardOf(heads.TryGetValue(channelId, out var held) ? held.HomeId ?? channelId : channelId);

    /// <summary>
    /// Ends live delivery of <paramref name="channels"/> to a person before the removal commits, so that no later number
    /// can reach them; held until the outcome is known.
    /// </summary>
    public async Task CutOffAsync(long personId, IReadOnlyCollection<long> channels) =>
        bars.Add(await barring.BarAsync(personId, channels));

    /// <summary>Those who watch these channels; until the outcome is known nobody else begins to.</summary>
    public async Task<IReadOnlyCollection<long>> WatchersOfAsync(IReadOnlyCollection<long> channels)
    {
        var (bar, people) = await barring.HoldAsync(channels);
        bars.Add(bar);
        return people;
    }

    internal void Reply(long rootId, long personId) => replies.Add(new(rootId, personId));

    /// <summary>In no channel that is not held: who places a message there meanwhile tells what it is then.</summary>
    internal void EmitTouched()
    {
        foreach (var (message, channels) in touched.OrderBy(t => t.Key))
        {
            foreach (var channel in channels.Where(Holds).Order())
            {
                Emit(new Emission(channel, "message_changed", message));
            }
        }
    }

    /// <param name="by">Who put it there: its author by writing it, or whoever filed it later.</param>
    public void Place(Emission emission, long by)
    {
        Emit(emission);
        placements.Add(new(emission.ChannelId, emission.Post, emission.Seq, emission.MessageId!.Value, now, by));
    }

    /// <summary>As it is written: its author, if at the end, stays at the end.</summary>
    internal void PlaceOwn(Emission emission, long authorId)
    {
        Place(emission, authorId);
        own.Add(placements[^1]);
    }

    internal void Mention(Emission emission, IReadOnlyCollection<long> people, string? word)
    {
        mentions.AddRange(people.Select(p => new NewMention(p, emission.ChannelId, emission.Post, emission.MessageId!.Value)));
        if (word is not null)
        {
            channelMentions.Add(new(emission.ChannelId, emission.Post, emission.MessageId!.Value, word));
        }
    }

    internal BatchRows Rows() => new(
        [.. changed.Select(id => heads[id])], placements, [.. emissions.Select(e => e.Row())],
        // Sorted: batches that insert the same keys in other orders would wait for one another.
        [.. mentions.OrderBy(m => (m.PersonId, m.ChannelId, m.Post))], channelMentions, OwnRuns(), events, topics, replies,
        [.. touched.Keys.Order()], now);

    /// <summary>Only an author's first run of a batch can start right after their mark: others' posts stand before a later one.</summary>
    private List<OwnRun> OwnRuns()
    {
        var runs = new Dictionary<(long, long), OwnRun>();
        foreach (var p in own)
        {
            if (!runs.TryGetValue((p.ChannelId, p.By), out var run))
            {
                runs[(p.ChannelId, p.By)] = new(p.ChannelId, p.By, p.Post, p.Post);
            }
            else if (run.LastPost == p.Post - 1)
            {
                runs[(p.ChannelId, p.By)] = run with { LastPost = p.Post };
            }
        }

        return [.. runs.Values];
    }

    public void Dispose() => bars.ForEach(b => b.Dispose());
}
