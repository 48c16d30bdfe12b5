namespace MtsLife.Hub.Experts;

/// <summary>How often <paramref name="Helper"/> answered <paramref name="Asker"/>.</summary>
internal readonly record struct Help(long Asker, long Helper, double Weight = 1);

/// <summary>
/// What is said of people by who helped whom (Zhang, Ackerman, Adamic 2007). Titles do not rest on it: the replay in docs/experts.md
/// finds no gain over counting by topic. It is here to be measured beside what does.
/// </summary>
internal sealed class HelpGraph
{
    private readonly List<Help> edges;
    private readonly long[] people;

    public HelpGraph(IEnumerable<Help> helps)
    {
        // One edge for a pair, in an order of its own: sums of parts come out alike in whatever order the helps are given.
        edges = [.. helps.GroupBy(h => (h.Asker, h.Helper)).Select(g => new Help(g.Key.Asker, g.Key.Helper, g.Sum(h => h.Weight))).OrderBy(h => h.Asker).ThenBy(h => h.Helper)];
        people = [.. edges.SelectMany(h => new[] { h.Asker, h.Helper }).Distinct().Order()];
    }

    /// <summary>By how many deviations somebody answers more than they ask; 0 where they did neither.</summary>
    public static double ZScore(double answers, double questions) =>
        answers + questions == 0 ? 0 : (answers - questions) / Math.Sqrt(answers + questions);

    /// <summary>Who helps those who help: PageRank from asker to helper. What those without a helper hold is not handed on.</summary>
    public IReadOnlyDictionary<long, double> ExpertiseRank(double damping = 0.85)
    {
        var asked = edges.GroupBy(h => h.Asker).ToDictionary(g => g.Key, g => g.Sum(h => h.Weight));
        return Settle(1, ranks =>
        {
            var next = people.ToDictionary(p => p, _ => 1 - damping);
            foreach (var help in edges)
                next[help.Helper] += damping * ranks[help.Asker] * help.Weight / asked[help.Asker];
            return next;
        });
    }

    /// <summary>HITS: whom those ask that ask authorities; of length 1.</summary>
    public IReadOnlyDictionary<long, double> Authority() => Settle(1 / Math.Sqrt(Math.Max(1, people.Length)), authority =>
    {
        var hub = people.ToDictionary(p => p, _ => 0.0);
        foreach (var help in edges)
            hub[help.Asker] += authority[help.Helper] * help.Weight;
        var next = people.ToDictionary(p => p, _ => 0.0);
        foreach (var help in edges)
            next[help.Helper] += hub[help.Asker] * help.Weight;
        var length = Math.Sqrt(next.Values.Sum(v => v * v));
        return next.ToDictionary(p => p.Key, p => p.Value / length);
    });

    private Dictionary<long, double> Settle(double start, Func<Dictionary<long, double>, Dictionary<long, double>> step)
    {
        var current = people.ToDictionary(p => p, _ => start);
        for (var round = 0; round < 10_000; round++)
        {
            var next = step(current);
            var moved = people.Length == 0 ? 0 : people.Max(p => Math.Abs(next[p] - current[p]));
            current = next;
            if (moved < 1e-12)
                break;
        }
        return current;
    }
}
