using System.Data;
using System.IO.Compression;
using System.Text.Json;
using Dapper;
using Npgsql;

namespace MtsLife.Storage.Backup;

/// <summary>Writes a whole database into one file while it is in use: everything is read in one snapshot.</summary>
public static class BackingUp
{
    /// <returns>The number of rows written.</returns>
    public static async Task<long> RunAsync(string connectionString, string file, CancellationToken stop = default)
    {
        var unfinished = file + ".unfinished";
        try
        {
            var rows = await WriteAsync(connectionString, unfinished, stop);
            File.Move(unfinished, file, overwrite: true);
            return rows;
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new StartRefusedException($"The backup cannot be written to '{file}': {denied.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task<long> WriteAsync(string connectionString, string file, CancellationToken stop)
    {
        // It holds password hashes and private conversations.
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(stop);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await using var stream = new FileStream(file, options);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);

        List<SavedTable> tables = [];
        foreach (var (name, columns) in await connection.QueryAsync<(string, string[])>(CatalogueSql.Tables))
            tables.Add(await SaveAsync(connection, archive, new(name, columns, 0), stop));
        var manifest = new Manifest(
            Manifest.PresentFormat, DateTime.UtcNow, connection.ServerVersion,
            [.. await connection.QueryAsync<AppliedScript>("SELECT name, sha256 FROM schema_migrations ORDER BY name")],
            tables, await SequencesAsync(connection));
        await using var entry = archive.CreateEntry(Manifest.Entry).Open();
        await JsonSerializer.SerializeAsync(entry, manifest, cancellationToken: stop);
        return tables.Sum(table => table.Rows);
    }

    private static async Task<SavedTable> SaveAsync(NpgsqlConnection connection, ZipArchive archive, SavedTable table, CancellationToken stop)
    {
        await using (var entry = archive.CreateEntry(table.Entry, CompressionLevel.Fastest).Open())
        await using (var rows = await connection.BeginRawBinaryCopyAsync(table.Copy + " TO STDOUT (FORMAT binary)", stop))
            await rows.CopyToAsync(entry, stop);
        return table with { Rows = await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table.Quoted}") };
    }

    private static async Task<IReadOnlyList<SavedSequence>> SequencesAsync(NpgsqlConnection connection)
    {
        List<SavedSequence> sequences = [];
        foreach (var (table, column, sequence) in await connection.QueryAsync<(string, string, string)>(CatalogueSql.SequenceColumns))
        {
            var (last, called) = await connection.QuerySingleAsync<(long, bool)>($"SELECT last_value, is_called FROM {sequence}");
            sequences.Add(new(table, column, last, called));
        }
        return sequences;
    }
}
