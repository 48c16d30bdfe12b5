using Dapper;
using MtsLife.Storage.Backup;
using MtsLife.Storage.Migrations;
using MtsLife.Support;
using Npgsql;
using Xunit;

namespace MtsLife.Storage.Tests.Backup;

public sealed class BackupTests : IDisposable
{
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("mtslife-backup-").FullName, "копия.backup");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [Fact]
    public async Task What_is_restored_equals_what_was_saved()
    {
        var source = await TestPostgres.CreateDatabaseAsync();
        await FillAsync(source);
        await BackingUp.RunAsync(source, file);
        var copy = await TestPostgres.CreateEmptyDatabaseAsync();

        var rows = await Restoring.RunAsync(copy, file);

        var contents = await ContentsAsync(source);
        Assert.Equal(contents, await ContentsAsync(copy));
        Assert.True(rows >= 6);
        Assert.Contains("Ёлка", string.Join('\n', contents));
        Assert.Equal(await Schema.DescribeAsync(source), await Schema.DescribeAsync(copy));
        Assert.Empty(await Migrating.RunAsync(copy));
        await ExecuteAsync(copy, "INSERT INTO units (kind, name) VALUES ('shop', 'after')");
    }

    [Fact]
    public async Task A_backup_is_for_its_owner_only()
    {
        await BackingUp.RunAsync(await TestPostgres.CreateDatabaseAsync(), file);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task A_database_with_tables_is_not_overwritten()
    {
        var source = await TestPostgres.CreateDatabaseAsync();
        await FillAsync(source);
        await BackingUp.RunAsync(source, file);
        var before = await ContentsAsync(source);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Restoring.RunAsync(source, file));

        Assert.Contains("empty", refused.Message);
        Assert.Equal(before, await ContentsAsync(source));
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused()
    {
        await File.WriteAllTextAsync(file, "no");

        await Assert.ThrowsAsync<StartRefusedException>(async () => await Restoring.RunAsync(await TestPostgres.CreateEmptyDatabaseAsync(), file));
    }

    private static Task FillAsync(string database) => ExecuteAsync(database, """
        INSERT INTO units (kind, name) VALUES ('region', 'Ёлка'), ('region', 'Берёза');
        INSERT INTO units (kind, name, parent_id) SELECT 'shop', 'Магазин ' || name, id FROM units;
        INSERT INTO channels (kind, readers, writers) VALUES ('person', 'members', 'members');
        INSERT INTO people (handle, given_name, family_name, unit_id, channel_id)
        SELECT 'anna', 'Анна', 'Ёжикова', (SELECT max(id) FROM units), max(id) FROM channels;
        """);

    /// <summary>Every row of every table as JSON, sequences too.</summary>
    private static async Task<string[]> ContentsAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        List<string> rows = [];
        foreach (var (name, _) in await connection.QueryAsync<(string, string[])>(CatalogueSql.Tables))
            rows.AddRange(await connection.QueryAsync<string>($"SELECT '{name} ' || to_jsonb(t)::text FROM {name} t ORDER BY 1"));
        rows.AddRange(await connection.QueryAsync<string>("SELECT sequencename || ' ' || coalesce(last_value, 0) FROM pg_sequences ORDER BY 1"));
        return [.. rows];
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.ExecuteAsync(sql);
    }
}
