using System.Text.Json;
using Dapper;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Profiles;

public sealed class ConnectionTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Following_is_counted_once_listed_on_both_sides_and_written_to_the_log()
    {
        using var vera = office.Http(office.Vera);
        using var oleg = office.Http(office.Oleg);
        await vera.PostAsync($"/api/people/{office.Oleg.Id}/subscribe");
        await vera.PostAsync($"/api/people/{office.Oleg.Id}/subscribe");

        var page = await vera.GetAsync($"/api/people/{office.Oleg.Id}");
        Assert.Equal((1, true), (page.GetProperty("followers").GetInt32(), page.GetProperty("followed").GetBoolean()));
        Assert.False((await oleg.GetAsync($"/api/people/{office.Oleg.Id}")).GetProperty("followed").GetBoolean());
        Assert.Equal([office.Vera.Id], Ids(await oleg.GetAsync($"/api/people/{office.Oleg.Id}/followers")));
        Assert.Equal([office.Oleg.Id], Ids(await oleg.GetAsync($"/api/people/{office.Vera.Id}/following")));

        await vera.PostAsync($"/api/people/{office.Oleg.Id}/unsubscribe");
        await vera.PostAsync($"/api/people/{office.Oleg.Id}/unsubscribe");
        Assert.Empty(Ids(await oleg.GetAsync($"/api/people/{office.Oleg.Id}/followers")));
        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        Assert.Equal(["person_subscribed", "person_unsubscribed"], await connection.QueryAsync<string>(
            "SELECT kind FROM events WHERE actor_id = @me AND kind LIKE 'person%subscribed' ORDER BY n", new { me = office.Vera.Id }));
    }

    [Fact]
    public async Task Nobody_follows_themselves_or_one_who_is_not_there()
    {
        using var vera = office.Http(office.Vera);
        Assert.Equal("oneself", (await Assert.ThrowsAsync<RefusedException>(() => vera.PostAsync($"/api/people/{office.Vera.Id}/subscribe"))).Refusal.Reason);
        Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => vera.PostAsync("/api/people/9000000000001/subscribe"))).Refusal.Code);
    }

    [Fact]
    public async Task Followers_are_read_page_by_page_to_the_last()
    {
        var star = await office.Server.CreatePersonAsync("Звезда", "Известная", "zvezda");
        await using (var connection = new NpgsqlConnection(office.Server.ConnectionString))
        {
            for (var i = 0; i < 120; i++)
            {
                var fan = await office.Server.CreatePersonAsync("Поклонник", $"Номер{i % 7}", $"fan{i}");
                await connection.ExecuteAsync("INSERT INTO person_subscriptions VALUES (@star, @fan, now())", new { star, fan });
            }
        }

        using var vera = office.Http(office.Vera);
        var seen = new List<long>();
        for (string? after = ""; after is not null;)
        {
            var page = await vera.GetAsync($"/api/people/{star}/followers?after={after}");
            seen.AddRange(Ids(page));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_profile_names_no_closed_group_to_one_who_does_not_belong_and_shows_nothing_said_there()
    {
        var (open, square) = await office.GroupAsync("open", office.Oleg);
        var (closed, room) = await office.GroupAsync("closed", office.Oleg);
        var (secret, cellar) = await office.GroupAsync("secret", office.Oleg);
        using var oleg = office.Http(office.Oleg);
        foreach (var channel in new[] { square, room, cellar })
            await oleg.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = $"Канарейка {channel}" });

        using var vera = office.Http(office.Vera);
        using var nina = office.Http(office.Nina);
        // Vera belongs to all three, Nina to none.
        Assert.Superset(new HashSet<long> { open, closed, secret }, Groups(await vera.GetAsync($"/api/people/{office.Oleg.Id}/groups")));
        var seen = Groups(await nina.GetAsync($"/api/people/{office.Oleg.Id}/groups"));
        Assert.Contains(open, seen);
        Assert.DoesNotContain(closed, seen);
        Assert.DoesNotContain(secret, seen);

        foreach (var reader in new[] { vera, nina })
        {
            var published = (await reader.GetAsync($"/api/people/{office.Oleg.Id}/publications")).GetRawText();
            Assert.Contains($"Канарейка {square}", published, StringComparison.Ordinal);
            Assert.DoesNotContain($"Канарейка {room}", published, StringComparison.Ordinal);
            Assert.DoesNotContain($"Канарейка {cellar}", published, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Publications_come_newest_first_page_by_page_without_what_was_deleted()
    {
        var (_, channel) = await office.GroupAsync("open", office.Nina);
        using var nina = office.Http(office.Nina);
        var written = new List<long>();
        for (var i = 0; i < 45; i++)
        {
            var posted = await nina.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = $"Запись {i}" });
            written.Add(posted.GetProperty("message").GetProperty("message").GetProperty("id").GetInt64());
        }

        await nina.DeleteAsync($"/api/messages/{written[10]}");
        using var vera = office.Http(office.Vera);
        var read = new List<long>();
        for (var before = ""; before is not null;)
        {
            var page = await vera.GetAsync($"/api/people/{office.Nina.Id}/publications?before={before}");
            read.AddRange(page.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("message").GetProperty("id").GetInt64()));
            Assert.Contains(channel, page.GetProperty("homes").EnumerateArray().Select(c => c.GetProperty("id").GetInt64()));
            before = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.Equal(written.Where(id => id != written[10]).Reverse(), read);
    }

    private static IEnumerable<long> Ids(JsonElement page) => page.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("id").GetInt64());

    private static HashSet<long> Groups(JsonElement page) => [.. page.GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("id").GetInt64())];
}
