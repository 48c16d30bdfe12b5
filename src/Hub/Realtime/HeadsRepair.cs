using MtsLife.Hub.Fanout;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Realtime;

/// <summary>
/// Tells sockets the last numbers of what they watch, read from the database, since no later number may ever reveal that
/// the last one was lost: with a commit whose answer was lost, a frame that could not be sent, or with Redis.
/// </summary>
public sealed class HeadsRepair(ChannelSql channels, Memberships memberships, Watching watching, Nodes nodes)
{
    private Dictionary<long, long> told = [];
    private long? company;

    public async Task RunAsync(Func<string, IReadOnlyList<HeadFrame>, Task> tell)
    {
        var sockets = memberships.All.Select(m => m.Connection).ToList();
        if (sockets.Count == 0)
        {
            return;
        }

        company ??= await channels.CompanyAsync();
        var watched = watching.All.ToDictionary(w => w.Connection.Id, w => w.Channels);
        var heads = (await channels.HeadsAsync([.. watched.Values.SelectMany(c => c).Append(company.Value).Distinct()]))
            .ToDictionary(h => h.ChannelId, h => new HeadFrame(h.ChannelId, h.HeadSeq, h.HeadPost, h.HeadAt));
        var own = (await channels.OwnHeadsAsync([.. sockets.Select(s => s.Actor.PersonId).Distinct()]))
            .ToDictionary(h => h.PersonId, h => new HeadFrame(h.ChannelId, h.HeadSeq, h.HeadPost, null));
        var checkedHeads = await CheckedAsync(watching.All.SelectMany(w => w.Channels.Select(c => (w.Connection.Actor.PersonId, c))));

        foreach (var socket in sockets)
        {
            // Asked again now: somebody removed before the heads were read must not learn from them.
            var theirs = watched.GetValueOrDefault(socket.Id, None).Where(c => checkedHeads is not null || watching.IsWatching(socket.Id, c))
                .Select(c => checkedHeads is null ? heads.GetValueOrDefault(c) : checkedHeads.GetValueOrDefault((socket.Actor.PersonId, c)))
                .Append(heads[company.Value]).OfType<HeadFrame>().ToList();
            if (own.TryGetValue(socket.Actor.PersonId, out var mine))
            {
                theirs.Add(mine);
            }

            await tell(socket.Id, [.. theirs.Where(IsNews)]);
        }

        told = heads.Values.Concat(own.Values).ToDictionary(h => h.ChannelId, h => h.HeadSeq);
    }

    /// <summary>
    /// While other nodes cannot tell of removals, heads come from the database together with the right to know them; null
    /// when there is no need.
    /// </summary>
    internal async Task<Dictionary<(long Person, long Channel), HeadFrame>?> CheckedAsync(IEnumerable<(long Person, long Channel)> pairs)
    {
        if (!nodes.IsApart)
        {
            return null;
        }

        var asked = pairs.Distinct().ToList();
        return (await channels.ReadableHeadsAsync([.. asked.Select(p => p.Person)], [.. asked.Select(p => p.Channel)]))
            .ToDictionary(h => (h.PersonId, h.ChannelId), h => new HeadFrame(h.ChannelId, h.HeadSeq, h.HeadPost, h.HeadAt));
    }

    private static readonly IReadOnlySet<long> None = new HashSet<long>();

    private bool IsNews(HeadFrame head) => told.GetValueOrDefault(head.ChannelId, 0) < head.HeadSeq;
}
