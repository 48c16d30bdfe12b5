using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Access;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.SignIn;

public sealed class LockOutTests : IAsyncLifetime
{
    private TestServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await Production.StartAsync();
        using var founder = await server.SetUpAsync();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("vera.loginova")]
    [InlineData(" VERA.Loginova ")]
    public async Task The_right_password_opens_the_door_however_the_login_is_written(string login)
    {
        using var answer = await server.Browser().PostAsync("/api/sign-in", new { login, password = "настоящий-пароль" });

        await server.Browser(answer.Cookie()).GetAsync("/api/me").OkAsync();
    }

    [Theory]
    [InlineData("vera.loginova")]
    [InlineData("nobody.at.all")]
    public async Task Five_wrong_passwords_lock_out_and_do_not_tell_whether_the_login_exists(string login)
    {
        for (var i = 0; i < 4; i++)
            await TryAsync(login, "неверный").RefusedAsync("unauthenticated", reason: "wrong_password");

        var locked = await TryAsync(login, "неверный").RefusedAsync("too_fast", reason: "locked_out");

        Assert.InRange(locked.GetProperty("retryAfterMs").GetInt32(), 290_000, 300_000);
        await TryAsync(login, "настоящий-пароль").RefusedAsync("too_fast", reason: "locked_out");
    }

    [Fact]
    public async Task Guesses_at_the_same_moment_are_all_counted()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => TryAsync("vera.loginova", "неверный")));

        Assert.Contains(answers, answer => (int)answer.StatusCode == 429);
        await TryAsync("vera.loginova", "настоящий-пароль").RefusedAsync("too_fast", reason: "locked_out");
    }

    [Fact]
    public async Task Getting_it_right_forgets_the_failures_before()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++)
                await TryAsync("vera.loginova", "неверный").RefusedAsync("unauthenticated");
            await TryAsync("vera.loginova", "настоящий-пароль").OkAsync();
        }
    }

    [Fact]
    public async Task Many_tries_for_one_login_are_slowed_down_whatever_their_outcome()
    {
        await using var strict = await TestServer.StartAsync(settings: new Dictionary<string, string> { ["RateLimits:Enabled"] = "true" });
        using var client = strict.Anonymous();
        var limit = strict.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<RateLimitOptions>>().Value.Kinds["sign_in_login"];

        var codes = new List<int>();
        for (var i = 0; i < limit.Burst + 1; i++)
        {
            using var answer = await client.PostAsync("/api/sign-in", new { login = "петр", password = "x" });
            codes.Add((int)answer.StatusCode);
            if (i == (int)limit.Burst)
                Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }

        Assert.Equal(429, codes[^1]);
    }

    private Task<HttpResponseMessage> TryAsync(string login, string password) => server.Browser().PostAsync("/api/sign-in", new { login, password });
}
