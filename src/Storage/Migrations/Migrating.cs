using Dapper;
using Npgsql;

namespace MtsLife.Storage.Migrations;

/// <summary>Brings a database to the present schema. Nodes that start together take turns; the second finds nothing to do.</summary>
public static class Migrating
{
    private const long TurnKey = 0x4D74734C696665;

    /// <returns>The names of the scripts that ran.</returns>
    /// <exception cref="StartRefusedException">A script that ran before has another text now, or a new one fails.</exception>
    public static Task<IReadOnlyList<string>> RunAsync(string connectionString, CancellationToken stop = default) =>
        RunAsync(connectionString, Script.All, stop);

    internal static async Task<IReadOnlyList<string>> RunAsync(
        string connectionString, IReadOnlyList<Script> scripts, CancellationToken stop)
    {
        // Not pooled: closing the connection is what releases the lock, whatever happens. No time limit: a migration may be long.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(stop);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({TurnKey})", stop);

        var journal = await JournalAsync(connection, stop);
        List<string> ran = [];
        foreach (var script in scripts)
        {
            if (!journal.TryGetValue(script.Name, out var sha256))
            {
                await ApplyAsync(connection, script, stop);
                ran.Add(script.Name);
            }
            else if (sha256 != script.Sha256)
            {
                throw new StartRefusedException(
                    $"Migration {script.Name} has changed since it ran on this database: restore its text and write a new migration.");
            }
        }
        return ran;
    }

    private static async Task<Dictionary<string, string>> JournalAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await ExecuteAsync(connection, """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                name       text COLLATE "C" PRIMARY KEY,
                sha256     text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            )
            """, stop);
        var rows = await connection.QueryAsync<(string Name, string Sha256)>("SELECT name, sha256 FROM schema_migrations");
        return rows.ToDictionary(row => row.Name, row => row.Sha256, StringComparer.Ordinal);
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Script script, CancellationToken stop)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(stop);
            await ExecuteAsync(connection, script.Text, stop);
            await connection.ExecuteAsync(
                "INSERT INTO schema_migrations (name, sha256) VALUES (@Name, @Sha256)", script, transaction);
            await transaction.CommitAsync(stop);
        }
        catch (PostgresException failed)
        {
            throw new StartRefusedException($"Migration {script.Name} failed and was rolled back: {failed.MessageText} ({failed.SqlState})");
        }
    }

    private static Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: stop));
}
