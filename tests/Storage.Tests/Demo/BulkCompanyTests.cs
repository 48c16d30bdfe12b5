using Dapper;
using MtsLife.Storage.Demo;
using MtsLife.Support;
using Npgsql;
using Xunit;

namespace MtsLife.Storage.Tests.Demo;

public sealed class BulkCompanyTests
{
    private static readonly DateTime Now = new(2026, 3, 26, 9, 30, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bulk_company_breaks_no_invariant_with_or_without_deferred_indexes(bool deferred)
    {
        var connectionString = await TestPostgres.CreateDatabaseAsync();
        await using var database = Database.Connect(connectionString);
        var schema = await SchemaAsync(connectionString);

        await BulkCompany.FillAsync(database, new(People: 200, Groups: 12, Messages: 3_000) { DeferIndexes = deferred }, Now);

        Assert.Empty(await CompanyInvariants.ViolationsAsync(connectionString));
        Assert.Equal(3_000, await CountAsync(connectionString, "messages"));
        Assert.Equal(200, await CountAsync(connectionString, "people"));
        Assert.Equal(schema, await SchemaAsync(connectionString));
    }

    [Fact]
    public async Task A_second_bulk_goes_on_behind_the_first()
    {
        var connectionString = await TestPostgres.CreateDatabaseAsync();
        await using var database = Database.Connect(connectionString);

        await BulkCompany.FillAsync(database, new(People: 50, Groups: 4, Messages: 500), Now);
        await BulkCompany.FillAsync(database, new(People: 50, Groups: 4, Messages: 500, Seed: 2), Now);

        Assert.Empty(await CompanyInvariants.ViolationsAsync(connectionString));
        Assert.Equal(1_000, await CountAsync(connectionString, "messages"));
    }

    [Fact]
    public async Task Activity_is_uneven_as_among_people()
    {
        var connectionString = await TestPostgres.CreateDatabaseAsync();
        await using var database = Database.Connect(connectionString);

        await BulkCompany.FillAsync(database, new(People: 100, Groups: 50, Messages: 5_000), Now);

        await using var connection = new NpgsqlConnection(connectionString);
        var posts = (await connection.QueryAsync<long>("SELECT head_post FROM channels WHERE kind = 'group' ORDER BY 1 DESC")).AsList();
        Assert.True(posts[0] > 5 * posts[10]);
    }

    [Fact]
    public async Task A_channel_takes_a_bulk_behind_what_stands_there()
    {
        var connectionString = await TestPostgres.CreateDatabaseAsync();
        await using var database = Database.Connect(connectionString);
        await BulkCompany.FillAsync(database, new(People: 30, Groups: 2, Messages: 100), Now);
        await using var connection = new NpgsqlConnection(connectionString);
        var channel = await connection.QueryFirstAsync<(long Id, long Post)>("SELECT id, head_post FROM channels WHERE kind = 'group' ORDER BY id");

        await BulkChannel.AppendAsync(database, channel.Id, 2_000, Now);

        Assert.Equal(channel.Post + 2_000, await connection.QueryFirstAsync<long>("SELECT head_post FROM channels WHERE id = @Id", new { channel.Id }));
        Assert.Empty(await CompanyInvariants.ViolationsAsync(connectionString));
    }

    [Fact]
    public async Task The_checker_sees_each_kind_of_damage()
    {
        var connectionString = await TestPostgres.CreateDatabaseAsync();
        await using var database = Database.Connect(connectionString);
        await BulkCompany.FillAsync(database, new(People: 30, Groups: 3, Messages: 300, Days: 10), Now);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();

        string[] damages =
        [
            "UPDATE channels SET head_post = head_post + 1, head_seq = head_seq + 1 WHERE head_post > 0",
            "DELETE FROM channel_events WHERE seq = 2",
            "UPDATE placements SET seq = 1 WHERE post = 2",
            "UPDATE channel_events SET kind = 'message_edited' WHERE seq = 1",
            "DELETE FROM placements WHERE post = 3",
            "UPDATE messages SET text = '' WHERE id = (SELECT min(id) FROM messages)",
            "UPDATE mentions SET post = post + 1000",
            "UPDATE channel_members SET read_post = 100000",
            "UPDATE groups SET member_count = member_count + 1",
            "DELETE FROM group_members WHERE role <> 'owner'",
            "DELETE FROM channel_members",
            "UPDATE groups SET visibility = 'secret'",
            "UPDATE group_members SET role = 'member'",
            "UPDATE event_shards SET head = head + 1",
            "DELETE FROM events WHERE n = 1",
        ];
        foreach (var damage in damages)
        {
            Assert.Empty(await CompanyInvariants.ViolationsAsync(connectionString));
            var undo = await DamageAsync(connection, damage);
            Assert.True((await CompanyInvariants.ViolationsAsync(undo)).Count > 0, $"Not seen: {damage}");
            await undo.RollbackAsync();
        }
    }

    private static async Task<NpgsqlTransaction> DamageAsync(NpgsqlConnection connection, string damage)
    {
        var transaction = await connection.BeginTransactionAsync();
        Assert.True(await connection.ExecuteAsync(damage, transaction: transaction) > 0, $"Nothing was damaged: {damage}");
        return transaction;
    }

    private static async Task<long> CountAsync(string connectionString, string table)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return await connection.QueryFirstAsync<long>($"SELECT count(*) FROM {table}");
    }

    private static async Task<IReadOnlyList<string>> SchemaAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return (await connection.QueryAsync<string>("""
            SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
            ORDER BY 1
            """)).AsList();
    }
}
