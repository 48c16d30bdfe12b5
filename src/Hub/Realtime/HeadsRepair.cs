using MtsLife.Hub.Fanout;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Realtime;

/// <summary>
/// Tells sockets the last numbers of what they watch, read from the database, since no later number may ever reveal that
/// the last one was lost: with a commit whose answer was lost, a frame that could not be sent, or on another node.
/// </summary>
public sealed class HeadsRepair(ChannelSql channels, Memberships memberships, Watching watching)
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
        var watched = watching.All.ToDictionary(w => w.Connection, w => w.Channels);
        var heads = (await channels.HeadsAsync([.. watched.Values.SelectMany(c => c).Append(company.Value).Distinct()]))
            .ToDictionary(h => h.ChannelId, h => new HeadFrame(h.ChannelId, h.HeadSeq, h.HeadPost, h.HeadAt));
        var own = (await channels.OwnHeadsAsync([.. sockets.Select(s => s.Actor.PersonId).Distinct()]))
            .ToDictionary(h => h.PersonId, h => new HeadFrame(h.ChannelId, h.HeadSeq, h.HeadPost, null));

        foreach (var socket in sockets)
        {
            // Asked again now: somebody removed before the heads were read must not learn from them.
            var theirs = watched.GetValueOrDefault(socket.Id, None).Where(c => watching.IsWatching(socket.Id, c)).Append(company.Value)
                .Where(heads.ContainsKey).Select(c => heads[c]).ToList();
            if (own.TryGetValue(socket.Actor.PersonId, out var mine))
            {
                theirs.Add(mine);
            }

            await tell(socket.Id, [.. theirs.Where(IsNews)]);
        }

        told = heads.Values.Concat(own.Values).ToDictionary(h => h.ChannelId, h => h.HeadSeq);
    }

    private static readonly IReadOnlySet<long> None = new HashSet<long>();

    private bool IsNews(HeadFrame head) => told.GetValueOrDefault(head.ChannelId, 0) < head.HeadSeq;
}
