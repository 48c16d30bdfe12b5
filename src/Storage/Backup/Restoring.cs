using System.IO.Compression;
using System.Text.Json;
using Dapper;
using MtsLife.Storage.Migrations;
using Npgsql;

namespace MtsLife.Storage.Backup;

/// <summary>
/// Fills an empty database from a backup file; newer migrations run at the next start. When it fails there are tables but no rows,
/// and the next attempt needs another empty database.
/// </summary>
public static class Restoring
{
    /// <returns>The number of rows read.</returns>
    public static async Task<long> RunAsync(string connectionString, string file, CancellationToken stop = default)
    {
        using var archive = Open(file);
        var manifest = await ManifestAsync(archive, file, stop);
        var scripts = Known(manifest, file);

        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString;
        await using var connection = new NpgsqlConnection(settings);
        await connection.OpenAsync(stop);
        if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r')"))
            throw new StartRefusedException("A backup is restored into an empty database only: choose a new folder with Storage__Path, or a new database.");

        await Migrating.RunAsync(settings, scripts, stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await FillAsync(connection, archive, manifest, stop);
        await transaction.CommitAsync(stop);
        await connection.ExecuteAsync("ANALYZE;");
        return manifest.Tables.Sum(table => table.Rows);
    }

    // The keys between tables are checked when all rows are there: no order of the tables would satisfy them row by row.
    private static async Task FillAsync(NpgsqlConnection connection, ZipArchive archive, Manifest manifest, CancellationToken stop)
    {
        var keys = (await connection.QueryAsync<(string Drop, string Add)>(CatalogueSql.ForeignKeys)).AsList();
        foreach (var key in keys)
            await connection.ExecuteAsync(key.Drop);
        foreach (var table in manifest.Tables)
            await LoadAsync(connection, archive, table, stop);
        foreach (var key in keys)
            await connection.ExecuteAsync(key.Add);
        foreach (var sequence in manifest.Sequences)
            await connection.ExecuteAsync("SELECT setval(pg_get_serial_sequence(quote_ident(@Table), @Column), @LastValue, @IsCalled)", sequence);
    }

    private static async Task LoadAsync(NpgsqlConnection connection, ZipArchive archive, SavedTable table, CancellationToken stop)
    {
        var name = table.Quoted;
        // Migrations put rows of their own into some tables, and the backup has them too.
        await connection.ExecuteAsync($"DELETE FROM {name}; ALTER TABLE {name} DISABLE TRIGGER USER");
        await using (var entry = archive.GetEntry(table.Entry)!.Open())
        await using (var rows = await connection.BeginRawBinaryCopyAsync(table.Copy + " FROM STDIN (FORMAT binary)", stop))
            await entry.CopyToAsync(rows, stop);
        await connection.ExecuteAsync($"ALTER TABLE {name} ENABLE TRIGGER USER");
        if (await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {name}") != table.Rows)
            throw new StartRefusedException($"The backup is damaged: {table.Name} should have {table.Rows} rows.");
    }

    private static ZipArchive Open(string file)
    {
        try
        {
            return ZipFile.OpenRead(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new StartRefusedException($"The backup '{file}' cannot be read: {unreadable.Message}");
        }
    }

    private static async Task<Manifest> ManifestAsync(ZipArchive archive, string file, CancellationToken stop)
    {
        if (archive.GetEntry(Manifest.Entry) is not { } entry)
            throw new StartRefusedException($"'{file}' is not a backup of MtsLife.");
        await using var stream = entry.Open();
        var manifest = await JsonSerializer.DeserializeAsync<Manifest>(stream, cancellationToken: stop);
        return manifest is { Format: Manifest.PresentFormat }
            ? manifest
            : throw new StartRefusedException($"'{file}' has a format that this version of MtsLife does not know.");
    }

    private static Script[] Known(Manifest manifest, string file)
    {
        var known = Script.All.ToDictionary(script => new AppliedScript(script.Name, script.Sha256));
        return
        [
            .. manifest.Migrations.Select(applied => known.GetValueOrDefault(applied)
                ?? throw new StartRefusedException($"'{file}' was taken by another version of MtsLife: this one does not have its migration {applied.Name}.")),
        ];
    }
}
