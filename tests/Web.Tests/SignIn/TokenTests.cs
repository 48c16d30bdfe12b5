using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Support;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.SignIn;

public sealed class TokenTests : IAsyncLifetime
{
    private readonly MovedClock time = new();
    private TestServer server = null!;
    private HttpClient browser = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync(change: services => services.AddSingleton<TimeProvider>(time));
        browser = await server.SignedInClientAsync(await server.CreatePersonAsync("Вера", "Логинова", "vera"));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_token_is_shown_once_kept_as_a_hash_and_acts_as_its_person()
    {
        var made = await browser.PostAsync("/api/me/tokens", new { name = "Отчёты", expiresInDays = 30 }).OkAsync();
        var token = made.GetProperty("token").GetString()!;

        Assert.Matches("^mts_[0-9A-Za-z]{43}$", token);
        Assert.Equal("vera", (await Program(token).GetAsync("/api/me").OkAsync()).GetProperty("handle").GetString());
        var listed = await (await browser.GetAsync("/api/me/tokens")).Content.ReadAsStringAsync();
        Assert.Contains($"\"prefix\":\"{token[..10]}\"", listed);
        Assert.DoesNotContain(token, listed);
        await using var database = new NpgsqlConnection(server.ConnectionString);
        Assert.Equal(0, await database.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM access_tokens t WHERE t::text LIKE '%' || @rest || '%'", new { rest = token[10..] }));
        Assert.DoesNotContain(server.Log, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_ends_on_its_day()
    {
        using var program = Program(await CreateAsync(expiresInDays: 1));
        await program.GetAsync("/api/me").OkAsync();

        time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));

        await program.GetAsync("/api/me").RefusedAsync("unauthenticated");
    }

    [Fact]
    public async Task A_revoked_token_is_refused_at_once()
    {
        var made = await browser.PostAsync("/api/me/tokens", new { name = "x" }).OkAsync();
        using var program = Program(made.GetProperty("token").GetString()!);
        await program.GetAsync("/api/me").OkAsync();

        await browser.DeleteAsync($"/api/me/tokens/{made.GetProperty("id").GetInt64()}").OkAsync();

        await program.GetAsync("/api/me").RefusedAsync("unauthenticated");
    }

    [Theory]
    [InlineData("/api/me?access_token=")]
    [InlineData("/hub?access_token=")]
    [InlineData("/hub/negotiate?negotiateVersion=1&access_token=")]
    public async Task A_token_in_an_address_is_refused(string path) =>
        await server.Client().GetAsync(path + await CreateAsync()).RefusedAsync("invalid", "access_token");

    [Fact]
    public async Task A_token_cannot_make_itself_at_home()
    {
        using var program = Program(await CreateAsync());

        await program.PostAsync("/api/me/tokens", new { name = "another" }).RefusedAsync("forbidden", reason: "browser_only");
        await program.PostAsync("/api/me/password", new { current = "x", @new = "long enough" }).RefusedAsync("forbidden", reason: "browser_only");
        await program.PostAsync("/api/me/sessions/end-all", null).RefusedAsync("forbidden", reason: "browser_only");
        await program.PostAsync("/api/sign-out", null).RefusedAsync("forbidden", reason: "browser_only");
    }

    [Theory]
    [InlineData("mts_")]
    [InlineData("mts_unknown")]
    [InlineData("")]
    public async Task What_is_no_token_is_nobody(string token) => await Program(token).GetAsync("/api/me").RefusedAsync("unauthenticated");

    [Theory]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"name":"x","expiresInDays":0}""", "expiresInDays")]
    [InlineData("""{"name":"x","expiresInDays":366}""", "expiresInDays")]
    public async Task What_is_asked_of_a_token_has_bounds(string body, string field) =>
        await browser.PostRawAsync("/api/me/tokens", body).RefusedAsync("invalid", field);

    private async Task<string> CreateAsync(int? expiresInDays = null) =>
        (await browser.PostRawAsync("/api/me/tokens", expiresInDays is null ? """{"name":"x"}""" : $$"""{"name":"x","expiresInDays":{{expiresInDays}}}""").OkAsync())
        .GetProperty("token").GetString()!;

    private HttpClient Program(string token) => server.Client(("Authorization", "Bearer " + token));
}
