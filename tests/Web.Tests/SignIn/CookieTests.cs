using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.SignIn;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.SignIn;

public sealed class CookieTests
{
    [Fact]
    public async Task Over_https_the_cookie_is_bound_to_the_host_and_lives_30_days()
    {
        await using var server = await Production.StartAsync();
        using var browser = server.Browser();

        using var answer = await browser.PostAsync("/api/setup", Production.Founder(server.SetupCode()));

        Assert.Matches("^__Host-mtslife=[A-Za-z0-9_-]{43}; max-age=2592000; path=/; secure; samesite=lax; httponly$", answer.SetCookie());
        await server.Browser(answer.Cookie()).GetAsync("/api/me").OkAsync();
    }

    [Fact]
    public async Task On_plain_http_in_Development_the_cookie_has_no_Secure()
    {
        await using var server = await DemoServerAsync();

        using var answer = await server.Anonymous().PostAsync("/api/sign-in/demo", new { personId = 1 });

        Assert.Matches("^mtslife=[A-Za-z0-9_-]{43}; max-age=2592000; path=/; samesite=lax; httponly$", answer.SetCookie());
    }

    [Fact]
    public async Task On_a_shared_computer_the_browser_forgets_the_cookie_when_it_closes()
    {
        await using var server = await DemoServerAsync();

        using var answer = await server.Anonymous().PostAsync("/api/sign-in/demo", new { personId = 1, shared = true });

        Assert.Matches("^mtslife=[A-Za-z0-9_-]{43}; path=/; samesite=lax; httponly$", answer.SetCookie());
    }

    [Fact]
    public async Task Production_refuses_to_sign_in_over_plain_http_and_says_why()
    {
        await using var server = await TestServer.StartAsync("Production");

        var refused = await server.Anonymous().PostAsync("/api/setup", Production.Founder(server.SetupCode())).RefusedAsync("forbidden", reason: "plain_http");

        Assert.Contains("Proxy:Known", refused.GetProperty("message").GetString());
        Assert.Contains(server.Log, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("plain http", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stranger_cannot_claim_to_be_the_proxy_that_ends_https()
    {
        await using var server = await TestServer.StartAsync("Production", new Dictionary<string, string> { ["Proxy:Known:0"] = "192.0.2.1" });

        await server.Browser().PostAsync("/api/setup", Production.Founder(server.SetupCode())).RefusedAsync("forbidden");
    }

    [Theory]
    [InlineData("localhost.evil.example")]
    [InlineData("192.168.0.7")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task In_Development_plain_http_is_for_this_machine_only(string host)
    {
        await using var server = await DemoServerAsync();

        await server.Client(("Host", host)).PostAsync("/api/sign-in/demo", new { personId = 1 }).RefusedAsync("forbidden", reason: "plain_http");
    }

    [Fact]
    public async Task A_session_on_a_shared_computer_ends_after_30_idle_minutes_and_is_kept_by_use()
    {
        var time = new MovedClock();
        await using var server = await TestServer.StartAsync(change: services => services.AddSingleton<TimeProvider>(time));
        var vera = await server.CreatePersonAsync("Вера", "Логинова", "vera");
        using var client = await server.SignedInClientAsync(vera, shared: true);

        for (var i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromMinutes(20));
            await client.GetAsync("/api/me").OkAsync();
            await server.Services.GetRequiredService<Seen>().WriteAsync();
        }

        time.Advance(TimeSpan.FromMinutes(31));
        await client.GetAsync("/api/me").RefusedAsync("unauthenticated");
    }

    [Fact]
    public async Task A_window_that_only_listens_keeps_no_session_on_a_shared_computer()
    {
        var time = new MovedClock();
        await using var server = await TestServer.StartAsync(change: services => services.AddSingleton<TimeProvider>(time));
        using var client = await server.SignedInClientAsync(await server.CreatePersonAsync("Вера", "Логинова", "vera"), shared: true);

        time.Advance(TimeSpan.FromMinutes(20));
        await client.PostAsync("/hub/negotiate?negotiateVersion=1", null).OkAsync();
        await server.Services.GetRequiredService<Seen>().WriteAsync();
        time.Advance(TimeSpan.FromMinutes(11));
        await client.PostAsync("/hub/negotiate?negotiateVersion=1", null).RefusedAsync("unauthenticated");
    }

    [Fact]
    public async Task An_own_session_slides_for_30_days_and_renews_its_cookie()
    {
        var time = new MovedClock();
        await using var server = await TestServer.StartAsync(change: services => services.AddSingleton<TimeProvider>(time));
        using var client = await server.SignedInClientAsync(await server.CreatePersonAsync("Вера", "Логинова", "vera"));

        time.Advance(TimeSpan.FromDays(29));
        using (var answer = await client.GetAsync("/api/me"))
            Assert.Contains("max-age=2592000", answer.SetCookie());
        await server.Services.GetRequiredService<Seen>().WriteAsync();
        time.Advance(TimeSpan.FromDays(29));
        await client.GetAsync("/api/me").OkAsync();
        await server.Services.GetRequiredService<Seen>().WriteAsync();
        time.Advance(TimeSpan.FromDays(31));
        await client.GetAsync("/api/me").RefusedAsync("unauthenticated");
    }

    private static async Task<TestServer> DemoServerAsync()
    {
        var server = await TestServer.StartAsync(change: services =>
            services.AddSingleton(new OneClickPeople(_ => Task.FromResult<IReadOnlyCollection<long>>([1]))));
        Assert.Equal(1, await server.CreatePersonAsync("Вера", "Логинова", "vera"));
        return server;
    }
}
