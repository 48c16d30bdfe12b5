using Dapper;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Events;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Events;
using Npgsql;

namespace MtsLife.Support.Events;

/// <summary>
/// The plainest worker there can be: remembers every event it was given, which fails when one comes twice, and tells each
/// author in their own channel.
/// </summary>
/// <param name="isPoison">Events at which it fails.</param>
public sealed class CountingWorker(Func<EventRow, bool>? isPoison = null) : Worker
{
    public override string Name => "counting";

    public override IReadOnlySet<string> Kinds { get; } = new HashSet<string> { "message_posted", "message_edited", "message_deleted" };

    /// <summary>The worker's table; before a server with it starts.</summary>
    public static async Task PrepareAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.ExecuteAsync("CREATE TABLE counted (shard smallint, n bigint, kind text, PRIMARY KEY (shard, n))");
    }

    public override async Task ApplyAsync(WorkerWork work, IReadOnlyList<EventRow> events)
    {
        if (isPoison is not null && events.Any(isPoison))
            throw new InvalidDataException("It does not agree with me.");
        await work.Transaction.ExecuteAsync(
            "INSERT INTO counted SELECT * FROM unnest(@shards::smallint[], @ns::bigint[], @kinds::text[])",
            new { shards = events.Select(e => e.Shard).ToArray(), ns = events.Select(e => e.N).ToArray(), kinds = events.Select(e => e.Kind).ToArray() });
        var authors = await work.Transaction.QueryAsync<(long Id, long ChannelId)>(
            "SELECT id, channel_id FROM people WHERE id = ANY(@ids)", new { ids = events.Select(e => e.ActorId).Distinct().ToArray() });
        await work.LockAsync([.. authors.Select(a => a.ChannelId)]);
        foreach (var author in authors)
            work.Emit(new Emission(author.ChannelId, "settings_changed", personId: author.Id));
    }

    public override async Task ResetAsync(LaneTransaction lane) => await lane.ExecuteAsync("DELETE FROM counted");
}
