using MtsLife.Hub.Fanout;

namespace MtsLife.Hub.Realtime;

/// <summary>
/// Who is here by way of another node. Each tells what changed once a second, and everything when somebody new is heard and
/// every ten seconds, because a word may be lost; one who has not been heard for half a minute is gone.
/// </summary>
public sealed class PresenceElsewhere
{
    private const int TicksPerWhole = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string me = Guid.NewGuid().ToString("N");
    private readonly Nodes nodes;
    private readonly TimeProvider time;
    private readonly Lock turn = new();
    private readonly Dictionary<string, Node> others = [];
    private readonly HashSet<long> gone = [];
    private Dictionary<long, string> told = [];
    private int ticksToWhole;

    public PresenceElsewhere(Nodes nodes, TimeProvider time)
    {
        (this.nodes, this.time) = (nodes, time);
        nodes.Hear<Presences>(heard =>
        {
            Take(heard);
            return Task.CompletedTask;
        });
    }

    /// <summary>Once a second: those with a socket of this node.</summary>
    internal void Tell(Dictionary<long, string> own)
    {
        if (!nodes.AreSeveral)
        {
            return;
        }

        lock (turn)
        {
            var whole = own.Count == 0 || ticksToWhole-- <= 0;
            var news = whole ? own : Changes(told, own);
            ticksToWhole = whole ? TicksPerWhole : ticksToWhole;
            if (news.Count > 0 || (whole && told.Count > 0))
            {
                nodes.Tell(new Presences(me, whole, news));
            }

            told = own;
        }
    }

    internal IReadOnlyDictionary<long, string> States()
    {
        if (!nodes.AreSeveral)
        {
            return new Dictionary<long, string>();
        }

        lock (turn)
        {
            var states = new Dictionary<long, string>();
            foreach (var (person, state) in others.Values.SelectMany(o => o.People))
            {
                states[person] = state == "active" ? state : states.GetValueOrDefault(person, state);
            }

            return states;
        }
    }

    /// <summary>Those who were with another node and are not since this was last asked.</summary>
    internal IReadOnlyCollection<long> TakeGone()
    {
        lock (turn)
        {
            foreach (var (name, node) in others.Where(o => time.GetUtcNow() - o.Value.HeardAt > Patience).ToList())
            {
                others.Remove(name);
                gone.UnionWith(node.People.Keys);
            }

            long[] taken = [.. gone];
            gone.Clear();
            return taken;
        }
    }

    private void Take(Presences heard)
    {
        lock (turn)
        {
            if (!others.TryGetValue(heard.Node, out var node))
            {
                // Somebody new has not heard of ours.
                ticksToWhole = 0;
                node = others[heard.Node] = new Node();
            }

            node.HeardAt = time.GetUtcNow();
            foreach (var (person, state) in heard.Whole ? Changes(node.People, heard.People) : heard.People)
            {
                if (state == "offline")
                {
                    node.People.Remove(person);
                    gone.Add(person);
                }
                else
                {
                    node.People[person] = state;
                }
            }
        }
    }

    private static Dictionary<long, string> Changes(Dictionary<long, string> before, Dictionary<long, string> now) =>
        now.Where(p => before.GetValueOrDefault(p.Key) != p.Value)
            .Concat(before.Keys.Where(p => !now.ContainsKey(p)).Select(p => KeyValuePair.Create(p, "offline"))).ToDictionary();

    private sealed record Presences(string Node, bool Whole, Dictionary<long, string> People);

    private sealed class Node
    {
        public DateTimeOffset HeardAt { get; set; }

        public Dictionary<long, string> People { get; } = [];
    }
}
