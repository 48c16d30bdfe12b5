using System.Data;
using Dapper;
using Npgsql;

namespace MtsLife.Storage.Demo;

/// <summary>What surrounds a fill by COPY: free ids before, sequences, shard heads and statistics after.</summary>
internal static class FillSql
{
    public static async Task<NextIds> NextIdsAsync(this Work work) => (await work.FindAsync<NextIds>("""
        SELECT (SELECT coalesce(max(id), 0) + 1 FROM units)    AS unit,
               (SELECT coalesce(max(id), 0) + 1 FROM channels) AS channel,
               (SELECT coalesce(max(id), 0) + 1 FROM people)   AS person,
               (SELECT coalesce(max(id), 0) + 1 FROM groups)   AS "group",
               (SELECT coalesce(max(id), 0) + 1 FROM messages) AS message,
               (SELECT coalesce(max(id), 0) + 1 FROM topics)   AS topic
        """))!;

    /// <summary>COPY gives ids itself; what comes after it must go on behind them.</summary>
    public static Task SetSequencesAsync(this Work work) => work.ExecuteAsync("""
        SELECT setval(pg_get_serial_sequence('units', 'id'),    (SELECT coalesce(max(id), 0) + 1 FROM units), false),
               setval(pg_get_serial_sequence('channels', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM channels), false),
               setval(pg_get_serial_sequence('people', 'id'),   (SELECT coalesce(max(id), 0) + 1 FROM people), false),
               setval(pg_get_serial_sequence('groups', 'id'),   (SELECT coalesce(max(id), 0) + 1 FROM groups), false),
               setval(pg_get_serial_sequence('messages', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM messages), false),
               setval(pg_get_serial_sequence('topics', 'id'),   (SELECT coalesce(max(id), 0) + 1 FROM topics), false)
        """);

    public static async Task<long[]> ShardHeadsAsync(this Work work) =>
        [.. await work.QueryAsync<long>("SELECT head FROM event_shards ORDER BY shard FOR UPDATE")];

    public static Task SetShardHeadsAsync(this Work work, long[] heads) => work.ExecuteAsync("""
        UPDATE event_shards SET head = @heads[shard + 1] WHERE head <> @heads[shard + 1]
        """, new { heads });

    // Dapper takes a single word for a procedure's name.
    public static Task AnalyzeAsync(this NpgsqlConnection connection) =>
        connection.ExecuteAsync("ANALYZE", commandTimeout: 600, commandType: CommandType.Text);
}

internal sealed record ChannelHead(long HeadSeq, long HeadPost, DateTime? HeadAt);

internal static class FillChannelSql
{
    public static Task<ChannelHead?> LockHeadAsync(this Work work, long channelId) => work.FindAsync<ChannelHead>("""
        SELECT head_seq, head_post, head_at FROM channels WHERE id = @channelId FOR NO KEY UPDATE
        """, new { channelId });

    public static Task<IReadOnlyList<long>> MembersAsync(this Work work, long channelId) => work.QueryAsync<long>("""
        SELECT person_id FROM channel_members WHERE channel_id = @channelId ORDER BY person_id
        """, new { channelId });

    public static Task SetHeadAsync(this Work work, long channelId, long seq, long post, DateTime at) => work.ExecuteAsync("""
        UPDATE channels SET head_seq = @seq, head_post = @post, head_at = @at WHERE id = @channelId
        """, new { channelId, seq, post, at });
}
