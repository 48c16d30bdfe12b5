using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using MtsLife.Hub.Reputation;
using MtsLife.Support.Chat;
using MtsLife.Support.Events;
using MtsLife.Web.Tests.Delivery;
using MtsLife.Web.Tests.Photos;
using MtsLife.Web.Tests.SignIn;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Reputation;

public sealed class ReputationTests(Office office) : IClassFixture<Office>
{
    private static readonly string[] Before = ["левитация", "Тайна"];

    [Fact]
    public async Task An_accepted_answer_is_told_live_and_taken_back_with_its_points()
    {
        var (vera, oleg) = await PeopleAsync();
        var (_, channel) = await GroupAsync(vera, "open", oleg);
        var (asks, answers) = (await office.OpenAsync(vera), await office.OpenAsync(oleg));
        var question = (await asks.InvokeAsync("Post", new { channelId = channel, clientId = Guid.NewGuid(), kind = "question", text = "К кому по поводу ДМС" })).MessageId();
        var answer = (await answers.InvokeAsync("Reply", new { messageId = question, clientId = Guid.NewGuid(), text = "К Нине" })).MessageId();
        Assert.Equal(2, Points(await answers.EventAsync(oleg.Own, e => e.Is("reputation_changed"))));

        await asks.InvokeAsync("Accept", new { messageId = answer });
        Assert.Equal(22, Points(await answers.EventAsync(oleg.Own, e => e.Is("reputation_changed") && Points(e) > 2)));
        await asks.InvokeAsync("React", new { messageId = answer, emoji = "👍" });
        await answers.EventAsync(oleg.Own, e => e.Is("reputation_changed") && Points(e) == 23);
        await asks.InvokeAsync("Accept", new { messageId = answer, accepted = false });
        await answers.EventAsync(oleg.Own, e => e.Is("reputation_changed") && Points(e) == 3);
        await answers.InvokeAsync("Delete", new { messageId = answer });
        await answers.EventAsync(oleg.Own, e => e.Is("reputation_changed") && Points(e) == 0);

        var page = await LedgerAsync(oleg);
        Assert.Equal(0, page.Sum(e => e.GetProperty("delta").GetInt32()));
        Assert.All(page, e => Assert.True(e.GetProperty("takenBack").GetBoolean() && !Has(e, "messageId")));
        await AssertSound.Async(office.Server.ConnectionString);
    }

    [Fact]
    public async Task A_photo_gives_points_once_while_it_is_there()
    {
        var (vera, _) = await PeopleAsync();
        using var http = office.Http(vera);
        var socket = await office.OpenAsync(vera);
        await http.PutAsync("/api/me/photo", Pictures.New(), "image/png");
        await socket.EventAsync(vera.Own, e => e.Is("reputation_changed") && Points(e) == 5);
        await http.PutAsync("/api/me/photo", Pictures.New(), "image/png");
        await CaughtUpAsync();
        Assert.Equal(5, await PointsAsync(vera));
        var entry = Assert.Single(await LedgerAsync(vera));
        Assert.Equal(("photo", false), (entry.GetProperty("rule").GetString(), Has(entry, "messageId")));

        await http.DeleteAsync("/api/me/photo");
        await socket.EventAsync(vera.Own, e => e.Is("reputation_changed") && Points(e) == 0);
        // Taken away and put back is one photo, not two.
        await http.PutAsync("/api/me/photo", Pictures.New(), "image/png");
        await CaughtUpAsync();
        Assert.Equal(5, await PointsAsync(vera));
        Assert.Contains("photo", (await http.GetAsync("/api/reputation/rules")).GetRawText(), StringComparison.Ordinal);
        await AssertSound.Async(office.Server.ConnectionString);
    }

