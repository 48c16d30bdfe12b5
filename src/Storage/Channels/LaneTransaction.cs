using Dapper;
using Npgsql;

namespace MtsLife.Storage.Channels;

/// <summary>A lane's open transaction: channels locked, messages inserted, nothing numbered yet.</summary>
public sealed class LaneTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private bool committed;

    internal LaneTransaction(
        NpgsqlConnection connection, IReadOnlyList<LockedChannel> locked, IReadOnlyList<KeyedMessage> keyed,
        IReadOnlySet<ChannelPerson> readers) =>
        (this.connection, Locked, Keyed, Readers) = (connection, locked, keyed, readers);

    public IReadOnlyList<LockedChannel> Locked { get; }

    public IReadOnlyList<KeyedMessage> Keyed { get; }

    /// <summary>Those of the people mentioned who may read where they are mentioned.</summary>
    public IReadOnlySet<ChannelPerson> Readers { get; }

    /// <summary>Where the batch's own posts have brought the channels' heads: the table learns it only with the commit.</summary>
    public Dictionary<long, long> HeadPosts { get; } = [];

    /// <summary>Locks channels late, in id order. Safe only as the one time that this transaction locks any.</summary>
    public Task<IReadOnlyList<LockedChannel>> LockAsync(long[] channels) => LaneSql.LockAsync(connection, channels);

    internal async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(sql, parameters)).AsList();

    internal Task<T?> FindAsync<T>(string sql, object? parameters = null) =>
        connection.QueryFirstOrDefaultAsync<T>(sql, parameters);

    /// <summary>Several statements in one round trip.</summary>
    internal Task<SqlMapper.GridReader> QueryManyAsync(string sql, object parameters) => connection.QueryMultipleAsync(sql, parameters);

    internal Task<int> ExecuteAsync(string sql, object? parameters = null) => connection.ExecuteAsync(sql, parameters);

    /// <summary>Writes what the batch counted and commits: one round trip, never with a cancellation token.</summary>
    public async Task CommitAsync(BatchRows rows)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in BatchWriting.Commands(rows))
        {
            batch.BatchCommands.Add(command);
        }

        batch.BatchCommands.Add(new("COMMIT"));
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
        committed = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!committed && connection.FullState.HasFlag(System.Data.ConnectionState.Open))
        {
            await RollBackAsync();
        }

        await connection.DisposeAsync();
    }

    /// <summary>Closing a connection in a transaction would do it too; saying it keeps the pool's reset cheap.</summary>
    private async Task RollBackAsync()
    {
        try
        {
            await connection.ExecuteAsync("ROLLBACK");
        }
        catch (NpgsqlException)
        {
            // The connection is lost, and with it the transaction: there is nothing left to roll back.
        }
    }
}
