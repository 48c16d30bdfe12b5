using System.Diagnostics;

namespace MtsLife.Load;

/// <summary>What this machine's disk allows at best, measured right beside the figures that stand on it.</summary>
internal static class Floor
{
    private const int Writes = 100;

    public static Latencies Fdatasync()
    {
        var latencies = new Latencies();
        var block = new byte[8192];
        var path = Path.Combine(AppContext.BaseDirectory, $"floor-{Environment.ProcessId}");
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
        {
            for (var i = 0; i < Writes; i++)
            {
                var began = Stopwatch.GetTimestamp();
                file.Write(block);
                file.Flush(flushToDisk: true);
                latencies.Add(Stopwatch.GetElapsedTime(began));
            }
        }

        return latencies;
    }
}
