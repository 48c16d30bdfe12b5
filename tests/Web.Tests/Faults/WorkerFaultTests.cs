using System.Collections.Concurrent;
using System.Diagnostics;
using Dapper;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Support.Events;
using MtsLife.Web.Tests.Delivery;
using MtsLife.Web.Tests.Experts;
using MtsLife.Web.Tests.Reputation;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Faults;

/// <summary>Workers in a server that is killed again and again while people write.</summary>
[Collection(nameof(FaultTests))]
public sealed class WorkerFaultTests : IAsyncLifetime
{
    private const int Writers = 8;
    private static readonly int Kills = Size.IsFull ? 50 : 5;

    private OwnPostgres postgres = null!;
    private ServerProcess server = null!;
    private readonly ConcurrentBag<long> asked = [];
    private readonly ConcurrentBag<long> answered = [];
    private int acknowledged;

    public async ValueTask InitializeAsync()
    {
        postgres = await OwnPostgres.StartAsync();
        server = new ServerProcess(postgres.ConnectionString);
        await server.StartAsync();
    }

    [Fact]
    public async Task Workers_that_are_killed_count_what_they_would_count_from_the_start()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("MTSLIFE_SEED"), out var given) ? given : Random.Shared.Next(1, 1_000_000);
        var random = new Random(seed);
        var cast = await Cast.HireAsync(postgres.ConnectionString, Writers);
        // From the start: who comes to judge later is told only of what is reported from then on, until everything is read anew.
        var judge = (await Cast.HireAsync(postgres.ConnectionString, 1, "administrator"))[0];
        var channel = await FurnishAsync(cast);
        using var over = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var writing = cast.Select((player, i) => WriteAsync(player, cast, channel, new Random(seed + i), over.Token)).ToList();

        for (var kill = 0; kill < Kills; kill++)
        {
            // At another point each time, with writes under way.
            await WrittenAsync(Volatile.Read(ref acknowledged) + random.Next(10, 120));
            await server.KillAsync();
            await server.StartAsync();
        }

        await over.CancelAsync();
        await Task.WhenAll(writing);
        await CaughtUpAsync();
        var grown = await StateAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"MTSLIFE_SEED={seed}: {Kills} kills in {clock.Elapsed.TotalSeconds:0} s, {acknowledged} acknowledged, {grown.Count} rows of state");

        using (var chief = Http(judge))
        {
            await chief.PostAsync("/api/admin/workers/statistics/rebuild");
            await chief.PostAsync("/api/admin/workers/search/rebuild");
            await chief.PostAsync("/api/admin/workers/experts/rebuild");
            await chief.PostAsync("/api/admin/workers/notifications/rebuild");
            await chief.PostAsync("/api/admin/workers/reputation/rebuild");
        }

        await CaughtUpAsync();
        Assert.Equal(await StateAsync(), grown);
        Assert.Equal(await Oracle.PointsAsync(postgres.ConnectionString), await Ledger.PointsAsync(postgres.ConnectionString));
        Assert.Empty(await DifferencesAsync());
        Assert.Empty(await CompanyInvariants.ViolationsAsync(postgres.ConnectionString));
    }

    private async Task<long> FurnishAsync(IReadOnlyList<Player> cast)
    {
        using var http = Http(cast[0]);
        var group = await http.PostAsync("/api/groups", new { name = "Под нагрузкой", visibility = "open" });
        await http.PostAsync($"/api/groups/{group.GetProperty("id").GetInt64()}/members", new { people = cast.Skip(1).Select(p => p.Id) });
        foreach (var follower in cast.Skip(1))
        {
            using var own = Http(follower);
            await own.PostAsync($"/api/people/{cast[0].Id}/subscribe");
        }

        return group.GetProperty("mainChannelId").GetInt64();
    }

    private async Task WriteAsync(Player player, IReadOnlyList<Player> cast, long channel, Random random, CancellationToken stop)
    {
        using var http = Http(player);
        var (mine, others) = (new List<long>(), new List<long>());
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (random.Next(3) == 0)
                    await HelpAsync(http, channel, random);
                else if (random.Next(4) == 0)
                    mine.Add(await PublishAsync(http, channel, random));
                else if (others.Count > 0 && random.Next(4) == 0)
                    await JudgeAsync(http, others[random.Next(others.Count)], random);
                else if (mine.Count > 0 && random.Next(4) == 0)
                    await http.DeleteAsync($"/api/messages/{mine[random.Next(mine.Count)]}");
                else if (mine.Count > 0 && random.Next(4) == 0)
                    await http.PatchAsync($"/api/messages/{mine[random.Next(mine.Count)]}", new { text = $"Правка {random.Next()} @{cast[random.Next(Writers)].Handle}" });
                else if (mine.Count > 0 && random.Next(4) == 0)
                    mine.Add((await http.PostAsync($"/api/messages/{mine[random.Next(mine.Count)]}/replies", new { clientId = Guid.NewGuid(), text = $"Ответ {random.Next()}" })).MessageId());
                else if (others.Count > 0 && random.Next(3) == 0)
                    await http.PostAsync($"/api/messages/{others[random.Next(others.Count)]}/reactions", new { emoji = "👍", on = random.Next(3) > 0 });
                else if (others.Count > 0 && random.Next(3) == 0)
                    await http.PostAsync($"/api/messages/{others[random.Next(others.Count)]}/replies", new { clientId = Guid.NewGuid(), text = $"Ответ {random.Next()}" });
                else if (random.Next(4) == 0)
                    mine.Add(await ThankAsync(http, player, cast, channel, random));
                else if (random.Next(4) == 0)
                    others = [.. (await http.GetAsync($"/api/channels/{channel}/messages?limit=30")).GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("message").GetProperty("id").GetInt64())];
                else
                    mine.Add((await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = $"Слово {random.Next()} @{cast[random.Next(Writers)].Handle}" })).MessageId());
                Interlocked.Increment(ref acknowledged);
            }
            catch (RefusedException)
            {
                // Deleted before, or the server is on its way out.
            }
            catch (Exception away) when (away is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    /// <summary>News of which followers hear, or an announcement to all, for which only the owner is not refused.</summary>
    private static async Task<long> PublishAsync(ChatHttp http, long channel, Random random)
    {
        var isNews = random.Next(2) == 0;
        return (await http.PostAsync($"/api/channels/{channel}/messages", new
        {
            clientId = Guid.NewGuid(),
            kind = isNews ? "news" : "announcement",
            title = "Важное",
            text = $"Подробности {random.Next()}",
            card = isNews ? null : new { until = DateTime.UtcNow.AddDays(1) },
        })).MessageId();
    }

    private static Task JudgeAsync(ChatHttp http, long message, Random random) => random.Next(3) == 0
        ? http.PostAsync($"/api/messages/{message}/dismiss")
        : http.PostAsync($"/api/messages/{message}/report", new { reason = "other" });

    /// <summary>Asks, answers what somebody asked, likes and accepts what somebody answered, and takes that back.</summary>
    private async Task HelpAsync(ChatHttp http, long channel, Random random)
    {
        if (random.Next(3) == 0 || asked.IsEmpty)
        {
            asked.Add((await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = $"как быть #тема{random.Next(3)}", kind = "question" })).MessageId());
            return;
        }

        var question = asked.ElementAt(random.Next(asked.Count));
        answered.Add((await http.PostAsync($"/api/messages/{question}/replies", new { clientId = Guid.NewGuid(), text = "Вот так" })).MessageId());
        var some = answered.ElementAt(random.Next(answered.Count));
        await http.PostAsync($"/api/messages/{some}/reactions", new { emoji = "👍", on = random.Next(4) > 0 });
        await http.PostAsync($"/api/messages/{some}/accept", new { accepted = random.Next(4) > 0 });
    }

    private static async Task<long> ThankAsync(ChatHttp http, Player player, IReadOnlyList<Player> cast, long channel, Random random)
    {
        var recipients = cast.Where(p => p.Id != player.Id).OrderBy(_ => random.Next()).Take(random.Next(1, 5)).Select(p => p.Id);
        return (await http.PostAsync($"/api/channels/{channel}/messages", new
        {
            clientId = Guid.NewGuid(),
            kind = "thanks",
            text = $"За смену {random.Next()}",
            card = new { badge = "thanks", recipients },
        })).MessageId();
    }

    private async Task WrittenAsync(int enough)
    {
        for (var deadline = DateTime.UtcNow.AddMinutes(1); Volatile.Read(ref acknowledged) < enough; await Task.Delay(5))
        {
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException("nobody can write");
        }
    }

    private ChatHttp Http(Player player) => new(server.Address, ("Authorization", "Bearer " + player.Token));

    private async Task CaughtUpAsync()
    {
        await WorkersCaughtUp.Async(postgres.ConnectionString, "statistics");
        await WorkersCaughtUp.Async(postgres.ConnectionString, "search");
        await WorkersCaughtUp.Async(postgres.ConnectionString, "experts");
        await WorkersCaughtUp.Async(postgres.ConnectionString, "notifications");
        await WorkersCaughtUp.Async(postgres.ConnectionString, "reputation");
    }

    private async Task<IReadOnlyList<string>> StateAsync()
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        return (await connection.QueryAsync<string>(
            """
            SELECT concat_ws(' ', 'day', day, figure, count) FROM daily_totals
            UNION ALL SELECT concat_ws(' ', 'writer', person_id, messages) FROM writers
            UNION ALL SELECT concat_ws(' ', 'message', message_id, tsv) FROM message_search
            UNION ALL SELECT concat_ws(' ', 'told', person_id, reason, message_id, thread_id, actor_id, count, at, read_at IS NULL) FROM notifications ORDER BY 1
            """)).Concat(await connection.QueryAsync<string>(ExpertState.Sql))
            .Concat(await Ledger.StateAsync(postgres.ConnectionString)).ToList();
    }

    /// <summary>Where what the workers wrote is not what stands.</summary>
    private async Task<IEnumerable<string>> DifferencesAsync()
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        return await connection.QueryAsync<string>(
            """
            SELECT format('publications and comments: %s, counted %s', standing.n, counted.n)
            FROM (SELECT count(*) AS n FROM messages WHERE deleted_at IS NULL) standing,
                 (SELECT sum(count) AS n FROM daily_totals WHERE figure IN ('publications', 'comments')) counted
            WHERE standing.n <> counted.n
            UNION ALL
            SELECT format('thanks: %s given to %s, counted %s to %s', standing.given, standing.received, counted.given, counted.received)
            FROM (SELECT count(DISTINCT m.id) AS given, count(g.person_id) AS received
                  FROM messages m LEFT JOIN thanked g ON g.message_id = m.id WHERE m.kind = 'thanks' AND m.deleted_at IS NULL) standing,
                 (SELECT coalesce(sum(count) FILTER (WHERE figure = 'thanks'), 0) AS given, coalesce(sum(count) FILTER (WHERE figure = 'badges'), 0) AS received
                  FROM daily_totals) counted
            WHERE (standing.given, standing.received) IS DISTINCT FROM (counted.given, counted.received)
            UNION ALL
            SELECT format('person %s: %s messages, counted %s', w.person_id, m.n, w.messages)
            FROM writers w JOIN LATERAL (SELECT count(*) AS n FROM messages WHERE author_id = w.person_id AND deleted_at IS NULL) m ON m.n <> w.messages
            UNION ALL
            SELECT format('message %s, person %s: mentioned %s, told %s', coalesce(t.message_id, n.message_id), coalesce(t.person_id, n.person_id), n.message_id, t.message_id)
            FROM (SELECT * FROM notifications WHERE reason = 'mentioned') t
            FULL JOIN (SELECT n.* FROM mentions n JOIN messages m ON m.id = n.message_id WHERE n.person_id <> m.author_id AND m.deleted_at IS NULL
                       AND NOT EXISTS (SELECT FROM thanked g WHERE g.message_id = n.message_id AND g.person_id = n.person_id)) n
              ON n.message_id = t.message_id AND n.person_id = t.person_id
            WHERE t.message_id IS NULL OR n.message_id IS NULL
            UNION ALL
            SELECT format('words of message %s', coalesce(f.message_id, m.id))
            FROM message_search f FULL JOIN (SELECT * FROM messages WHERE deleted_at IS NULL) m ON m.id = f.message_id
            WHERE f.tsv IS DISTINCT FROM search_words(m.title || ' ' || m.text)
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await postgres.DisposeAsync();
    }
}
