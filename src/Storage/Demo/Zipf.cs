namespace MtsLife.Storage.Demo;

/// <summary>Draws 0 to n-1 with probability proportional to 1/(rank+1)^s, by search in the cumulative sums.</summary>
internal sealed class Zipf
{
    private readonly double[] sums;

    public Zipf(int n, double s)
    {
        sums = new double[n];
        var sum = 0.0;
        for (var rank = 0; rank < n; rank++)
            sums[rank] = sum += Math.Pow(rank + 1, -s);
    }

    public int Draw(ref Quick quick)
    {
        var found = Array.BinarySearch(sums, quick.Next() * sums[^1]);
        return Math.Min(found < 0 ? ~found : found, sums.Length - 1);
    }
}

/// <summary>SplitMix64: a row's worth of randomness in a nanosecond, the same on every machine.</summary>
internal struct Quick(ulong seed)
{
    private ulong state = seed;

    public ulong Bits()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 up to 1.</summary>
    public double Next() => (Bits() >> 11) * (1.0 / (1ul << 53));

    public int Below(int limit) => (int)(Next() * limit);

    public Guid Guid()
    {
        Span<ulong> halves = [Bits(), Bits()];
        return new Guid(System.Runtime.InteropServices.MemoryMarshal.AsBytes(halves));
    }
}
