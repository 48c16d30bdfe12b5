using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.Doors;

public sealed class RateLimitTests
{
    private const int Burst = 3;

    private static readonly Dictionary<string, string> Tight = new()
    {
        ["RateLimits:Enabled"] = "true",
        ["RateLimits:Kinds:write:Burst"] = $"{Burst}",
        ["RateLimits:Kinds:write:PerSecond"] = "0.01",
        ["RateLimits:Kinds:typing:Burst"] = $"{Burst}",
        ["RateLimits:Kinds:typing:PerSecond"] = "0.01",
    };

    [Fact]
    public async Task HTTP_says_too_fast_and_when_to_try_again()
    {
        await using var server = await TestServer.StartAsync(settings: Tight);
        using var vera = await server.SignedInClientAsync(await server.CreatePersonAsync("Вера", "Логинова", "vera"));
        await UseUpAsync(vera);

        var refused = await WriteAsync(vera);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("too_fast", problem.GetProperty("code").GetString());
        var wait = problem.GetProperty("retryAfterMs").GetInt32();
        Assert.InRange(wait, 1, 100_000);
        Assert.Equal((wait + 999) / 1000, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
    }

    [Fact]
    public async Task A_person_a_token_and_a_colleague_have_an_allowance_each()
    {
        await using var server = await TestServer.StartAsync(settings: Tight);
        var person = await server.CreatePersonAsync("Вера", "Логинова", "vera");
        using var browser = await server.SignedInClientAsync(person);
        using var otherBrowser = await server.SignedInClientAsync(person);
        using var program = await server.BearerClientAsync(person);
        using var otherProgram = await server.BearerClientAsync(person);
        using var colleague = await server.SignedInClientAsync(await server.CreatePersonAsync("Пётр", "Сменщиков", "petr"));

        await UseUpAsync(browser);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await WriteAsync(otherBrowser)).StatusCode);
        await UseUpAsync(program);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await WriteAsync(program)).StatusCode);
        await UseUpAsync(otherProgram);
        await UseUpAsync(colleague);
    }

    [Fact]
    public async Task The_hub_says_too_fast_and_goes_on()
    {
        await using var server = await TestServer.StartAsync(settings: Tight);
        await using var socket = await RawSocket.ConnectAsync(server, await server.CreatePersonAsync("Вера", "Логинова", "vera"));
        for (var call = 0; call < Burst; call++)
            Assert.True((await TypeAsync(socket)).TryGetProperty("ok", out _));

        var refusal = (await TypeAsync(socket)).GetProperty("refusal");
        Assert.Equal("too_fast", refusal.GetProperty("code").GetString());
        Assert.InRange(refusal.GetProperty("retryAfterMs").GetInt32(), 1, 100_000);
        Assert.True((await socket.CallAsync("Presence", """{"people":[]}""")).GetProperty("result").TryGetProperty("ok", out _));
    }

    [Fact]
    public async Task The_configuration_switches_them_off()
    {
        await using var server = await TestServer.StartAsync(settings: new Dictionary<string, string>(Tight) { ["RateLimits:Enabled"] = "false" });
        var person = await server.CreatePersonAsync("Вера", "Логинова", "vera");
        using var vera = await server.SignedInClientAsync(person);
        await UseUpAsync(vera);
        await UseUpAsync(vera);
        await using var socket = await RawSocket.ConnectAsync(server, person);
        for (var call = 0; call < 2 * Burst; call++)
            Assert.True((await TypeAsync(socket)).TryGetProperty("ok", out _));
    }

    private static async Task UseUpAsync(HttpClient client)
    {
        for (var call = 0; call < Burst; call++)
            Assert.Equal(HttpStatusCode.NotFound, (await WriteAsync(client)).StatusCode);
    }

    private static Task<HttpResponseMessage> WriteAsync(HttpClient client) => client.PostAsJsonAsync("/api/channels/9000000000001/mute", new { muted = true });

    private static async Task<JsonElement> TypeAsync(RawSocket socket) =>
        (await socket.CallAsync("Typing", """{"channelId":9000000000001}""")).GetProperty("result");
}
