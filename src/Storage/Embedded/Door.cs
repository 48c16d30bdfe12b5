using Dapper;
using Npgsql;

namespace MtsLife.Storage.Embedded;

/// <summary>Connections to the embedded server as its owner.</summary>
internal sealed class Door(DataFolder folder, int port)
{
    private const string Database = "mtslife";

    public string ConnectionString => To(Database, pooling: true);

    /// <summary>
    /// True when the server at the port knows our password (SCRAM proves it to both sides), has our data and began when its file says.
    /// </summary>
    public async Task<bool> AnswersAsync(PostmasterFile expected, CancellationToken stop)
    {
        try
        {
            await using var connection = await OpenAsync("postgres", stop);
            var (data, startedAt) = await connection.QuerySingleAsync<(string, long)>("""
                SELECT current_setting('data_directory'), extract(epoch FROM pg_postmaster_start_time())::bigint
                """);
            return data == new DirectoryInfo(folder.Data).FullName && Math.Abs(startedAt - expected.StartedAt) <= 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public async Task MakeDatabaseAsync(CancellationToken stop)
    {
        try
        {
            await using var there = await OpenAsync(Database, stop);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var connection = await OpenAsync("postgres", stop);
            await connection.ExecuteAsync($"CREATE DATABASE {Database}");
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken stop)
    {
        var connection = new NpgsqlConnection(To(database, pooling: false));
        await connection.OpenAsync(stop);
        return connection;
    }

    private string To(string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = EmbeddedPostgres.User,
        Password = folder.Password(),
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        Pooling = pooling,
    }.ConnectionString;
}
