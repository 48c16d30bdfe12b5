using MtsLife.Hub.Fanout;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>What one batch has written so far and what it will announce.</summary>
public sealed class LaneWork(LaneTransaction transaction, Watching watching, DateTime now) : IDisposable
{
    private readonly Dictionary<long, LockedChannel> heads = transaction.Locked.ToDictionary(c => c.Id);
    private readonly HashSet<long> changed = [];
    private readonly List<IDisposable> bars = [];
    private readonly List<Emission> emissions = [];
    private readonly List<NewPlacement> placements = [];
    private readonly List<NewMention> mentions = [];
    private readonly List<NewChannelMention> channelMentions = [];
    private readonly List<NewEvent> events = [];

    public LaneTransaction Transaction => transaction;

    public DateTime Now => now;

    internal IReadOnlyList<Emission> Emissions => emissions;

    internal bool IsEmpty => emissions.Count == 0 && events.Count == 0;

    public bool Holds(long channelId) => heads.ContainsKey(channelId);

    /// <summary>A channel made in this transaction: nobody else can see it, so it counts as locked.</summary>
    public void Opened(long channelId, string kind, long? groupId) => heads[channelId] = new(channelId, kind, groupId, 0, 0);

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
    public void Record(string kind, long homeChannelId, long? actorId = null, long? messageId = null, long? personId = null, long? groupId = null) =>
        events.Add(new(Lanes.ShardOf(homeChannelId), kind, now, actorId, homeChannelId, messageId, personId, groupId));

    /// <summary>
    /// Ends live delivery of <paramref name="channels"/> to a person before the removal commits, so that no later number
    /// can reach them; held until the outcome is known.
    /// </summary>
    public async Task CutOffAsync(long personId, IReadOnlyCollection<long> channels) =>
        bars.Add(await watching.BarAsync(personId, channels));

    /// <summary>Those who watch these channels; until the outcome is known nobody else begins to.</summary>
    public async Task<IReadOnlyCollection<long>> WatchersOfAsync(IReadOnlyCollection<long> channels)
    {
        bars.Add(await watching.HoldAsync(channels));
        return watching.PeopleWatching(channels);
    }

    internal void Place(Emission emission, long authorId)
    {
        Emit(emission);
        placements.Add(new(emission.ChannelId, emission.Post, emission.Seq, emission.MessageId!.Value, now, authorId));
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
        [.. mentions.OrderBy(m => (m.PersonId, m.ChannelId, m.Post))], channelMentions, OwnRuns(), events, now);

    /// <summary>Only an author's first run of a batch can start right after their mark: others' posts stand before a later one.</summary>
    private List<OwnRun> OwnRuns()
    {
        var runs = new Dictionary<(long, long), OwnRun>();
        foreach (var p in placements)
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
