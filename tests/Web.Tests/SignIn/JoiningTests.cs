using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Support;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.SignIn;

public sealed class JoiningTests : IAsyncLifetime
{
    private readonly MovedClock time = new();
    private TestServer server = null!;

    public async ValueTask InitializeAsync() => server = await Production.StartAsync(change: services => services.AddSingleton<TimeProvider>(time));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_setup_code_makes_one_administrator_and_then_nobody()
    {
        using var browser = server.Browser();
        var code = server.SetupCode();
        await browser.PostAsync("/api/setup", Production.Founder("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA")).RefusedAsync("not_found", "code");

        using var founder = await server.SetUpAsync();

        var me = await founder.GetAsync("/api/me").OkAsync();
        Assert.Equal(("administrator", "Вера Логинова", "vera.loginova"),
            (me.GetProperty("role").GetString(), me.GetProperty("name").GetString(), me.GetProperty("handle").GetString()));
        await browser.PostAsync("/api/setup", Production.Founder(code)).RefusedAsync("conflict", "code", "already_set_up");
        await using var again = await Production.StartAsync(server.ConnectionString);
        Assert.DoesNotContain(again.Log, line => line.Contains("/setup", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restart_makes_a_new_setup_code_and_the_old_one_worthless()
    {
        await using var again = await Production.StartAsync(server.ConnectionString);
        Assert.NotEqual(server.SetupCode(), again.SetupCode());

        await again.Browser().PostAsync("/api/setup", Production.Founder(server.SetupCode())).RefusedAsync("not_found", "code");
        await again.Browser().PostAsync("/api/setup", Production.Founder(again.SetupCode())).OkAsync();
    }

    [Fact]
    public async Task The_setup_code_expires_and_is_no_invitation()
    {
        await server.Browser().GetAsync($"/api/invitations/{server.SetupCode()}").RefusedAsync("not_found");

        time.Advance(TimeSpan.FromHours(25));

        await server.Browser().PostAsync("/api/setup", Production.Founder(server.SetupCode())).RefusedAsync("not_found", "code");
    }

    [Fact]
    public async Task Of_two_who_set_up_at_once_one_does()
    {
        var code = server.SetupCode();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.Browser().PostAsync("/api/setup", Production.Founder(code))));

        Assert.Equal([200, 409, 409, 409], answers.Select(a => (int)a.StatusCode).Order());
    }

    [Fact]
    public async Task An_invitation_lets_one_person_in_once()
    {
        using var founder = await server.SetUpAsync();
        var made = await founder.PostAsync("/api/admin/invitations", new { note = "для склада" }).OkAsync();
        var url = new Uri(made.GetProperty("url").GetString()!);
        Assert.Equal("https://life.example", url.GetLeftPart(UriPartial.Authority));
        var code = url.Segments[^1];

        Assert.Equal("member", (await server.Browser().GetAsync($"/api/invitations/{code}").OkAsync()).GetProperty("role").GetString());
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => server.Browser().PostAsync($"/api/invitations/{code}", Guest($"guest{i}"))));

        Assert.Equal([200, 404, 404], answers.Select(a => (int)a.StatusCode).Order());
        var guest = await server.Browser(answers.Single(a => a.IsSuccessStatusCode).Cookie()).GetAsync("/api/me").OkAsync();
        Assert.Equal(("member", "petr.semenov"), (guest.GetProperty("role").GetString(), guest.GetProperty("handle").GetString()));
        await server.Browser().GetAsync($"/api/invitations/{code}").RefusedAsync("not_found");
    }

    [Fact]
    public async Task A_refused_form_does_not_use_the_invitation_up()
    {
        using var founder = await server.SetUpAsync();
        var code = await InviteAsync(founder);

        await server.Browser().PostAsync($"/api/invitations/{code}", Guest("VERA.LOGINOVA")).RefusedAsync("conflict", "login", "taken");
        await server.Browser().PostAsync($"/api/invitations/{code}", new { givenName = "П", familyName = "С", login = "guest", password = "короткий" })
            .RefusedAsync("invalid", "password", "too_short");
        await server.Browser().PostAsync($"/api/invitations/{code}", new { givenName = "П", familyName = "С", login = "guest", password = "Password123456" })
            .RefusedAsync("invalid", "password", "weak_password");
        await server.Browser().PostAsync($"/api/invitations/{code}", new { givenName = "П\u202e", familyName = "С", login = "guest", password = "достаточно длинный" })
            .RefusedAsync("invalid", "givenName", "control_character");

        await server.Browser().PostAsync($"/api/invitations/{code}", Guest("guest")).OkAsync();
        await using var database = new NpgsqlConnection(server.ConnectionString);
        Assert.Equal(2, await database.ExecuteScalarAsync<long>("SELECT count(*) FROM people"));
        Assert.Equal(2, await database.ExecuteScalarAsync<long>("SELECT count(*) FROM channels WHERE kind = 'person'"));
    }

    [Fact]
    public async Task An_expired_or_revoked_invitation_lets_nobody_in()
    {
        using var founder = await server.SetUpAsync();
        var revoked = await founder.PostAsync("/api/admin/invitations", new { }).OkAsync();
        var late = await InviteAsync(founder);

        await founder.DeleteAsync($"/api/admin/invitations/{revoked.GetProperty("id").GetInt64()}").OkAsync();
        await server.Browser().PostAsync(new Uri(revoked.GetProperty("url").GetString()!).AbsolutePath.Replace("/invite/", "/api/invitations/", StringComparison.Ordinal), Guest("a.guest"))
            .RefusedAsync("not_found");

        time.Advance(TimeSpan.FromDays(8));
        await server.Browser().PostAsync($"/api/invitations/{late}", Guest("b.guest")).RefusedAsync("not_found");
    }

    [Fact]
    public async Task A_new_person_stands_in_the_groups_that_are_everybodys_with_nothing_unread()
    {
        await using var database = new NpgsqlConnection(server.ConnectionString);
        await database.ExecuteAsync("""
            INSERT INTO groups (name, visibility, mandatory) VALUES ('Вся компания', 'open', true), ('Хобби', 'open', false);
            INSERT INTO channels (kind, group_id, readers, writers, head_post, private)
            SELECT 'group', g.id, CASE WHEN private THEN 'members' ELSE 'everyone' END, 'members', 7, private
            FROM groups g CROSS JOIN (VALUES (false), (true)) AS p (private);
            """);

        using var founder = await server.SetUpAsync();

        Assert.Equal(
            [("Вся компания", 1, 7L, false)],
            await database.QueryAsync<(string, int, long, bool)>("""
                SELECT g.name, g.member_count, m.read_post, c.private
                FROM channel_members m JOIN channels c ON c.id = m.channel_id JOIN groups g ON g.id = c.group_id
                """));
    }

    private static async Task<string> InviteAsync(HttpClient administrator) =>
        new Uri((await administrator.PostAsync("/api/admin/invitations", new { }).OkAsync()).GetProperty("url").GetString()!).Segments[^1];

    private static object Guest(string login) => new { givenName = "Пётр", familyName = "Семёнов", login, password = "достаточно длинный" };
}
