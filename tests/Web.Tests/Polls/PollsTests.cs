using System.Text.Json;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using MtsLife.Web.Tests.Kinds;
using Xunit;

namespace MtsLife.Web.Tests.Polls;

public sealed class PollsTests(Office office) : IClassFixture<Office>
{
    private static readonly string[] Options = ["Утром", "Днём", "Вечером"];

    [Fact]
    public async Task A_named_vote_shows_live_can_be_changed_and_taken_back()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        await vera.ViewAsync(channel);
        var poll = await vera.PostKindAsync(channel, "poll", new { options = Options }, text: "Когда планёрка?");

        await oleg.VoteAsync(poll, 2);
        Assert.Equal(1, await ToldAsync(vera, channel, "0 1 0"));
        var acted = await oleg.EventAsync(office.Oleg.Own, e => e.Is("acted", poll));
        Assert.Equal([2], acted.GetProperty("mine").GetProperty("ballot").Ids());
        await oleg.VoteAsync(poll, 3);
        await oleg.VoteAsync(poll, 3);
        await vera.VoteAsync(poll, 3);
        Assert.Equal(2, await ToldAsync(vera, channel, "0 0 2"));
        using var http = office.Http(office.Nina);
        var voters = (await http.GetAsync($"/api/messages/{poll}/votes")).GetProperty("voters");
        Assert.Equal([3], voters[0].GetProperty("options").Ids());
        Assert.Equal(2, (await http.GetAsync($"/api/messages/{poll}/votes?option=3")).GetProperty("voters").GetArrayLength());
        Assert.Equal(0, (await http.GetAsync($"/api/messages/{poll}/votes?option=2")).GetProperty("voters").GetArrayLength());

