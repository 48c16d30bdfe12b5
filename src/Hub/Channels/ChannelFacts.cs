using System.Collections.Concurrent;
using MtsLife.Storage.Channels;
using MtsLife.Storage.People;

namespace MtsLife.Hub.Channels;

/// <summary>
/// What never changes of channels and people, asked of the database once: a channel's kind, a thread's root and home, a
/// person's own channel. Rights and numbers are never kept here.
/// </summary>
public sealed class ChannelFacts(ChannelSql channels, PersonSql people)
{
    /// <summary>Some megabytes at most; beyond that everything is asked anew.</summary>
    private const int Most = 200_000;

    private readonly ConcurrentDictionary<long, ChannelFactsRow> known = new();

    /// <summary>Null when there is no such channel.</summary>
    public async ValueTask<ChannelFactsRow?> FindAsync(long channelId)
    {
        if (known.TryGetValue(channelId, out var facts))
        {
            return facts;
        }

        return await channels.FactsAsync(channelId) is { } found ? Keep(found) : null;
    }

    public Task<long> OwnChannelAsync(long personId) => people.ChannelOfAsync(personId);

    private ChannelFactsRow Keep(ChannelFactsRow facts)
    {
        if (known.Count >= Most)
        {
            known.Clear();
        }

        return known[facts.Id] = facts;
    }
}
