using System.Data;
using Dapper;
using Npgsql;

namespace MtsLife.Storage;

/// <summary>The one door to PostgreSQL: pooled connections with the product's time limits.</summary>
public sealed class Database : IAsyncDisposable
{
    private const int LaneConnections = 6;

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource lanes;

    private Database(NpgsqlDataSource source, NpgsqlDataSource lanes) => (this.source, this.lanes) = (source, lanes);

    static Database() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public static Database Connect(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // A half-open connection must not hang a request for the driver's default half minute.
        settings.Timeout = Math.Min(settings.Timeout, 5);
        settings.CommandTimeout = Math.Min(settings.CommandTimeout, 10);
        settings.KeepAlive = settings.KeepAlive == 0 ? 30 : settings.KeepAlive;
        settings.MaxPoolSize = Math.Min(settings.MaxPoolSize, 50);
        settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, 100);
        settings.AutoPrepareMinUsages = 2;
        settings.ApplicationName ??= "mtslife";
        // Neither of these may ever copy a message's text into a log.
        settings.IncludeErrorDetail = false;
        settings.LogParameters = false;
        var source = NpgsqlDataSource.Create(settings.ConnectionString);
        // A storm of readers may fill its pool; those who write have a door of their own.
        settings.MaxPoolSize = LaneConnections;
        return new Database(source, NpgsqlDataSource.Create(settings.ConnectionString));
    }

    internal NpgsqlDataSource Source => source;

    internal ValueTask<NpgsqlConnection> OpenAsync() => source.OpenConnectionAsync();

    internal ValueTask<NpgsqlConnection> OpenForLaneAsync() => lanes.OpenConnectionAsync();

    /// <summary>A unit of work at READ COMMITTED: each statement sees what was committed before it.</summary>
    public async Task<Work> BeginAsync()
    {
        var connection = await source.OpenConnectionAsync();
        try
        {
            return new Work(connection, await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>False on a standby.</summary>
    public Task<bool> IsWritableAsync() => FindAsync<bool>("SELECT NOT pg_is_in_recovery()");

    internal async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await OpenAsync();
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    internal async Task<T?> FindAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await OpenAsync();
        return await connection.QueryFirstOrDefaultAsync<T>(sql, parameters);
    }

    internal async Task<int> ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await OpenAsync();
        return await connection.ExecuteAsync(sql, parameters);
    }

    public async ValueTask DisposeAsync()
    {
        await lanes.DisposeAsync();
        await source.DisposeAsync();
    }
}
