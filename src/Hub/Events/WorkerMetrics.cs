using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace MtsLife.Hub.Events;

internal static class WorkerMetrics
{
    private static readonly Meter Meter = new("MtsLife");
    private static readonly ConcurrentDictionary<(string Worker, short Shard), long> Lags = new();

    public static readonly Counter<long> Applied = Meter.CreateCounter<long>("mtslife.worker.applied", "{event}", "Events that this node has applied or passed as not wanted");

    public static readonly Counter<long> Poisoned = Meter.CreateCounter<long>("mtslife.worker.poisoned", "{event}", "Events that could not be applied and were set aside");

    static WorkerMetrics() =>
        Meter.CreateObservableGauge("mtslife.worker.lag", () => Lags.Select(lag => new Measurement<long>(
            lag.Value, [Worker(lag.Key.Worker), new("shard", lag.Key.Shard)])), "{event}", "Events written and not yet applied");

    public static void Lag(string worker, short shard, long events) => Lags[(worker, shard)] = events;

    public static KeyValuePair<string, object?> Worker(string name) => new("worker", name);
}
