using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.SignIn;

public sealed class OriginTests(OneServer one) : IClassFixture<OneServer>, IAsyncLifetime
{
    private readonly TestServer server = one.Server;
    private string cookie = "", token = "";

    public async ValueTask InitializeAsync() =>
        (cookie, token) = (await server.SessionCookieAsync(one.Vera), await server.TokenAsync(one.Vera));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("own", null, true)]
    [InlineData("own", "cross-site", true)]
    [InlineData(null, "same-origin", true)]
    [InlineData(null, null, false)]
    [InlineData(null, "none", false)]
    [InlineData(null, "same-site", false)]
    [InlineData(null, "cross-site", false)]
    [InlineData("null", "same-origin", false)]
    [InlineData("https://evil.example", "same-origin", false)]
    [InlineData("http://127.0.0.1", null, false)]
    public async Task What_changes_something_with_a_cookie_must_come_from_our_pages(string? origin, string? fetchSite, bool allowed)
    {
        using var client = Browser(origin, fetchSite);

        if (allowed)
            await client.PatchAsync("/api/me", Json("""{"theme":"dark"}""")).OkAsync();
        else
            await client.PatchAsync("/api/me", Json("""{"theme":"dark"}""")).RefusedAsync("forbidden", reason: "foreign_origin");
    }

    [Theory]
    [InlineData("own", 404)]
    [InlineData("https://evil.example", 403)]
    [InlineData(null, 403)]
    public async Task Every_request_to_the_hub_with_a_cookie_must_come_from_our_pages(string? origin, int status)
    {
        using var client = Browser(origin, null);

        using var answer = await client.GetAsync("/hub/somewhere");

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Reading_needs_no_origin() => await Browser(null, null).GetAsync("/api/me").OkAsync();

    [Fact]
    public async Task A_program_with_a_token_needs_no_origin() =>
        await server.Client(("Authorization", "Bearer " + token)).PatchAsync("/api/me", Json("""{"theme":"dark"}""")).OkAsync();

    [Fact]
    public async Task A_wrong_token_beside_a_cookie_does_not_lift_the_check() =>
        await server.Client(("Authorization", "Bearer mts_wrong"), ("Cookie", cookie)).PatchAsync("/api/me", Json("""{"theme":"dark"}"""))
            .RefusedAsync("forbidden");

    [Fact]
    public async Task A_foreign_page_cannot_sign_anybody_in() =>
        await server.Client(("Origin", "https://evil.example")).PostAsync("/api/sign-in", new { login = "vera", password = "x" }).RefusedAsync("forbidden");

    private HttpClient Browser(string? origin, string? fetchSite) => server.Client(
        [.. new (string, string?)[]
        {
            ("Cookie", cookie), ("Sec-Fetch-Site", fetchSite),
            ("Origin", origin == "own" ? server.Address.GetLeftPart(UriPartial.Authority) : origin),
        }.Where(header => header.Item2 is not null).Select(header => (header.Item1, header.Item2!))]);

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
}
