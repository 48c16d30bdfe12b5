namespace MtsLife.Hub.Demo;

/// <summary>Everything random in the demo company comes from here, so that a seed says it all.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    public bool Of(double probability) => random.NextDouble() < probability;

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => random.Next(low, high + 1);

    public double Between(double low, double high) => low + random.NextDouble() * (high - low);

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>Null when nothing has a weight.</summary>
    public T? PickWeighted<T>(IReadOnlyList<T> from, Func<T, double> weight) where T : class
    {
        var total = from.Sum(weight);
        if (total <= 0)
            return null;
        var left = random.NextDouble() * total;
        return from.FirstOrDefault(item => (left -= weight(item)) < 0) ?? from.Last(item => weight(item) > 0);
    }

    public IReadOnlyList<T> Some<T>(IEnumerable<T> from, int count) => [.. Shuffled(from).Take(count)];

    public T[] Shuffled<T>(IEnumerable<T> from)
    {
        T[] items = [.. from];
        random.Shuffle(items);
        return items;
    }

    public Guid Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
