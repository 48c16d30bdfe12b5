using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Events;
using MtsLife.Storage.Events;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Support.Events;
using MtsLife.Web.Tests.Delivery;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Events;

/// <summary>The promises of the log to whoever reads it, held against a worker that remembers everything it was given.</summary>
public sealed class WorkerTests : IAsyncLifetime
{
    private readonly List<TestServer> servers = [];
    private string connectionString = "";

    public async ValueTask InitializeAsync()
    {
        connectionString = await TestPostgres.CreateDatabaseAsync();
        await CountingWorker.PrepareAsync(connectionString);
    }

    [Fact]
    public async Task With_eight_writers_and_two_servers_each_event_is_applied_once()
    {
        var (here, there) = (await StartAsync(), await StartAsync());
        var (channel, cast) = await FurnishAsync(here, 8);

        await Task.WhenAll(cast.Select(async (player, i) =>
        {
            using var http = Http(i % 2 == 0 ? here : there, player);
            for (var n = 0; n < 25; n++)
            {
                var id = (await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = $"Слово {n}" })).MessageId();
                // Marks are written to the same own channels in which the worker tells.
                await http.PostAsync($"/api/channels/{channel}/unread", new { post = 1 });
                if (n % 5 == 0)
                    await http.DeleteAsync($"/api/messages/{id}");
            }
        }));

        await CaughtUpAsync();
        Assert.Empty(await DifferencesAsync());
        Assert.Equal(200 + 40, await CountAsync("SELECT count(*) FROM counted"));
        await AssertSound.Async(connectionString);
    }

    [Fact]
    public async Task A_poison_event_is_set_aside_and_the_rest_goes_on()
    {
        var idle = await StartAsync(working: false);
        var (channel, cast) = await FurnishAsync(idle, 1);
        using var http = Http(idle, cast[0]);
        var ids = new List<long>();
        for (var n = 0; n < 30; n++)
            ids.Add((await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = $"Слово {n}" })).MessageId());

        var server = await StartAsync(poison: e => e.MessageId == ids[13]);
        await CaughtUpAsync();

        Assert.Equal(29, await CountAsync("SELECT count(*) FROM counted"));
        await using var connection = new NpgsqlConnection(connectionString);
        var (kind, error) = await connection.QuerySingleAsync<(string, string)>("SELECT kind, error FROM worker_poison WHERE worker = 'counting'");
        Assert.Equal(("message_posted", nameof(InvalidDataException)), (kind, error));
        Assert.Contains(server.Log, line => line.Contains("set aside", StringComparison.Ordinal));

        using var chief = await server.SignedInClientAsync((await Cast.HireAsync(connectionString, 1, "administrator"))[0].Id);
        var overview = await chief.GetStringAsync("/api/admin/workers");
        Assert.Contains("\"error\":\"InvalidDataException\"", overview);
        Assert.Contains("\"name\":\"counting\"", overview);
    }

    [Fact]
    public async Task What_is_built_anew_equals_what_grew()
    {
        var server = await StartAsync();
        var (channel, cast) = await FurnishAsync(server, 2);
        using var http = Http(server, cast[0]);
        for (var n = 0; n < 20; n++)
            await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = $"Слово {n}" });
        await CaughtUpAsync();

        Assert.False((await server.Services.GetRequiredService<Workers>().RebuildAsync("counting")).IsRefused);
        await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = "Посреди" });
        await CaughtUpAsync();

        Assert.Empty(await DifferencesAsync());
        Assert.Equal("not_found", (await server.Services.GetRequiredService<Workers>().RebuildAsync("nobody")).Refusal?.Code);
    }

    [Fact]
    public async Task An_event_that_is_not_committed_is_waited_for()
    {
        var server = await StartAsync();
        var (channel, cast) = await FurnishAsync(server, 1);
        await CaughtUpAsync();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var open = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            """
            WITH taken AS (UPDATE event_shards SET head = head + 1 WHERE shard = @channel & 15 RETURNING shard, head)
            INSERT INTO events (shard, n, kind, at) SELECT shard, head, 'message_edited', now() FROM taken
            """, new { channel });

        // The next event of that shard cannot be numbered, let alone read, before this one is there or not.
        using var http = Http(server, cast[0]);
        var posting = http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = "Следом" });
        await WaitAsync("SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM counted"));
        await open.CommitAsync();
        await posting;

        await CaughtUpAsync();
        Assert.Empty(await DifferencesAsync());
        Assert.Equal(2, await CountAsync("SELECT count(*) FROM counted"));
    }

    private async Task<TestServer> StartAsync(bool working = true, Func<EventRow, bool>? poison = null)
    {
        var server = await TestServer.StartAsync(connectionString: connectionString, change: services =>
        {
            if (working)
                services.AddSingleton<Worker>(new CountingWorker(poison));
        });
        servers.Add(server);
        return server;
    }

    private async Task<(long Channel, IReadOnlyList<Player> Cast)> FurnishAsync(TestServer server, int people)
    {
        var cast = await Cast.HireAsync(connectionString, people);
        using var http = Http(server, cast[0]);
        var group = await http.PostAsync("/api/groups", new { name = "Журнал", visibility = "open" });
        if (people > 1)
            await http.PostAsync($"/api/groups/{group.GetProperty("id").GetInt64()}/members", new { people = cast.Skip(1).Select(p => p.Id) });
        return (group.GetProperty("mainChannelId").GetInt64(), cast);
    }

    private static ChatHttp Http(TestServer server, Player player) => new(server.Address, ("Authorization", "Bearer " + player.Token));

    /// <summary>Where what was counted is not what happened.</summary>
    private async Task<IEnumerable<string>> DifferencesAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return await connection.QueryAsync<string>(
            """
            SELECT format('shard %s number %s: %s, counted %s', coalesce(e.shard, c.shard), coalesce(e.n, c.n), e.kind, c.kind)
            FROM (SELECT * FROM events WHERE kind LIKE 'message\_%') e FULL JOIN counted c ON c.shard = e.shard AND c.n = e.n
            WHERE e.kind IS DISTINCT FROM c.kind
            """);
    }

    private Task CaughtUpAsync() => WorkersCaughtUp.Async(connectionString, "counting");

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    private Task WaitAsync(string condition) => WorkersCaughtUp.WaitAsync(connectionString, condition);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
    }
}