        await oleg.VoteAsync(poll);
        Assert.Equal(1, await ToldAsync(vera, channel, "0 0 1"));
        await SoundAsync();
    }

    [Fact]
    public async Task Polls_are_listed_by_whether_they_take_votes()
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        var (open, closed) = (await vera.PostKindAsync(channel, "poll", new { options = Options }), await vera.PostKindAsync(channel, "poll", new { options = Options }));
        using var http = office.Http(office.Vera);
        await http.PostAsync($"/api/messages/{closed}/close", new { });

        Assert.Contains(open, (await http.GetAsync("/api/apps/poll?state=open")).Listed());
        Assert.DoesNotContain(closed, (await http.GetAsync("/api/apps/poll?state=open")).Listed());
        Assert.Contains(closed, (await http.GetAsync("/api/apps/poll?state=closed")).Listed());
        Assert.Equal([closed, open], (await http.GetAsync("/api/apps/poll")).Listed().Take(2));
        Assert.Equal("state", (await http.GetAsync("/api/apps/poll?state=x").RefusedAsync()).Field);
    }

    [Fact]
    public async Task Several_options_are_for_polls_that_say_so()
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        var one = await vera.PostKindAsync(channel, "poll", new { options = Options });
        var several = await vera.PostKindAsync(channel, "poll", new { options = Options, multi = true });

        Assert.Equal(("options", "too_many"), Named(await vera.VoteAsync(one, 1, 2).RefusedAsync()));
        Assert.Equal(("options", "unknown"), Named(await vera.VoteAsync(several, 4).RefusedAsync()));
        Assert.Equal(("options", "duplicate"), Named(await vera.VoteAsync(several, 1, 1).RefusedAsync()));
        await vera.VoteAsync(several, 1, 3);
        await vera.VoteAsync(several, 1, 2);
        using var http = office.Http(office.Vera);
        Assert.Equal("1 1 0", Votes(await http.CardAsync(several)));
        Assert.Equal(1, (await http.CardAsync(several)).Int("total"));
        await SoundAsync();
    }

    [Fact]
    public async Task An_anonymous_vote_is_final_and_nothing_tells_whose_it_was()
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        await vera.ViewAsync(channel);
        var poll = await vera.PostKindAsync(channel, "poll", new { options = Options, anonymous = true });
        var voters = await Cast.HireAsync(office.Server.ConnectionString, 7);

        foreach (var (voter, at) in voters.Select((v, at) => (v, at)))
        {
            using var http = office.Http(voter);
            await http.PostAsync($"/api/messages/{poll}/votes", new { options = new[] { at % 3 + 1 } });
            var card = await http.CardAsync(poll);
            Assert.Equal((at + 1, (at + 1) / 5 * 5), (card.Int("total"), card.Int("counted")));
            Assert.Equal(at + 1 >= 5, card.GetProperty("options")[0].TryGetProperty("votes", out _));
            Assert.Equal("voted", (await http.PostAsync($"/api/messages/{poll}/votes", new { options = new[] { 1 } }).RefusedAsync()).Reason);
            var mine = await http.MineAsync(channel, poll);
            Assert.True(mine.GetProperty("voted").GetBoolean());
            Assert.False(mine.TryGetProperty("ballot", out _));
        }

        using var outside = office.Http(office.Nina);
        Assert.Equal("2 2 1", Votes(await outside.CardAsync(poll)));
        var list = (await outside.GetAsync($"/api/messages/{poll}/votes")).GetProperty("voters").EnumerateArray().ToList();
        Assert.Equal(7, list.Count);
        Assert.All(list, v => Assert.False(v.TryGetProperty("options", out _)));
        Assert.Equal(list.Select(v => v.GetProperty("person").Text("name")).Order(StringComparer.Create(new("ru-RU"), false)), list.Select(v => v.GetProperty("person").Text("name")));
        await AssertNoTraceAsync(poll);

        using var author = office.Http(office.Vera);
        await author.PostAsync($"/api/messages/{poll}/close", new { });
        Assert.Equal("3 2 2", Votes(await outside.CardAsync(poll)));
        await SoundAsync();
    }

    [Fact]
    public async Task A_poll_closes_early_by_its_author_and_by_its_time_without_anybody()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        await vera.ViewAsync(channel);
        var byHand = await oleg.PostKindAsync(channel, "poll", new { options = Options });
        var byTime = await oleg.PostKindAsync(channel, "poll", new { options = Options, until = DateTime.UtcNow.AddSeconds(1) });
        using var http = office.Http(office.Oleg);
        using var outside = office.Http(office.Nina);

        Assert.Equal("not_moderator", (await outside.PostAsync($"/api/messages/{byHand}/close", new { }).RefusedAsync()).Reason);
        await http.PostAsync($"/api/messages/{byHand}/close", new { });
        await http.PostAsync($"/api/messages/{byHand}/close", new { });
        var told = await vera.EventAsync(channel, e => e.Is("message_changed") && e.GetProperty("message").GetProperty("id").GetInt64() == byHand);
        Assert.True(told.GetProperty("message").GetProperty("card").GetProperty("closed").GetBoolean());
        Assert.Equal("closed", (await oleg.VoteAsync(byHand, 1).RefusedAsync()).Reason);

        told = await vera.EventAsync(channel, e => e.Is("message_changed") && e.GetProperty("message").GetProperty("id").GetInt64() == byTime);
        Assert.True(told.GetProperty("message").GetProperty("card").GetProperty("closed").GetBoolean());
        Assert.False(told.GetProperty("message").GetProperty("card").TryGetProperty("closedBy", out _));
        Assert.Equal("closed", (await oleg.VoteAsync(byTime, 1).RefusedAsync()).Reason);
        foreach (var poll in new[] { byHand, byTime })
            Assert.Equal(1, await Doing.RecordedAsync(office.Server.ConnectionString, "poll_closed", poll));
    }

    [Fact]
    public async Task A_deleted_poll_offers_nothing_any_more()
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        var poll = await vera.PostKindAsync(channel, "poll", new { options = new[] { "Канарейка да", "Канарейка нет" } });
        await vera.VoteAsync(poll, 1);
        await vera.InvokeAsync("Delete", new { messageId = poll });

        using var http = office.Http(office.Vera);
        Assert.False((await http.MessageAsync(poll)).TryGetProperty("card", out _));
        Assert.Equal("deleted", (await vera.VoteAsync(poll, 2).RefusedAsync()).Reason);
        Assert.Equal(0, await Doing.ScalarAsync<long>(office.Server.ConnectionString, "SELECT count(*) FROM poll_options WHERE message_id = $1 AND text <> ''", poll));
        await SoundAsync();
    }

    [Theory]
    [InlineData("""{"options":["А"]}""", "card.options", "too_few")]
    [InlineData("""{"options":["А","а"]}""", "card.options", "duplicate")]
    [InlineData("""{"options":["А"," "]}""", "card.options", "empty")]
    [InlineData("""{"options":["А","Б\nВ"]}""", "card.options", "control_character")]
    [InlineData("""{"options":["А",null]}""", "card.options", "wrong_type")]
    [InlineData("""{"options":["А","Б"],"until":"2020-01-01T00:00:00Z"}""", "card.until", "past")]
    [InlineData("""{"options":["А","Б"],"until":"9999-12-31T23:59:59Z"}""", "card.until", "too_far")]
    [InlineData("""{"options":["А","Б"],"until":"завтра"}""", "card.until", "wrong_type")]
    [InlineData("""{"options":["А","Б"],"secret":true}""", "card.secret", "unknown")]
    [InlineData("""{"multi":true}""", "card.options", "missing")]
    [InlineData("""[]""", "card", "wrong_type")]
    [InlineData("""null""", "card", "missing")]
    public async Task What_is_wrong_with_a_poll_is_named(string card, string field, string reason)
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        Assert.Equal((field, reason), Named(await vera.PostAsync(channel, "poll", JsonDocument.Parse(card).RootElement).RefusedAsync()));
    }

    [Fact]
    public async Task A_poll_takes_twenty_options_of_two_hundred_characters_and_no_more()
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        var options = Enumerable.Range(1, 20).Select(n => $"{n}".PadRight(200, 'я')).ToArray();
        await vera.PostKindAsync(channel, "poll", new { options });
        Assert.Equal(("card.options", "too_many"), Named(await vera.PostAsync(channel, "poll", new { options = options.Append("ещё") }).RefusedAsync()));
        Assert.Equal(("card.options", "too_long"), Named(await vera.PostAsync(channel, "poll", new { options = new[] { "А", new string('я', 201) } }).RefusedAsync()));
        Assert.Equal(("text", "empty"), Named(await vera.PostAsync(channel, "poll", new { options }, text: " ").RefusedAsync()));
    }

    /// <summary>Every row of the vote was written together with all options of the poll, or with none.</summary>
    private async Task AssertNoTraceAsync(long poll)
    {
        Assert.Equal(0, await Doing.ScalarAsync<long>(office.Server.ConnectionString, "SELECT count(*) FROM poll_ballots WHERE message_id = $1", poll));
        Assert.Equal(1, await Doing.ScalarAsync<long>(office.Server.ConnectionString, "SELECT count(DISTINCT xmin::text) FROM poll_options WHERE message_id = $1", poll));
        Assert.Equal(0, await Doing.ScalarAsync<long>(office.Server.ConnectionString,
            """
            SELECT count(*) FROM (SELECT v.person_id, count(*) AS options FROM poll_voters v JOIN poll_options o ON o.message_id = v.message_id AND o.xmin = v.xmin
                                  WHERE v.message_id = $1 GROUP BY 1) m WHERE options <> 3
            """, poll));
        Assert.Equal(0, await Doing.ScalarAsync<long>(office.Server.ConnectionString,
            "SELECT count(*) FROM events WHERE message_id = $1 AND kind = 'voted' AND num_nonnulls(actor_id, person_id, subject_id, topic_id) > 0", poll));
        Assert.DoesNotContain(office.Server.Log, line => Options.Any(o => line.Contains(o, StringComparison.Ordinal)));
    }

    /// <summary>Waits until so many votes are told; returns how many people voted then.</summary>
    private static async Task<int> ToldAsync(ChatSocket socket, long channel, string votes)
    {
        var told = await socket.EventAsync(channel, e => e.Is("message_changed") && Votes(e.GetProperty("message").GetProperty("card")) == votes);
        return told.GetProperty("message").GetProperty("card").Int("total");
    }

    private static string Votes(JsonElement card) => string.Join(' ', card.GetProperty("options").EnumerateArray().Select(o => o.Int("votes")));

    private static (string?, string?) Named(WireRefusal refusal) => (refusal.Field, refusal.Reason);

    private async Task SoundAsync() => Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
}
