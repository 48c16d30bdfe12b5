using MtsLife.Support;
using MtsLife.Web.Tests.Delivery;
using MtsLife.Web.Tests.Kinds;
using Xunit;

namespace MtsLife.Web.Tests.Ideas;

public sealed class IdeasTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Anybody_who_reads_an_idea_votes_and_moderators_say_what_becomes_of_it()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        await oleg.ViewAsync(channel);
        var idea = await oleg.PostKindAsync(channel, "idea", title: "Пуфики в зале");
        using var moderator = office.Http(office.Vera);
        using var reader = office.Http(office.Nina);

        await reader.PostAsync($"/api/messages/{idea}/support", new { on = true });
        await reader.PostAsync($"/api/messages/{idea}/support", new { on = true });
        var told = await oleg.EventAsync(channel, e => e.Is("message_changed"));
        Assert.Equal((1, "new"), (told.GetProperty("message").GetProperty("card").Int("votes"), told.GetProperty("message").GetProperty("card").Text("status")));
        Assert.True((await reader.MineAsync(channel, idea)).GetProperty("supports").GetBoolean());
        await reader.PostAsync($"/api/messages/{idea}/support", new { on = false });
        Assert.Equal(0, (await reader.CardAsync(idea)).Int("votes"));

        using var author = office.Http(office.Oleg);
        Assert.Equal("not_moderator", (await author.PostAsync($"/api/messages/{idea}/status", new { status = "accepted" }).RefusedAsync()).Reason);
        Assert.Equal("unknown", (await moderator.PostAsync($"/api/messages/{idea}/status", new { status = "great" }).RefusedAsync()).Reason);
        await moderator.PostAsync($"/api/messages/{idea}/status", new { status = "accepted" });
        var card = await reader.CardAsync(idea);
        Assert.Equal(("accepted", office.Vera.Id), (card.Text("status"), card.GetProperty("changedBy").GetInt64()));
        Assert.Equal((2, 1), (await Doing.RecordedAsync(office.Server.ConnectionString, "idea_voted", idea), await Doing.RecordedAsync(office.Server.ConnectionString, "idea_status_changed", idea)));
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
    }

    [Fact]
    public async Task Ideas_are_listed_by_votes_and_by_status_page_by_page()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (_, closed) = await office.GroupAsync("closed");
        var vera = await office.OpenAsync(office.Vera);
        var ideas = new List<long>();
        for (var i = 0; i < 3; i++)
            ideas.Add(await vera.PostKindAsync(channel, "idea", title: $"Идея {i}"));
        var hidden = await vera.PostKindAsync(closed, "idea", title: "Канарейка");
        using var moderator = office.Http(office.Vera);
        using var reader = office.Http(office.Nina);
        foreach (var (http, idea) in new[] { (moderator, ideas[0]), (reader, ideas[0]), (moderator, ideas[2]), (moderator, hidden) })
            await http.PostAsync($"/api/messages/{idea}/support", new { });
        foreach (var idea in ideas.Append(hidden))
            await moderator.PostAsync($"/api/messages/{idea}/status", new { status = "considered" });

        var first = await reader.GetAsync("/api/apps/idea?order=votes&status=considered&limit=2");
        Assert.Equal([ideas[0], ideas[2]], first.Listed());
        Assert.Equal([ideas[1]], (await reader.GetAsync($"/api/apps/idea?order=votes&status=considered&limit=2&before={first.Text("next")}")).Listed());
        Assert.Equal([ideas[2], ideas[1], ideas[0]], (await reader.GetAsync("/api/apps/idea?status=considered")).Listed());
        Assert.Contains(hidden, (await moderator.GetAsync("/api/apps/idea?status=considered")).Listed());
        Assert.Equal("status", (await reader.GetAsync("/api/apps/idea?status=x").RefusedAsync()).Field);
        Assert.Equal("order", (await reader.GetAsync("/api/apps/idea?order=x").RefusedAsync()).Field);
        Assert.Equal("before", (await reader.GetAsync("/api/apps/idea?before=x").RefusedAsync()).Field);
    }
}
