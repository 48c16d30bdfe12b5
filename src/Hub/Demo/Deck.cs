namespace MtsLife.Hub.Demo;

/// <summary>The dialogues of a channel's pools, each played once before any is played again.</summary>
internal sealed class Deck
{
    private readonly Chance chance;
    private readonly List<(string Pool, double Weight)> pools;
    private readonly ILookup<string, Exchange> talk;
    private readonly Dictionary<string, Queue<Exchange>> left = [];

    /// <param name="plan">Such as <c>shift:3 region:5</c>.</param>
    public Deck(string plan, ILookup<string, Exchange> talk, Chance chance)
    {
        (this.talk, this.chance) = (talk, chance);
        pools = [.. plan.Split(' ').Select(part => part.Split(':')).Select(part => (part[0], double.Parse(part[1], WordStock.Russian)))];
    }

    /// <summary>Of a dialogue of these pools, by their weights.</summary>
    public double AverageLines =>
        pools.Sum(p => p.Weight * talk[p.Pool].Average(e => e.Lines.Count)) / pools.Sum(p => p.Weight);

    public Exchange Draw()
    {
        var pool = chance.PickWeighted([.. pools.Select(p => new Tuple<string, double>(p.Pool, p.Weight))], p => p.Item2)!.Item1;
        if (!left.TryGetValue(pool, out var cards) || cards.Count == 0)
            left[pool] = cards = new Queue<Exchange>(chance.Shuffled(talk[pool].Where(e => e.Scene is null)));
        return cards.TryDequeue(out var exchange) ? exchange : throw new FormatException($"Nobody has written dialogues for {pool}");
    }
}
