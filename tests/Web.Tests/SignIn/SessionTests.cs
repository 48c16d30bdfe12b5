using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Access;
using MtsLife.Hub.Fanout;
using MtsLife.Hub.SignIn;
using MtsLife.Storage.SignIn;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.SignIn;

public sealed class SessionTests : IAsyncLifetime
{
    private TestServer server = null!;
    private long vera, boris;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        vera = await server.CreatePersonAsync("Вера", "Логинова", "vera", "administrator");
        boris = await server.CreatePersonAsync("Борис", "Седов", "boris");
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_session_says_who_asks_and_from_which_device()
    {
        using var client = await server.SignedInClientAsync(vera);

        var session = (await client.GetAsync("/api/me/sessions").OkAsync()).GetProperty("sessions")[0];

        Assert.Equal(("Firefox, Linux", true), (session.GetProperty("device").GetString(), session.GetProperty("current").GetBoolean()));
        Assert.Equal(vera, (await client.GetAsync("/api/me").OkAsync()).GetProperty("id").GetInt64());
        await server.Anonymous().GetAsync("/api/me").RefusedAsync("unauthenticated");
    }

    [Fact]
    public async Task Ending_all_sessions_ends_requests_and_sockets_everywhere_and_nobody_elses()
    {
        using var here = await server.SignedInClientAsync(vera);
        using var there = await server.SignedInClientAsync(vera);
        using var other = await server.SignedInClientAsync(boris);
        var ended = await WatchSocketAsync(there, vera);
        var kept = await WatchSocketAsync(other, boris);

        await here.PostAsync("/api/me/sessions/end-all", null).OkAsync();

        Assert.Equal("signed_out", await ended.Task.WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.False(kept.Task.IsCompleted);
        await here.GetAsync("/api/me").RefusedAsync("unauthenticated");
        await there.GetAsync("/api/me").RefusedAsync("unauthenticated");
        await other.GetAsync("/api/me").OkAsync();
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_takes_the_cookie_away()
    {
        using var client = await server.SignedInClientAsync(vera);

        using var answer = await client.PostAsync("/api/sign-out", null);

        Assert.StartsWith("mtslife=; expires=Thu, 01 Jan 1970", answer.SetCookie(), StringComparison.Ordinal);
        await client.GetAsync("/api/me").RefusedAsync("unauthenticated");
    }

    [Fact]
    public async Task Somebody_elses_session_is_not_there()
    {
        using var client = await server.SignedInClientAsync(vera);
        using var other = await server.SignedInClientAsync(boris);
        var foreign = (await other.GetAsync("/api/me").OkAsync()).GetProperty("session").GetProperty("id").GetInt64();

        await client.DeleteAsync($"/api/me/sessions/{foreign}").RefusedAsync("not_found");

        await other.GetAsync("/api/me").OkAsync();
    }

    [Fact]
    public async Task A_deactivated_person_is_out_at_once_and_a_return_revives_neither_session_nor_token()
    {
        using var administrator = await server.SignedInClientAsync(vera);
        using var browser = await server.SignedInClientAsync(boris);
        using var program = await server.BearerClientAsync(boris);
        var socket = await WatchSocketAsync(browser, boris);
        await program.GetAsync("/api/me").OkAsync();

        await administrator.PostAsync($"/api/admin/people/{boris}/deactivate", null).OkAsync();

        Assert.Equal("deactivated", await socket.Task.WaitAsync(TimeSpan.FromSeconds(5)));
        await browser.GetAsync("/api/me").RefusedAsync("unauthenticated");
        await program.GetAsync("/api/me").RefusedAsync("unauthenticated");
        await administrator.PostAsync($"/api/admin/people/{boris}/reactivate", null).OkAsync();
        await browser.GetAsync("/api/me").RefusedAsync("unauthenticated");
        await program.GetAsync("/api/me").RefusedAsync("unauthenticated");
    }

    [Fact]
    public async Task The_last_administrator_can_neither_go_nor_step_down()
    {
        using var administrator = await server.SignedInClientAsync(vera);

        await administrator.PostAsync($"/api/admin/people/{vera}/deactivate", null).RefusedAsync("conflict", reason: "last_administrator");
        await administrator.PatchAsync($"/api/admin/people/{vera}", JsonBody("""{"role":"member"}""")).RefusedAsync("conflict", reason: "last_administrator");
    }

    [Fact]
    public async Task Administration_is_for_administrators()
    {
        using var client = await server.SignedInClientAsync(boris);

        await client.GetAsync("/api/admin/people").RefusedAsync("forbidden");
        await client.GetAsync("/api/admin/invitations").RefusedAsync("forbidden");
        await client.PostAsync("/api/admin/invitations", new { role = "administrator" }).RefusedAsync("forbidden");
        await client.PostAsync($"/api/admin/people/{vera}/deactivate", null).RefusedAsync("forbidden");
        await client.PatchAsync($"/api/admin/people/{boris}", JsonBody("""{"role":"administrator"}""")).RefusedAsync("forbidden");
    }

    [Fact]
    public async Task A_person_is_renamed_and_found_and_the_old_handle_stays_theirs()
    {
        using var administrator = await server.SignedInClientAsync(vera);

        var changed = await administrator.PatchAsync($"/api/admin/people/{boris}", JsonBody("""{"handle":"b.sedov","position":"Консультант"}""")).OkAsync();

        Assert.Equal(("b.sedov", "Консультант", 2), (changed.GetProperty("handle").GetString(), changed.GetProperty("position").GetString(), changed.GetProperty("version").GetInt32()));
        var found = (await administrator.GetAsync("/api/admin/people?q=СЕДОВ").OkAsync()).GetProperty("people");
        Assert.Equal(boris, Assert.Single(found.EnumerateArray()).GetProperty("id").GetInt64());
        await administrator.PatchAsync($"/api/admin/people/{vera}", JsonBody("""{"handle":"boris"}""")).RefusedAsync("conflict", "handle");
        await administrator.PatchAsync($"/api/admin/people/{boris}", JsonBody("""{"handle":"boris"}""")).OkAsync();
    }

    [Fact]
    public async Task A_socket_ends_when_its_session_was_ended_on_another_node()
    {
        using var browser = await server.SignedInClientAsync(boris);
        var socket = await WatchSocketAsync(browser, boris);

        await server.Services.GetRequiredService<SessionSql>().EndAllAsync(boris, except: null, DateTime.UtcNow);

        Assert.Equal("signed_out", await socket.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    /// <summary>What the hub does for a socket of this browser.</summary>
    private async Task<TaskCompletionSource<string>> WatchSocketAsync(HttpClient browser, long person)
    {
        var session = (await browser.GetAsync("/api/me").OkAsync()).GetProperty("session").GetProperty("id").GetInt64();
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Services.GetRequiredService<LiveConnections>().Add(new($"test-{session}", new Actor(person, "member", session), reason =>
        {
            ended.TrySetResult(reason);
            return Task.CompletedTask;
        }));
        return ended;
    }

    private static StringContent JsonBody(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
}
