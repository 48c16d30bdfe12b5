using System.Net.Sockets;
using Dapper;
using Npgsql;

namespace MtsLife.Storage.Migrations;

/// <summary>Whether a database can carry the product: reachable, PostgreSQL 15 or later, and at home with Cyrillic.</summary>
public static class Fitness
{
    private const int OldestVersion = 150000;

    /// <exception cref="StartRefusedException">With one line that says what to mend, and how.</exception>
    public static async Task RequireAsync(string connectionString, CancellationToken stop = default)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5 };
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(stop);
            await RequireVersionAsync(connection);
            await RequireLocaleAsync(connection, settings, stop);
        }
        catch (PostgresException refused)
        {
            throw Refuse($"refuses: {refused.MessageText}");
        }
        catch (Exception failed) when (failed is NpgsqlException or SocketException or TimeoutException)
        {
            var detail = failed.InnerException is SocketException inner && inner.Message != failed.Message ? $" ({inner.Message})" : "";
            throw Refuse($"does not answer: {failed.Message}{detail}");
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            throw Refuse($"is not named rightly: {malformed.Message}");
        }
    }

    private static async Task RequireVersionAsync(NpgsqlConnection connection)
    {
        if (await connection.ExecuteScalarAsync<int>("SELECT current_setting('server_version_num')::int") < OldestVersion)
            throw Refuse($"runs PostgreSQL {connection.ServerVersion}; MtsLife needs 15 or later");
    }

    private static async Task RequireLocaleAsync(NpgsqlConnection connection, NpgsqlConnectionStringBuilder settings, CancellationToken stop)
    {
        if (!await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_collation WHERE collname = 'ru-x-icu')"))
            throw Refuse("was built without ICU, which sorting Russian names needs");
        if (await connection.ExecuteScalarAsync<string>("SELECT current_setting('server_encoding')") != "UTF8"
            || await connection.ExecuteScalarAsync<string>("SELECT lower('Ы')") != "ы"
            || !await TrigramsReadCyrillicAsync(connection, stop))
        {
            throw Refuse($"has a locale in which Cyrillic does not work; make one that fits: {await CreateLineAsync(connection, settings)}");
        }
    }

    private static async Task<bool> TrigramsReadCyrillicAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var tried = await connection.BeginTransactionAsync(stop);
        try
        {
            await connection.ExecuteAsync("CREATE EXTENSION IF NOT EXISTS pg_trgm", transaction: tried);
        }
        catch (PostgresException missing)
        {
            throw Refuse($"lacks the extension pg_trgm ({missing.MessageText}); let its administrator run CREATE EXTENSION pg_trgm there");
        }
        return await connection.ExecuteScalarAsync<bool>("SELECT cardinality(show_trgm('кредит')) > 0", transaction: tried);
    }

    // ICU lower-cases and sorts, but pg_trgm asks the system's locale, which therefore must know UTF-8 too.
    private static async Task<string> CreateLineAsync(NpgsqlConnection connection, NpgsqlConnectionStringBuilder settings)
    {
        var locale = await connection.ExecuteScalarAsync<string?>("""
            SELECT collcollate FROM pg_collation
             WHERE collprovider = 'c' AND collcollate ~* '^(C|ru_RU|en_US)\.utf-?8$'
             ORDER BY collcollate COLLATE "C" LIMIT 1
            """) ?? "C.UTF-8";
        var owner = await connection.ExecuteScalarAsync<string>("SELECT quote_ident(current_user)");
        var name = await connection.ExecuteScalarAsync<string>("SELECT quote_ident(@name)", new { name = settings.Database + "_icu" });
        return $"CREATE DATABASE {name} OWNER {owner} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'und' LOCALE '{locale}';";
    }

    private static StartRefusedException Refuse(string why) =>
        new($"The database of ConnectionStrings__MtsLife {why}".ReplaceLineEndings(" "));
}
