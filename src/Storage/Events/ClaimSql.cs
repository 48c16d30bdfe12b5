using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Events;

/// <summary>A worker's turn, inside a lane's transaction.</summary>
public static class ClaimSql
{
    /// <summary>
    /// Takes the worker's turn, which whoever comes second waits for, and moves its cursors. False when one of them stands
    /// elsewhere: another node has applied these events, and nothing is moved.
    /// </summary>
    public static Task<bool> ClaimAsync(this LaneTransaction lane, string worker, IReadOnlyList<Stretch> stretches, DateTime at) =>
        lane.FindAsync<bool>(
            """
            UPDATE workers SET applied_at = @at WHERE name = @worker;
            WITH claimed AS (
                SELECT * FROM unnest(@shards::smallint[], @after::bigint[], @last::bigint[]) AS s (shard, after, last)
            ), standing AS (
                SELECT count(*) = cardinality(@shards) AS ours FROM worker_cursors c JOIN claimed s USING (shard) WHERE c.worker = @worker AND c.n = s.after
            ), moved AS (
                UPDATE worker_cursors c SET n = s.last FROM claimed s, standing
                WHERE c.worker = @worker AND c.shard = s.shard AND standing.ours RETURNING c.shard
            )
            SELECT count(*) > 0 FROM moved
            """,
            new
            {
                worker,
                at,
                shards = stretches.Select(s => s.Shard).ToArray(),
                after = stretches.Select(s => s.After).ToArray(),
                last = stretches.Select(s => s.Last).ToArray(),
            });

    public static Task SetAsideAsync(this LaneTransaction lane, string worker, EventRow poison, string error, DateTime at) =>
        lane.ExecuteAsync(
            "INSERT INTO worker_poison (worker, shard, n, kind, error, at) VALUES (@worker, @Shard, @N, @Kind, @error, @at)",
            new { worker, poison.Shard, poison.N, poison.Kind, error, at });

    /// <summary>Takes the worker's turn and puts its cursors back before the first event.</summary>
    public static Task BeginAnewAsync(this LaneTransaction lane, string worker) =>
        lane.ExecuteAsync(
            """
            UPDATE workers SET applied_at = NULL WHERE name = @worker;
            UPDATE worker_cursors SET n = 0 WHERE worker = @worker;
            DELETE FROM worker_poison WHERE worker = @worker
            """,
            new { worker });
}
