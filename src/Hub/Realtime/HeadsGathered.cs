using MtsLife.Hub.Fanout;

namespace MtsLife.Hub.Realtime;

/// <summary>The last head of each channel since they were taken.</summary>
internal sealed class HeadsGathered
{
    private readonly Lock turn = new();
    private Dictionary<long, PostedHead> last = [];

    public void Add(IEnumerable<PostedHead> heads)
    {
        lock (turn)
        {
            foreach (var posted in heads)
            {
                if (!last.TryGetValue(posted.Head.ChannelId, out var known) || known.Head.HeadSeq < posted.Head.HeadSeq)
                {
                    last[posted.Head.ChannelId] = posted;
                }
            }
        }
    }

    public IReadOnlyList<PostedHead> Take()
    {
        lock (turn)
        {
            if (last.Count == 0)
            {
                return [];
            }

            var taken = last;
            last = [];
            return [.. taken.Values];
        }
    }
}

/// <param name="Home">Of a thread: the channel that its root stands in.</param>
internal sealed record PostedHead(HeadFrame Head, long? Home);

internal sealed record PostedHeads(IReadOnlyList<PostedHead> All);
