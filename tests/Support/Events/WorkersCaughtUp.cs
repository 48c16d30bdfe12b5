using Dapper;
using Npgsql;

namespace MtsLife.Support.Events;

public static class WorkersCaughtUp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Returns when a worker has applied everything that has happened so far.</summary>
    public static Task Async(string connectionString, string worker) => WaitAsync(connectionString,
        $"""
        SELECT count(*) = (SELECT count(*) FROM event_shards) FROM worker_cursors c JOIN event_shards s USING (shard)
        WHERE c.worker = '{worker}' AND c.n = s.head
        """);

    public static async Task WaitAsync(string connectionString, string condition)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        for (var deadline = DateTime.UtcNow + Patience; DateTime.UtcNow < deadline; await Task.Delay(20))
        {
            if (await connection.ExecuteScalarAsync<bool>(condition))
                return;
        }

        throw new TimeoutException("it did not come to be: " + condition);
    }
}
