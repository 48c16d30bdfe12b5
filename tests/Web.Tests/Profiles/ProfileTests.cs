using System.Text.Json;
using Dapper;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Profiles;

public sealed class ProfileTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task What_people_say_of_themselves_stands_on_their_page_until_they_take_it_away()
    {
        using var vera = office.Http(office.Vera);
        using var oleg = office.Http(office.Oleg);
        await vera.PatchAsync("/api/me/profile", new { about = "Помогаю с кассой.\r\nПишите.", phone = "+7 900 000-00-01, доб. 12", email = "vera@example.com" });

        var page = await oleg.GetAsync($"/api/people/{office.Vera.Handle}");
        Assert.Equal("Помогаю с кассой.\nПишите.", page.GetProperty("about").GetString());
        Assert.Equal("+7 900 000-00-01, доб. 12", page.GetProperty("phone").GetString());
        Assert.Equal("vera@example.com", page.GetProperty("email").GetString());

        await vera.PatchAsync("/api/me/profile", new { phone = "" });
        page = await oleg.GetAsync($"/api/people/{office.Vera.Id}");
        Assert.Equal(("", "vera@example.com"), (page.GetProperty("phone").GetString(), page.GetProperty("email").GetString()));
    }

    [Fact]
    public async Task An_address_of_ones_own_goes_before_the_units()
    {
        var unit = await QueryAsync<long>("INSERT INTO units (kind, code, name, address) VALUES ('shop', 'Y901', 'Y901, Тверь', 'Тверь, Садовая ул., д. 1') RETURNING id");
        await QueryAsync<int>("UPDATE people SET unit_id = @unit WHERE id = @id; SELECT 1", new { unit, id = office.Nina.Id });
        using var nina = office.Http(office.Nina);
        Assert.Equal("Тверь, Садовая ул., д. 1", (await nina.GetAsync($"/api/people/{office.Nina.Id}")).GetProperty("address").GetString());
        Assert.Equal("Дома", (await nina.PatchAsync("/api/me/profile", new { address = "Дома" })).GetProperty("address").GetString());
    }

    [Fact]
    public async Task A_status_changes_live_for_everybody_and_a_fresh_load_says_the_same()
    {
        using var vera = office.Http(office.Vera);
        using var oleg = office.Http(office.Oleg);
        var socket = await office.OpenAsync(office.Oleg);
        var company = await QueryAsync<long>("SELECT id FROM channels WHERE kind = 'company'");
        var until = DateTime.UtcNow.AddHours(2);
        await vera.PostAsync("/api/me/status", new { text = " На обеде ", emoji = "☕", until });

        var told = await socket.EventAsync(company, e => e.GetProperty("kind").GetString() == "person_changed"
            && e.GetProperty("person").GetProperty("id").GetInt64() == office.Vera.Id
            && e.GetProperty("person").TryGetProperty("status", out var s) && s.GetProperty("text").GetString() == "На обеде");
        var fresh = (await oleg.GetAsync($"/api/people/{office.Vera.Id}")).GetProperty("person");
        Assert.True(JsonElement.DeepEquals(told.GetProperty("person"), fresh), $"{told} {fresh}");
        Assert.Equal("☕", fresh.GetProperty("status").GetProperty("emoji").GetString());
        Assert.True(JsonElement.DeepEquals(fresh.GetProperty("status"), (await vera.GetAsync("/api/me")).GetProperty("status")));

        await vera.PostAsync("/api/me/status", new { });
        Assert.False((await oleg.GetAsync($"/api/people/{office.Vera.Id}")).GetProperty("person").TryGetProperty("status", out _));
    }

    [Theory]
    [InlineData("/api/me/status", "text", "101")]
    [InlineData("/api/me/status", "emoji", "слово")]
    [InlineData("/api/me/status", "emoji", "☕☕")]
    [InlineData("/api/me/status", "emoji", "7")]
    [InlineData("/api/me/status", "until", "2020-01-01T00:00:00Z")]
    [InlineData("/api/me/profile", "about", "501")]
    [InlineData("/api/me/profile", "phone", "позвоните")]
    [InlineData("/api/me/profile", "email", "vera@")]
    [InlineData("/api/me/profile", "email", "vera example.com")]
    public async Task What_a_profile_may_not_say_is_refused_by_its_name(string door, string field, string value)
    {
        using var vera = office.Http(office.Vera);
        var body = new Dictionary<string, string> { [field] = int.TryParse(value, out var length) && length > 9 ? new string('я', length) : value };
        var refused = await Assert.ThrowsAsync<RefusedException>(() => door.EndsWith("status", StringComparison.Ordinal)
            ? vera.PostAsync(door, body) : vera.PatchAsync(door, body));
        Assert.Equal(("invalid", field), (refused.Refusal.Code, refused.Refusal.Field));
    }

    [Fact]
    public async Task A_moved_person_leaves_the_old_zone_behind_with_its_instant_and_one_event()
    {
        using var nina = office.Http(office.Nina);
        await nina.PatchAsync("/api/me", new { timeZone = "Asia/Vladivostok" });
        await nina.PatchAsync("/api/me", new { timeZone = "Asia/Vladivostok", theme = "dark" });

        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        Assert.Equal(["Europe/Moscow", "Asia/Vladivostok"], await connection.QueryAsync<string>(
            "SELECT time_zone FROM person_zones WHERE person_id = @id ORDER BY from_at", new { id = office.Nina.Id }));
        Assert.Equal(1, await QueryAsync<int>("SELECT count(*)::int FROM events WHERE kind = 'person_zone_changed' AND person_id = @id", new { id = office.Nina.Id }));
        Assert.True(await QueryAsync<bool>("SELECT min(z.from_at) = p.created_at FROM people p JOIN person_zones z ON z.person_id = p.id WHERE p.id = @id GROUP BY p.id", new { id = office.Nina.Id }));
    }

    [Fact]
    public async Task An_administrator_moves_people_and_everybody_sees_it()
    {
        var unit = await QueryAsync<long>("INSERT INTO units (kind, name) VALUES ('department', 'Логистика') RETURNING id");
        var boss = await office.Server.CreatePersonAsync("Анна", "Главная", "anna.glavnaya", "administrator");
        using var anna = new ChatHttp(office.Server.Address, ("Authorization", "Bearer " + await office.Server.TokenAsync(boss)));
        await anna.PatchAsync($"/api/admin/people/{office.Oleg.Id}", new { unitId = unit, position = "Логист", phone = "+7 900 000-00-02" });

        using var vera = office.Http(office.Vera);
        var page = await vera.GetAsync($"/api/people/{office.Oleg.Id}");
        Assert.Equal(("Логистика", "Логист"), (page.GetProperty("person").GetProperty("unitName").GetString(), page.GetProperty("person").GetProperty("position").GetString()));
        Assert.Equal("+7 900 000-00-02", page.GetProperty("phone").GetString());
        var refused = await Assert.ThrowsAsync<RefusedException>(() => anna.PatchAsync($"/api/admin/people/{office.Oleg.Id}", new { unitId = 9_000_000_000_001 }));
        Assert.Equal(("not_found", "unitId"), (refused.Refusal.Code, refused.Refusal.Field));
    }

    private async Task<T> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        return await connection.QuerySingleAsync<T>(sql, parameters);
    }
}
