namespace MtsLife.Load;

/// <summary>Latencies in milliseconds, each from the instant at which the operation was intended, not when it got its turn.</summary>
internal sealed class Latencies
{
    private readonly List<double> all = [];

    public int Count => all.Count;

    public void Add(TimeSpan latency)
    {
        lock (all)
            all.Add(latency.TotalMilliseconds);
    }

    public double Percentile(double share)
    {
        lock (all)
        {
            if (all.Count == 0)
                return double.NaN;
            all.Sort();
            return all[Math.Min(all.Count - 1, (int)(all.Count * share))];
        }
    }

    public IEnumerable<Figure> Figures(string name) =>
        [new($"{name} p50", Percentile(0.5), "ms"), new($"{name} p95", Percentile(0.95), "ms"), new($"{name} p99", Percentile(0.99), "ms")];
}
