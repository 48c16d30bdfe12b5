using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.SignIn;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("/api/me")]
    [InlineData("/api/nothing")]
    [InlineData("/nothing")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api")]
    public async Task Every_answer_tells_the_browser_what_to_refuse(string path)
    {
        await using var server = await Production.StartAsync();

        using var answer = await server.Browser().GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("require-trusted-types-for 'script'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Contains("max-age", answer.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.False(answer.Headers.Contains("Server"));
        if (path.StartsWith("/api", StringComparison.Ordinal))
            Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Nothing_promises_https_over_plain_http()
    {
        await using var server = await TestServer.StartAsync();

        using var answer = await server.Anonymous().GetAsync("/api/me");

        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }
}
