using System.Text.Json;
using Dapper;
using MtsLife.Support.Chat;
using MtsLife.Support.Events;
using MtsLife.Web.Tests.Delivery;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Experts;

/// <summary>An office whose people ask and answer, and short words for it.</summary>
public sealed class Faculty : IAsyncLifetime
{
    private readonly Office office = new();
    private int topics;

    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("MTSLIFE_TESTS") == "full";

    public Office Office => office;

    public IReadOnlyList<Player> Askers { get; private set; } = [];

    public string Company => office.Server.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        Askers = await Cast.HireAsync(Company, 8);
    }

    public string NewTopic() => $"тема{Interlocked.Increment(ref topics)}";

    public async Task<long> AskAsync(Player asker, long channel, string text)
    {
        using var http = office.Http(asker);
        return (await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text, kind = "question" })).MessageId();
    }

    public async Task<long> AnswerAsync(Player person, long question)
    {
        using var http = office.Http(person);
        return (await http.PostAsync($"/api/messages/{question}/replies", new { clientId = Guid.NewGuid(), text = "Ответ по делу" })).MessageId();
    }

    public async Task PostAsync(Player player, string path, object? body = null)
    {
        using var http = office.Http(player);
        await http.PostAsync(path, body);
    }

    public async Task<JsonElement> GetAsync(Player player, string path)
    {
        using var http = office.Http(player);
        return await http.GetAsync(path);
    }

    /// <summary>Questions of as many people, each answered by one and accepted. Returns the answers.</summary>
    public async Task<IReadOnlyList<long>> HelpAsync(Player expert, long channel, string topic, int times)
    {
        var answers = new List<long>();
        for (var n = 0; n < times; n++)
        {
            var asker = Askers[n % Askers.Count];
            answers.Add(await AnswerAsync(expert, await AskAsync(asker, channel, $"как быть {n} #{topic}")));
            await PostAsync(asker, $"/api/messages/{answers[^1]}/accept");
        }

        await CaughtUpAsync();
        return answers;
    }

    public async Task<long> TopicAsync(string name)
    {
        await using var connection = new NpgsqlConnection(Company);
        return await connection.QuerySingleAsync<long>("SELECT id FROM topics WHERE key = @name", new { name });
    }

    public async Task CaughtUpAsync()
    {
        // What one says the other may wait for.
        await WorkersCaughtUp.Async(Company, "experts");
        await WorkersCaughtUp.Async(Company, "routing");
    }

    public async Task<JsonElement[]> ExpertsAsync(string topic)
    {
        await CaughtUpAsync();
        return [.. (await GetAsync(office.Vera, $"/api/topics/{await TopicAsync(topic)}/experts")).GetProperty("experts").EnumerateArray()];
    }

    public async Task<JsonElement[]> AskedAsync(long question)
    {
        await CaughtUpAsync();
        return [.. (await GetAsync(office.Vera, $"/api/messages/{question}")).GetProperty("message").GetProperty("message").GetProperty("card").GetProperty("asked").EnumerateArray()];
    }

    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(Company);
        await connection.ExecuteAsync(sql, parameters);
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Company);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();
}

internal static class Told
{
    public static long Person(this JsonElement expert) => expert.GetProperty("person").GetProperty("id").GetInt64();

    public static string? Title(this JsonElement expert) => expert.TryGetProperty("title", out var title) ? title.GetString() : null;

    public static int Number(this JsonElement json, string member) => json.GetProperty(member).GetInt32();
}
