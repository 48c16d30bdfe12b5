using System.Net;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.SignIn;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_cookie_says_who_asks()
    {
        await using var server = await TestServer.StartAsync();
        var vera = await server.CreatePersonAsync("Вера", "Логинова", "vera.loginova");
        using var client = await server.SignedInClientAsync(vera);

        var sessions = await client.GetAsync("/api/me/sessions");
        Assert.Equal(HttpStatusCode.OK, sessions.StatusCode);
        Assert.Contains("Firefox, Linux", await sessions.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Anonymous().GetAsync("/api/me/sessions")).StatusCode);
    }
}
