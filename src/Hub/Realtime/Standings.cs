using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Fanout;

namespace MtsLife.Hub.Realtime;

/// <summary>Whose points or titles changed since this was last asked, whichever node's worker saw to it.</summary>
public sealed class Standings
{
    private readonly Nodes nodes;
    private readonly Lock turn = new();
    private HashSet<long> changed = [];

    public Standings(Nodes nodes)
    {
        this.nodes = nodes;
        nodes.Hear<StandingsChanged>(heard =>
        {
            Gather(heard.People);
            return Task.CompletedTask;
        });
    }

    /// <summary>Takes what a lane committed; returns at once.</summary>
    public void Committed(int lane, IReadOnlyList<Emission> emissions)
    {
        var people = emissions.SelectMany(e => e.Regraded).Distinct().ToArray();
        if (people.Length > 0)
        {
            nodes.Tell(new StandingsChanged(people));
            Gather(people);
        }
    }

    internal IReadOnlySet<long> Take()
    {
        lock (turn)
        {
            var taken = changed;
            changed = [];
            return taken;
        }
    }

    private void Gather(IReadOnlyCollection<long> people)
    {
        lock (turn)
        {
            changed.UnionWith(people);
        }
    }

    private sealed record StandingsChanged(IReadOnlyCollection<long> People);
}
