using Dapper;
using MtsLife.Storage.Migrations;
using MtsLife.Support;
using Npgsql;
using Xunit;

namespace MtsLife.Storage.Tests.Migrations;

public sealed class FitnessTests : IAsyncLifetime
{
    private readonly string name = "unfit_" + Guid.NewGuid().ToString("N");
    private string server = "";

    public async ValueTask InitializeAsync() => server = await TestPostgres.CreateEmptyDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name}");
        await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name}_icu");
    }

    [Fact]
    public async Task A_database_made_as_ours_fits() => await Fitness.RequireAsync(server);

    [Theory]
    [InlineData("ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'")]
    [InlineData("ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'")]
    [InlineData("ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'und' LOCALE 'C'")]
    public async Task A_locale_without_Cyrillic_is_refused_with_the_line_that_makes_one_that_fits(string locale)
    {
        await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE template0 {locale}");

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Fitness.RequireAsync(Named(name)));

        Assert.DoesNotContain('\n', refused.Message);
        await ExecuteAsync(server, refused.Message[refused.Message.IndexOf("CREATE DATABASE", StringComparison.Ordinal)..]);
        await Fitness.RequireAsync(Named(name + "_icu"));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1", "does not answer")]
    [InlineData("Host=127.0.0.1;Nonsense=1", "is not named rightly")]
    [InlineData("nonsense", "is not named rightly")]
    public async Task A_wrong_connection_string_is_refused_in_one_line(string connectionString, string why)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Fitness.RequireAsync(connectionString));

        Assert.Contains(why, refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_not_repeated()
    {
        var wrong = new NpgsqlConnectionStringBuilder(server) { Password = "guessed-wrongly" }.ConnectionString;

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Fitness.RequireAsync(wrong));

        Assert.Contains("refuses", refused.Message);
        Assert.DoesNotContain("guessed-wrongly", refused.Message);
    }

    private string Named(string database) => new NpgsqlConnectionStringBuilder(server) { Database = database, Pooling = false }.ConnectionString;

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.ExecuteAsync(sql);
    }
}
