using System.Text.Json;
using Dapper;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Recommending;

public sealed class RecommendationTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Colleagues_and_their_open_groups_are_recommended_with_the_reason_until_one_follows_and_joins()
    {
        await WorkTogetherAsync();
        var (open, _) = await office.GroupAsync("open", office.Oleg);
        var (closed, _) = await office.GroupAsync("closed", office.Oleg);
        var (secret, _) = await office.GroupAsync("secret", office.Oleg);

        using var nina = office.Http(office.Nina);
        var told = await nina.GetAsync("/api/recommendations");
        Assert.Contains(People(told), p => p == (office.Oleg.Id, "same_unit"));
        Assert.DoesNotContain(People(told), p => p.Id == office.Nina.Id);
        Assert.Contains(Groups(told), g => g == (open, "colleagues", 2));
        Assert.DoesNotContain(Groups(told), g => g.Id == closed || g.Id == secret);

        await nina.PostAsync($"/api/people/{office.Oleg.Id}/subscribe");
        await nina.PostAsync($"/api/groups/{open}/join");
        told = await nina.GetAsync("/api/recommendations");
        Assert.DoesNotContain(People(told), p => p.Id == office.Oleg.Id);
        Assert.DoesNotContain(Groups(told), g => g.Id == open);
    }

    [Fact]
    public async Task Whom_those_follow_whom_I_follow_is_recommended_and_a_deactivated_one_is_not()
    {
        var (me, guide) = (await office.Server.CreatePersonAsync("Я", "Сам", "ya.sam"), await office.Server.CreatePersonAsync("Вожатый", "Один", "vozhatyi"));
        var (star, gone) = (await office.Server.CreatePersonAsync("Звезда", "Яркая", "yarkaya"), await office.Server.CreatePersonAsync("Ушедший", "Давно", "davno"));
        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        await connection.ExecuteAsync("INSERT INTO person_subscriptions VALUES (@guide, @me, now()), (@star, @guide, now()), (@gone, @guide, now()); UPDATE people SET deactivated_at = now() WHERE id = @gone",
            new { me, guide, star, gone });

        using var http = new ChatHttp(office.Server.Address, ("Authorization", "Bearer " + await office.Server.TokenAsync(me)));
        Assert.Equal([(star, "followed")], People(await http.GetAsync("/api/recommendations")));
    }

    private async Task WorkTogetherAsync()
    {
        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        await connection.ExecuteAsync(
            "WITH shop AS (INSERT INTO units (kind, name) VALUES ('shop', 'Салон') RETURNING id) UPDATE people SET unit_id = shop.id FROM shop WHERE people.id = ANY(@all)",
            new { all = new[] { office.Vera.Id, office.Oleg.Id, office.Nina.Id } });
    }

    private static List<(long Id, string Reason)> People(JsonElement told) =>
        [.. told.GetProperty("people").EnumerateArray().Select(p => (p.GetProperty("person").GetProperty("id").GetInt64(), p.GetProperty("reason").GetString()!))];

    private static List<(long Id, string Reason, int N)> Groups(JsonElement told) =>
        [.. told.GetProperty("groups").EnumerateArray().Select(g => (g.GetProperty("group").GetProperty("id").GetInt64(), g.GetProperty("reason").GetString()!, g.GetProperty("n").GetInt32()))];
}
