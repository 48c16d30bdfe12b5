using System.Diagnostics.Metrics;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>What an operator watches of the hot path.</summary>
internal static class LaneMetrics
{
    private static readonly Meter Meter = new("MtsLife");

    public static readonly Histogram<double> Commit =
        Meter.CreateHistogram<double>("mtslife.lane.commit.duration", "s", "From the first statement of a batch to its COMMIT");

    public static readonly Histogram<int> Batch = Meter.CreateHistogram<int>("mtslife.lane.batch.size", "{write}", "Writes of one transaction");

    public static readonly Counter<long> Again = Meter.CreateCounter<long>("mtslife.lane.retries", "{batch}", "Batches tried again because the database was away");

    public static readonly Counter<long> Duplicates =
        Meter.CreateCounter<long>("mtslife.messages.duplicates", "{message}", "Posts answered from what was stored under the same client id");
}