    [Fact]
    public async Task Whoever_invited_a_colleague_gains_when_they_first_write_and_loses_it_with_the_last_word()
    {
        var chief = (await Cast.HireAsync(office.Server.ConnectionString, 1, "administrator"))[0];
        using var inviting = office.Http(chief);
        var code = new Uri((await inviting.PostAsync("/api/admin/invitations")).GetProperty("url").GetString()!).Segments[^1];
        using var door = office.Server.Anonymous();
        using var joined = await door.PostAsJsonAsync($"/api/invitations/{code}", new { givenName = "Раиса", familyName = "Новая", login = $"raisa{Guid.NewGuid():N}"[..20], password = "долгий пароль с пробелами" });
        using var http = new ChatHttp(office.Server.Address, ("Cookie", joined.Cookie()), ("Origin", office.Server.Address.GetLeftPart(UriPartial.Authority)));
        var (_, channel) = await GroupAsync(chief, "open");
        await CaughtUpAsync();
        Assert.Equal(0, await PointsAsync(chief));
        var said = (await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = "Всем привет" })).MessageId();
        await CaughtUpAsync();
        Assert.Equal(40, await PointsAsync(chief));
        await http.DeleteAsync($"/api/messages/{said}");
        await CaughtUpAsync();
        Assert.Equal(0, await PointsAsync(chief));
    }

    [Fact]
    public async Task Nobody_gains_by_what_they_do_for_themselves_or_in_private()
    {
        var (vera, oleg) = await PeopleAsync();
        var (_, channel) = await GroupAsync(vera, "open", oleg);
        using var http = office.Http(vera);
        var question = (await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), kind = "question", text = "Кто знает" })).MessageId();
        var own = (await http.PostAsync($"/api/messages/{question}/replies", new { clientId = Guid.NewGuid(), text = "Сама нашла" })).MessageId();
        await http.PostAsync($"/api/messages/{own}/accept", new { accepted = true });
        await http.PostAsync($"/api/messages/{own}/reactions", new { emoji = "👍" });
        var direct = (await http.PostAsync("/api/directs", new { people = new[] { oleg.Id } })).GetProperty("channel").GetProperty("id").GetInt64();
        var said = (await http.PostAsync($"/api/channels/{direct}/messages", new { clientId = Guid.NewGuid(), text = "Привет" })).MessageId();
        using var partner = office.Http(oleg);
        await partner.PostAsync($"/api/messages/{said}/reactions", new { emoji = "👍" });
        await partner.PostAsync($"/api/messages/{said}/replies", new { clientId = Guid.NewGuid(), text = "И тебе" });
        // Alone in a closed group: a long text that nobody reads.
        var (_, alone) = await GroupAsync(vera, "closed");
        await http.PostAsync($"/api/channels/{alone}/messages", new { clientId = Guid.NewGuid(), kind = "article", title = "Для себя", text = "Длинно" });

        await CaughtUpAsync();
        Assert.Equal((0, 0), (await PointsAsync(vera), await PointsAsync(oleg)));
    }

    [Fact]
    public async Task A_crowd_that_is_thanked_shares_and_the_day_has_its_cap()
    {
        var (vera, oleg) = await PeopleAsync();
        var (_, channel) = await GroupAsync(vera, "open", oleg, office.Nina);
        using var http = office.Http(vera);
        for (var n = 0; n < 6; n++)
            await ThankAsync(http, channel, oleg.Id);
        await ThankAsync(http, channel, oleg.Id, office.Nina.Id);
        await CaughtUpAsync();
        Assert.Equal(25, await PointsAsync(oleg));

        var first = (await LedgerAsync(oleg))[^1].GetProperty("messageId").GetInt64();
        await http.DeleteAsync($"/api/messages/{first}");
        await CaughtUpAsync();
        Assert.Equal(25, await PointsAsync(oleg));
        await AssertSound.Async(office.Server.ConnectionString);
    }

    [Fact]
    public async Task Whoever_has_left_a_closed_group_sees_the_rule_and_the_day_and_nothing_said_there()
    {
        var (vera, oleg) = await PeopleAsync();
        var (group, channel) = await GroupAsync(vera, "closed", oleg);
        using var http = office.Http(vera);
        using var former = office.Http(oleg);
        var secret = (await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), kind = "news", title = "Тайна", text = "левитация" })).MessageId();
        await former.PostAsync($"/api/messages/{secret}/replies", new { clientId = Guid.NewGuid(), text = "Какая левитация" });
        await CaughtUpAsync();
        Assert.Contains(Before[0], (await former.GetAsync("/api/me/reputation/ledger")).GetRawText());

        await http.DeleteAsync($"/api/groups/{group}/members/{oleg.Id}");
        var ledger = await former.GetAsync("/api/me/reputation/ledger");
        var entry = ledger.GetProperty("entries").EnumerateArray().Single(e => e.GetProperty("rule").GetString() == "comment");
        Assert.Equal((2, false, false, false), (entry.GetProperty("delta").GetInt32(), Has(entry, "messageId"), Has(entry, "actorId"), Has(entry, "excerpt")));
        foreach (var path in new[] { "/api/me/reputation/ledger", "/api/reputation/leaders", "/api/reputation/hints", $"/api/people/{vera.Id}/reputation" })
            Assert.All(Before, word => Assert.DoesNotContain(word, JsonSerializer.Serialize(former.GetAsync(path).Result, MtsLife.Hub.Wire.Json.Options)));
    }

    [Fact]
    public async Task What_the_points_are_for_names_those_whom_it_mentions()
    {
        var (vera, oleg) = await PeopleAsync();
        var (_, channel) = await GroupAsync(vera, "open", oleg);
        using var http = office.Http(vera);
        using var other = office.Http(oleg);
        var question = (await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), kind = "question", text = "Кто знает" })).MessageId();
        await other.PostAsync($"/api/messages/{question}/replies", new { clientId = Guid.NewGuid(), text = $"Спросите @{office.Nina.Handle}, она знает" });
        await CaughtUpAsync();
        using var nina = office.Http(office.Nina);
        var name = (await nina.GetAsync("/api/me")).GetProperty("name").GetString();

        var ledger = await other.GetAsync("/api/me/reputation/ledger");
        Assert.Equal($"Спросите @{name}, она знает", ledger.GetProperty("entries").EnumerateArray().Single().GetProperty("excerpt").GetString());
        // Those who are only named come with no profile of theirs.
        Assert.Equal([oleg.Id], ledger.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("id").GetInt64()));
    }

    [Fact]
    public async Task Hints_are_of_what_can_be_done_and_still_counts()
    {
        var (vera, oleg) = await PeopleAsync();
        var (_, channel) = await GroupAsync(vera, "open", oleg);
        using var http = office.Http(vera);
        using var other = office.Http(oleg);
        var topic = $"Тема{Guid.NewGuid():N}"[..20];
        var asked = (await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), kind = "question", text = $"Как быть #{topic}" })).Message();
        await other.PostAsync($"/api/topics/{asked.GetProperty("topics")[0].GetProperty("topicId").GetInt64()}/subscribe", new { subscribed = true });
        Assert.Contains(await HintsAsync(other), h => h.GetProperty("kind").GetString() == "answer" && h.GetProperty("messageId").GetInt64() == asked.GetProperty("id").GetInt64());
        // Not to whoever asked.
        Assert.DoesNotContain(await HintsAsync(http), h => h.GetProperty("kind").GetString() == "answer");

        await other.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), kind = "article", title = "Как", text = "Вот так" });
        await other.PostAsync($"/api/messages/{asked.GetProperty("id").GetInt64()}/replies", new { clientId = Guid.NewGuid(), text = "Так" });
        await CaughtUpAsync();
        Assert.DoesNotContain(await HintsAsync(other), h => h.GetProperty("kind").GetString() is "answer" or "write_article");
    }

    [Fact]
    public async Task A_new_set_of_rules_begins_on_its_day_and_never_today()
    {
        var chief = (await Cast.HireAsync(office.Server.ConnectionString, 1, "administrator"))[0];
        using var http = office.Http(chief);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        Assert.Equal("too_early", (await Assert.ThrowsAsync<RefusedException>(() => http.PostAsync("/api/admin/point-rules", Rules(today.AddDays(1), 3)))).Refusal.Reason);
        var book = await http.PostAsync("/api/admin/point-rules", Rules(today.AddDays(40), 3));
        Assert.Equal(1, Liked(book.GetProperty("now")));
        Assert.Equal(3, Liked(book.GetProperty("coming").EnumerateArray().Single(v => v.GetProperty("fromDay").GetString() == $"{today.AddDays(40):O}")));
        Assert.Equal("taken", (await Assert.ThrowsAsync<RefusedException>(() => http.PostAsync("/api/admin/point-rules", Rules(today.AddDays(40), 4)))).Refusal.Reason);
    }

    [Fact]
    public async Task The_first_set_of_rules_is_the_products()
    {
        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        var seeded = await connection.QueryAsync<(string, int, int, bool)>("SELECT code, points, daily_cap, split FROM point_rules WHERE version = 1");
        Assert.Equal(PointRules.Default.Rules.Select(r => (r.Code, r.Points, r.DailyCap, r.IsSplit)).Order(), seeded.Order());
    }

    [Fact]
    public async Task The_command_says_ones_own_reputation_or_a_colleagues_to_its_caller_only()
    {
        var (vera, oleg) = await PeopleAsync();
        var (_, channel) = await GroupAsync(vera, "open", oleg);
        using var http = office.Http(vera);
        var own = await SayAsync(http, channel, "/rep");
        Assert.Equal(("reputation", true), (own.GetProperty("code").GetString(), own.GetProperty("data").GetProperty("self").GetBoolean()));
        Assert.Equal(oleg.Id, (await SayAsync(http, channel, $"/репутация @{oleg.Handle}")).GetProperty("data").GetProperty("personId").GetInt64());
        Assert.Equal("one_person", (await Assert.ThrowsAsync<RefusedException>(() => SayAsync(http, channel, $"/rep @{oleg.Handle} и ещё"))).Refusal.Reason);
    }

    [Fact]
    public async Task Leaders_are_people_who_work_here_by_what_they_gained_in_the_time()
    {
        var (vera, oleg) = await PeopleAsync();
        var (_, channel) = await GroupAsync(vera, "open", oleg);
        using var http = office.Http(vera);
        for (var n = 0; n < 8; n++)
            await ThankAsync(http, channel, oleg.Id);
        await CaughtUpAsync();
        var week = await http.GetAsync("/api/reputation/leaders?period=week");
        Assert.Contains(week.GetProperty("first").EnumerateArray(), l => l.GetProperty("person").GetProperty("id").GetInt64() == oleg.Id && l.GetProperty("points").GetInt64() == 25);

        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        await connection.ExecuteAsync("UPDATE people SET deactivated_at = now() WHERE id = @Id", oleg);
        Assert.DoesNotContain(oleg.Handle, (await http.GetAsync("/api/reputation/leaders?period=all")).GetRawText());
        Assert.Equal("unknown", (await Assert.ThrowsAsync<RefusedException>(() => http.GetAsync("/api/reputation/leaders?period=year"))).Refusal.Reason);
        Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => http.GetAsync("/api/reputation/leaders?unit=900000000"))).Refusal.Code);
    }

    private async Task<(Player, Player)> PeopleAsync() => await Cast.HireAsync(office.Server.ConnectionString, 2) switch { var c => (c[0], c[1]) };

    private async Task<(long Id, long Channel)> GroupAsync(Player owner, string visibility, params Player[] members)
    {
        using var http = office.Http(owner);
        var group = await http.PostAsync("/api/groups", new { name = $"Группа {Guid.NewGuid():N}", visibility });
        if (members.Length > 0)
            await http.PostAsync($"/api/groups/{group.GetProperty("id").GetInt64()}/members", new { people = members.Select(m => m.Id) });
        return (group.GetProperty("id").GetInt64(), group.GetProperty("mainChannelId").GetInt64());
    }

    private async Task<int> PointsAsync(Player player)
    {
        using var http = office.Http(player);
        return (await http.GetAsync($"/api/people/{player.Id}/reputation")).GetProperty("level").GetProperty("points").GetInt32();
    }

    private async Task<IReadOnlyList<JsonElement>> LedgerAsync(Player player)
    {
        using var http = office.Http(player);
        return [.. (await http.GetAsync("/api/me/reputation/ledger")).GetProperty("entries").EnumerateArray()];
    }

    private static async Task<IReadOnlyList<JsonElement>> HintsAsync(ChatHttp http) => [.. (await http.GetAsync("/api/reputation/hints")).GetProperty("best").EnumerateArray()];

    private static Task<JsonElement> ThankAsync(ChatHttp http, long channel, params long[] recipients) =>
        http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), kind = "thanks", text = "За помощь", card = new { badge = "rocket", recipients } });

    private static async Task<JsonElement> SayAsync(ChatHttp http, long channel, string text) =>
        (await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text })).GetProperty("said");

    private static object Rules(DateOnly fromDay, int points) => new { fromDay, rules = new[] { new { code = "liked", points, dailyCap = 30 } } };

    private static int Liked(JsonElement version) =>
        version.GetProperty("rules").EnumerateArray().Single(r => r.GetProperty("code").GetString() == "liked").GetProperty("points").GetInt32();

    private static int Points(JsonElement changed) => changed.GetProperty("level").GetProperty("points").GetInt32();

    private static bool Has(JsonElement entry, string member) => entry.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null;

    private Task CaughtUpAsync() => WorkersCaughtUp.Async(office.Server.ConnectionString, "reputation");
}
