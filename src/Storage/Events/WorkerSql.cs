namespace MtsLife.Storage.Events;

/// <summary>Reading the log, and how far its workers have come.</summary>
public sealed class WorkerSql(Database database)
{
    /// <summary>A worker that is new begins with the first event there is.</summary>
    public Task EnrolAsync(string worker) =>
        database.ExecuteAsync(
            """
            INSERT INTO workers (name) VALUES (@worker) ON CONFLICT DO NOTHING;
            INSERT INTO worker_cursors (worker, shard) SELECT @worker, shard FROM event_shards ORDER BY shard ON CONFLICT DO NOTHING
            """,
            new { worker });

    public Task<IReadOnlyList<CursorRow>> CursorsAsync(string worker) =>
        database.QueryAsync<CursorRow>(
            """
            SELECT c.shard, c.n, s.head FROM worker_cursors c JOIN event_shards s USING (shard) WHERE c.worker = @worker ORDER BY c.shard
            """,
            new { worker });

    /// <summary>Up to <paramref name="limit"/> events of each shard, in the order of shards and numbers.</summary>
    public Task<IReadOnlyList<EventRow>> AfterAsync(short[] shards, long[] after, int limit) =>
        database.QueryAsync<EventRow>(
            """
            SELECT e.shard, e.n, e.kind, e.at, e.actor_id, e.channel_id, e.message_id, e.person_id, e.group_id,
                   e.topic_id, e.subject_id
            FROM unnest(@shards::smallint[], @after::bigint[]) AS c (shard, n)
            CROSS JOIN LATERAL (SELECT * FROM events e WHERE e.shard = c.shard AND e.n > c.n ORDER BY e.n LIMIT @limit) e
            ORDER BY e.shard, e.n
            """,
            new { shards, after, limit });

    public Task<IReadOnlyList<WorkerRow>> OverviewAsync(string[] workers) =>
        database.QueryAsync<WorkerRow>(
            """
            SELECT w.name, w.applied_at, far.lag, far.last_event_at, far.waiting_since,
                   (SELECT count(*)::int FROM worker_poison p WHERE p.worker = w.name) AS poisoned
            FROM workers w CROSS JOIN LATERAL (
                SELECT sum(s.head - c.n)::bigint AS lag, max(last.at) AS last_event_at, min(next.at) AS waiting_since
                FROM worker_cursors c JOIN event_shards s USING (shard)
                LEFT JOIN events last ON last.shard = c.shard AND last.n = c.n
                LEFT JOIN events next ON next.shard = c.shard AND next.n = c.n + 1
                WHERE c.worker = w.name) far
            WHERE w.name = ANY(@workers) ORDER BY w.name
            """,
            new { workers });

    /// <summary>What was passed over, the latest first.</summary>
    public Task<IReadOnlyList<PoisonRow>> PoisonAsync(string[] workers, int limit) =>
        database.QueryAsync<PoisonRow>(
            """
            SELECT worker, shard, n, kind, error, at FROM worker_poison WHERE worker = ANY(@workers)
            ORDER BY at DESC, worker, shard, n LIMIT @limit
            """,
            new { workers, limit });
}
