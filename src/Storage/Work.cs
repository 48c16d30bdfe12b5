using Dapper;
using Npgsql;

namespace MtsLife.Storage;

/// <summary>One transaction. Disposing without <see cref="CommitAsync"/> rolls it back.</summary>
public sealed class Work : IAsyncDisposable
{
    private readonly List<Func<Task>> afterCommit = [];

    internal Work(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (Connection, Transaction) = (connection, transaction);

    internal NpgsqlConnection Connection { get; }

    internal NpgsqlTransaction Transaction { get; }

    /// <summary>Nothing is announced before commit: what stands here runs after it, in order.</summary>
    public void AfterCommit(Func<Task> announce) => afterCommit.Add(announce);

    /// <summary>
    /// Commits without a cancellation token: a commit given up half-way may still have happened.
    /// </summary>
    public async Task CommitAsync()
    {
        await Transaction.CommitAsync(CancellationToken.None);
        foreach (var announce in afterCommit)
        {
            await announce();
        }
    }

    internal async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await Connection.QueryAsync<T>(sql, parameters, Transaction)).AsList();

    internal Task<T?> FindAsync<T>(string sql, object? parameters = null) =>
        Connection.QueryFirstOrDefaultAsync<T>(sql, parameters, Transaction);

    internal Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        Connection.ExecuteAsync(sql, parameters, Transaction);

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
