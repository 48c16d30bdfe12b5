using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Events;
using MtsLife.Hub.Experts;
using MtsLife.Storage.Events;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Experts;

/// <summary>People ask, answer, like, accept and take it all back, while the worker reads the shards in any order.</summary>
public sealed class ShuffledShardsTests : IAsyncLifetime
{
    private static readonly string[] Topics = ["раз", "два", "три"];

    private readonly Assessing worker = new();
    private TestServer server = null!;
    private IReadOnlyList<Player> cast = [];
    private Random random = new(0);
    private readonly List<(long Id, int Asker)> questions = [];
    private readonly List<(long Id, int Asker, int Author)> answers = [];
    private readonly List<(long Group, long Channel)> groups = [];

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync(change: services =>
        {
            foreach (var registered in services.Where(s => s.ImplementationType == typeof(Assessing)).ToList())
                services.Remove(registered);
        });
        cast = await Cast.HireAsync(server.ConnectionString, 5);
        await server.Services.GetRequiredService<WorkerSql>().EnrolAsync(worker.Name);
    }

    [Fact]
    public async Task In_whatever_order_shards_are_read_it_comes_to_what_is_built_anew()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("MTSLIFE_SEED"), out var given) ? given : Random.Shared.Next(1, 1_000_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"MTSLIFE_SEED={seed}");
        random = new Random(seed);
        for (var n = 0; n < 4; n++)
        {
            using var http = Http(0);
            var group = await http.PostAsync("/api/groups", new { name = $"Смена {n}", visibility = "open" });
            groups.Add((group.GetProperty("id").GetInt64(), group.GetProperty("mainChannelId").GetInt64()));
            await http.PostAsync($"/api/groups/{groups[^1].Group}/members", new { people = cast.Skip(1).Select(p => p.Id) });
        }

        for (var step = 0; step < (Faculty.IsFull ? 1_500 : 250); step++)
        {
            await ActAsync();
            if (random.Next(4) == 0)
                await ReadAsync(random.Next(1, 6));
        }

        while (await ReadAsync(random.Next(1, 40)))
        {
        }

        var grown = await StateAsync();
        Assert.NotEmpty(grown);
        Assert.Empty(await CompanyInvariants.ViolationsAsync(server.ConnectionString));
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.ExecuteAsync("DELETE FROM expert_titles");
        await server.Services.GetRequiredService<Lanes>().WriteAsync(new RebuildWrite(worker));
        while (await ReadAsync(500))
        {
        }

        Assert.Equal(await StateAsync(), grown);
    }

    /// <summary>Some events of one shard, which one chance decides.</summary>
    private async Task<bool> ReadAsync(int most)
    {
        var sql = server.Services.GetRequiredService<WorkerSql>();
        var behind = (await sql.CursorsAsync(worker.Name)).Where(c => c.Head > c.N).ToList();
        if (behind.Count == 0)
            return false;
        var cursor = behind[random.Next(behind.Count)];
        var events = await sql.AfterAsync([cursor.Shard], [cursor.N], most);
        var answer = await server.Services.GetRequiredService<Lanes>().WriteAsync(
            new ApplyWrite(worker, events, [new(cursor.Shard, cursor.N, events[^1].N)]));
        Assert.True(answer.Ok);
        return true;
    }

    private async Task ActAsync()
    {
        try
        {
            await (random.Next(12) switch
            {
                0 or 1 => AskAsync(),
                2 or 3 or 4 when questions.Count > 0 => AnswerAsync(),
                5 or 6 when answers.Count > 0 => Pick(answers) switch { var a => PostAsync(a.Asker, $"/api/messages/{a.Id}/accept", new { accepted = random.Next(3) > 0 }) },
                7 or 8 when answers.Count > 0 => PostAsync(random.Next(cast.Count), $"/api/messages/{Pick(answers).Id}/reactions", new { emoji = "👍", on = random.Next(3) > 0 }),
                9 when answers.Count > 0 => Pick(answers) switch { var a => DeleteAsync(a.Author, a.Id) },
                10 when questions.Count > 0 => FileAsync(),
                11 => CloseAsync(),
                _ => AskAsync(),
            });
        }
        catch (RefusedException)
        {
            // Deleted before, or closed to whoever chance chose.
        }
    }

    private async Task AskAsync()
    {
        var asker = random.Next(cast.Count);
        using var http = Http(asker);
        var text = $"как быть #{Pick(Topics)}";
        questions.Add(((await http.PostAsync($"/api/channels/{Pick(groups).Channel}/messages", new { clientId = Guid.NewGuid(), text, kind = "question" })).MessageId(), asker));
    }

    private async Task AnswerAsync()
    {
        var (question, author) = (Pick(questions), random.Next(cast.Count));
        using var http = Http(author);
        answers.Add(((await http.PostAsync($"/api/messages/{question.Id}/replies", new { clientId = Guid.NewGuid(), text = "Вот так" })).MessageId(), question.Asker, author));
    }

    private async Task FileAsync()
    {
        var topic = Pick(Topics);
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        var id = await connection.QueryFirstOrDefaultAsync<long?>("SELECT id FROM topics WHERE key = @topic", new { topic });
        object change = random.Next(2) == 0 || id is null ? new { add = new[] { topic } } : new { remove = new[] { id.Value } };
        await PostAsync(random.Next(cast.Count), $"/api/messages/{Pick(questions).Id}/topics", change);
    }

    private async Task CloseAsync()
    {
        using var http = Http(0);
        var group = Pick(groups).Group;
        var version = (await http.GetAsync($"/api/groups/{group}")).GetProperty("version").GetInt32();
        await http.PatchAsync($"/api/groups/{group}", new { version, visibility = random.Next(3) == 0 ? "closed" : "open" });
    }

    private async Task PostAsync(int player, string path, object body)
    {
        using var http = Http(player);
        await http.PostAsync(path, body);
    }

    private async Task DeleteAsync(int player, long message)
    {
        using var http = Http(player);
        await http.DeleteAsync($"/api/messages/{message}");
    }

    private T Pick<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];

    private ChatHttp Http(int player) => new(server.Address, ("Authorization", "Bearer " + cast[player].Token));

    private async Task<IReadOnlyList<string>> StateAsync()
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        return (await connection.QueryAsync<string>(ExpertState.Sql)).AsList();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}

internal static class ExpertState
{
    /// <summary>Everything that the worker keeps, a line each.</summary>
    public const string Sql =
        """
        SELECT concat_ws(' ', 'evidence', topic_id, answer_id, question_id, person_id, asker_id, at, accepted_at, likers::text, liked_at::text) FROM expert_evidence
        UNION ALL SELECT concat_ws(' ', 'standing', topic_id, person_id, volume, good, answers, accepted, helped, last_at) FROM expert_standings
        UNION ALL SELECT concat_ws(' ', 'title', topic_id, person_id, title) FROM expert_titles ORDER BY 1
        """;
}
