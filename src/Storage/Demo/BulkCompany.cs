using Npgsql;

namespace MtsLife.Storage.Demo;

/// <summary>What was made: everything from these ids on, and how long it took without and with the indexes.</summary>
public sealed record BulkResult(NextIds First, TimeSpan Copying, TimeSpan Total);

/// <summary>
/// Any number of people, groups and messages for tests and measurements, consistent like a real installation, in one
/// transaction. Sizes of groups and activity of channels follow Zipf's law; the first group has everybody.
/// </summary>
public static class BulkCompany
{
    /// <summary>Adds to what is there already. Nobody else may use the database while indexes are deferred.</summary>
    public static async Task<BulkResult> FillAsync(Database database, BulkSize size, DateTime now, CancellationToken cancel = default)
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var work = await database.BeginAsync();
        var plan = new BulkPlan(size, await work.NextIdsAsync(), now);
        var deferred = size.Defers ? await DeferredIndexes.TakeAwayAsync(work) : null;
        var bulk = new BulkWriting(work.Connection, plan, cancel);
        await bulk.WritePeopleAsync();
        await bulk.WriteMessagesAsync();
        var heads = await work.ShardHeadsAsync();
        await bulk.WriteEventsAsync(heads);
        await work.SetShardHeadsAsync(heads);
        var copying = TimeProvider.System.GetElapsedTime(started);
        if (deferred is not null)
            await deferred.PutBackAsync();
        await work.SetSequencesAsync();
        await work.CommitAsync();
        // In a transaction of its own: the first plans must already know how much there is.
        await work.Connection.AnalyzeAsync();
        return new BulkResult(plan.Ids, copying, TimeProvider.System.GetElapsedTime(started));
    }
}
