using Dapper;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using MtsLife.Web.Tests.Kinds;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Announcements;

public sealed class AnnouncementsTests(Office office) : IClassFixture<Office>
{
    private static readonly DateTime Tomorrow = DateTime.UtcNow.AddDays(1);

    [Fact]
    public async Task It_stands_for_members_until_its_moment_and_no_longer()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var vera = await office.OpenAsync(office.Vera);
        var earlier = await vera.PostKindAsync(channel, "announcement", new { until = Tomorrow }, "Инкассация");
        var later = await vera.PostKindAsync(channel, "announcement", new { until = Tomorrow }, "Учёба");
        using var member = office.Http(office.Oleg);
        using var outside = office.Http(office.Nina);

        Assert.Equal([later, earlier], (await member.GetAsync("/api/announcements/current")).Listed().Take(2));
        Assert.DoesNotContain(later, (await outside.GetAsync("/api/announcements/current")).Listed());
        Assert.False((await member.CardAsync(later)).TryGetProperty("audience", out _));
        await using (var connection = new NpgsqlConnection(office.Server.ConnectionString))
            await connection.ExecuteAsync("UPDATE announcements SET until = now() WHERE message_id = @earlier", new { earlier });
        await vera.InvokeAsync("Delete", new { messageId = later });
        Assert.Empty((await member.GetAsync("/api/announcements/current")).Listed().Intersect([earlier, later]));
    }

    [Fact]
    public async Task Who_has_read_it_says_so_and_who_has_not_is_seen_by_those_who_asked()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        await vera.ViewAsync(channel);
        var announcement = await vera.PostKindAsync(channel, "announcement", new { until = Tomorrow, confirm = true }, "Новая форма");
        using var author = office.Http(office.Vera);
        using var member = office.Http(office.Oleg);
        Assert.Equal([office.Oleg.Id, office.Nina.Id], People(await author.GetAsync($"/api/messages/{announcement}/confirmations/missing")).Order());

        await member.PostAsync($"/api/messages/{announcement}/confirm", new { });
        await member.PostAsync($"/api/messages/{announcement}/confirm", new { });
        var card = (await vera.EventAsync(channel, e => e.Is("message_changed"))).GetProperty("message").GetProperty("card");
        Assert.Equal((1, 2), (card.Int("confirmed"), card.Int("audience")));
        Assert.True((await oleg.EventAsync(office.Oleg.Own, e => e.Is("acted", announcement))).GetProperty("mine").GetProperty("confirmed").GetBoolean());
        Assert.Equal([office.Nina.Id], People(await author.GetAsync($"/api/messages/{announcement}/confirmations/missing")));
        Assert.Equal([office.Oleg.Id], People(await member.GetAsync($"/api/messages/{announcement}/confirmations")));
        Assert.Equal("not_moderator", (await member.GetAsync($"/api/messages/{announcement}/confirmations/missing").RefusedAsync()).Reason);
        Assert.Equal(1, await Doing.RecordedAsync(office.Server.ConnectionString, "announcement_confirmed", announcement));

        var silent = await vera.PostKindAsync(channel, "announcement", new { until = Tomorrow }, "К сведению");
        Assert.Equal("not_asked", (await member.PostAsync($"/api/messages/{silent}/confirm", new { }).RefusedAsync()).Reason);
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
    }

    [Fact]
    public async Task Only_moderators_and_administrators_announce_and_only_in_groups()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var chief = (await Cast.HireAsync(office.Server.ConnectionString, 1, "administrator"))[0];
        var (vera, oleg, boss) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg), await office.OpenAsync(chief));
        Assert.Equal("not_moderator", (await AnnounceAsync(oleg, channel).RefusedAsync()).Reason);
        await AnnounceAsync(boss, channel);
        using var http = office.Http(office.Vera);
        var direct = (await http.PostAsync("/api/directs", new { people = new[] { office.Oleg.Id } })).GetProperty("channel").GetProperty("id").GetInt64();
        Assert.Equal("not_moderator", (await AnnounceAsync(vera, direct).RefusedAsync()).Reason);
        Assert.Equal("not_found", (await AnnounceAsync(oleg, 9_000_000_000_001).RefusedAsync()).Code);
        Assert.Equal(("card.until", "past"), await vera.PostAsync(channel, "announcement", new { until = DateTime.UtcNow.AddSeconds(-1) }, "Поздно").RefusedAsync() switch { var r => (r.Field, r.Reason) });
    }

    private static Task<System.Text.Json.JsonElement> AnnounceAsync(ChatSocket socket, long channel) =>
        socket.PostAsync(channel, "announcement", new { until = Tomorrow }, "Внимание");

    private static long[] People(System.Text.Json.JsonElement page) => [.. page.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("id").GetInt64())];
}
