using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.Wire;

/// <param name="Code">The refusal's code, null when there was none.</param>
public sealed record Reply(int Status, string? Code, string? Field, string? Reason, string Text)
{
    public bool IsOk => Code is null && Status == 200;
}

/// <summary>Sends raw JSON to any door as somebody to whom every door is open: an administrator who owns the group.</summary>
public sealed class Doorstep : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    internal World World { get; private set; } = null!;

    internal IReadOnlyList<Request> Requests { get; private set; } = [];

    public RawSocket Socket { get; private set; } = null!;

    public HttpClient Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        var me = await Server.CreatePersonAsync("Вера", "Логинова", "vera.loginova", "administrator");
        var colleague = await Server.CreatePersonAsync("Пётр", "Сменщиков", "petr");
        await Server.CreatePersonAsync("Анна", "Запасная", "anna", "administrator");
        Browser = await Server.SignedInClientAsync(me);
        Socket = await RawSocket.ConnectAsync(Server, me);

        var group = await MakeAsync("/api/groups", new { name = "Смена", visibility = "open" });
        var channel = group.GetProperty("mainChannelId").GetInt64();
        await MakeAsync($"/api/groups/{group.GetProperty("id").GetInt64()}/members", new { people = new[] { colleague } });
        var posted = await MakeAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = "Привет" });
        World = new(me, colleague, channel, group.GetProperty("id").GetInt64(), posted.GetProperty("message").GetProperty("message").GetProperty("id").GetInt64(),
            await UnitAsync());
        Requests = Wire.Requests.Of(Server);
    }

    internal Task<Reply> SendAsync(Request request, string json) => request.IsHub ? CallAsync(request.Door[4..], $"[{json}]") : SendAsync(request.Door, json);

    public async Task<Reply> CallAsync(string method, string arguments)
    {
        var answer = await Socket.CallWithAsync(method, arguments);
        if (answer.TryGetProperty("error", out var error))
            return new(500, "error", null, null, error.GetRawText());
        var result = answer.GetProperty("result");
        return result.TryGetProperty("refusal", out var refusal) ? Read(400, refusal) : new(200, null, null, null, result.GetRawText());
    }

    public async Task<Reply> SendAsync(string door, string? json, string type = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Split(' ')[0]), Address(door.Split(' ')[1]));
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8);
            request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        }

        var answer = await Browser.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? new((int)answer.StatusCode, null, null, null, text)
            : answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? Read((int)answer.StatusCode, JsonDocument.Parse(text).RootElement)
            : new((int)answer.StatusCode, "", null, null, text);
    }

    private string Address(string pattern) => pattern
        .Replace("{id:long}", pattern.Contains("/messages/{id", StringComparison.Ordinal) ? $"{World.Message}"
            : pattern.Contains("/groups", StringComparison.Ordinal) ? $"{World.Group}"
            : pattern.Contains("/units", StringComparison.Ordinal) ? $"{World.Unit}"
            : pattern.Contains("/people", StringComparison.Ordinal) ? $"{World.Colleague}" : $"{World.Channel}", StringComparison.Ordinal)
        .Replace("{personId:long}", $"{World.Colleague}", StringComparison.Ordinal)
        .Replace("{topicId:long}", "1", StringComparison.Ordinal)
        .Replace("{code}", "no-such-code", StringComparison.Ordinal);

    private async Task<long> UnitAsync()
    {
        await using var connection = new Npgsql.NpgsqlConnection(Server.ConnectionString);
        return await Dapper.SqlMapper.QuerySingleAsync<long>(connection, "INSERT INTO units (kind, name) VALUES ('company', 'Компания') RETURNING id");
    }

    private static Reply Read(int status, JsonElement refusal) =>
        new(status, Text(refusal, "code"), Text(refusal, "field"), Text(refusal, "reason"), refusal.GetRawText());

    private static string? Text(JsonElement refusal, string name) => refusal.TryGetProperty(name, out var value) ? value.GetString() : null;

    private async Task<JsonElement> MakeAsync(string address, object body)
    {
        var made = await Browser.PostAsJsonAsync(address, body);
        return JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Socket.DisposeAsync();
        await Server.DisposeAsync();
    }
}
