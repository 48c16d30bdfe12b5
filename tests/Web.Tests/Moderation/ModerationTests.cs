using System.Text.Json;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Support.Events;
using MtsLife.Web.Tests.Delivery;
using Xunit;

namespace MtsLife.Web.Tests.Moderation;

/// <summary>Vera owns the groups and so moderates them; Oleg writes, Nina reads.</summary>
public sealed class ModerationTests(Office office) : IClassFixture<Office>
{
    // Of this test alone: the others hide nothing.
    private readonly string Canary = $"канарейка{Guid.NewGuid():N}";

    [Fact]
    public async Task What_was_reported_waits_for_its_moderators_with_reasons_and_without_names()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var (vera, oleg, nina) = (office.Http(office.Vera), office.Http(office.Oleg), office.Http(office.Nina));
        var message = await SayAsync(oleg, channel, "Продам гараж");

        await ReportAsync(nina, message, "insult");
        await ReportAsync(nina, message, "spam", "  Третий раз за день ");
        Assert.Equal("own", (await Assert.ThrowsAsync<RefusedException>(() => ReportAsync(oleg, message, "spam"))).Refusal.Reason);

        var waiting = await WaitingAsync(vera, message);
        var reason = Assert.Single(waiting!.Value.GetProperty("reasons").EnumerateArray());
        Assert.Equal(("spam", 1, "Третий раз за день"),
            (reason.GetProperty("reason").GetString(), reason.GetProperty("count").GetInt32(), reason.GetProperty("texts")[0].GetString()));
        Assert.False((await vera.GetAsync("/api/moderation")).GetRawText().Contains(office.Nina.Handle, StringComparison.Ordinal));
        Assert.Null(await WaitingAsync(nina, message));
        Assert.Null(await WaitingAsync(oleg, message));
        Assert.Equal([message], await MineReportedAsync(nina, channel));

        await vera.PostAsync($"/api/messages/{message}/dismiss");
        Assert.Null(await WaitingAsync(vera, message));
        await ReportAsync(nina, message, "other");
        Assert.NotNull(await WaitingAsync(vera, message));
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
    }

    [Fact]
    public async Task A_hidden_text_is_nowhere_but_before_those_who_judge_it()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var (vera, oleg, nina) = (office.Http(office.Vera), office.Http(office.Oleg), office.Http(office.Nina));
        var watching = await office.OpenAsync(office.Nina);
        await watching.ViewAsync(channel);
        var question = await AskAsync(nina, channel, "как быть #скрытое");
        var thread = (await nina.PostAsync($"/api/messages/{question}/replies", new { clientId = Guid.NewGuid(), text = "Поясню" })).GetProperty("channelId").GetInt64();
        var answer = await ReplyAsync(oleg, question, $"{Canary} первая");
        await oleg.PatchAsync($"/api/messages/{answer}", new { text = $"{Canary} вторая, @player2" });
        await nina.PostAsync($"/api/messages/{answer}/accept");
        var plain = await SayAsync(oleg, channel, $"{Canary} третья #скрытое");
        var topic = (await MessageAsync(nina, question)).GetProperty("topics")[0].GetProperty("topicId").GetInt64();
        var topicChannel = (await nina.GetAsync($"/api/topics/{topic}")).GetProperty("channelId").GetInt64();

        string[] places =
        [
            $"/api/channels/{channel}/messages", $"/api/channels/{channel}/events?after=0", $"/api/channels/{thread}/messages", $"/api/channels/{thread}/events?after=0",
            $"/api/channels/{topicChannel}/messages", $"/api/channels/{topicChannel}/events?after=0", $"/api/messages/{question}", $"/api/messages/{answer}",
            $"/api/messages/{plain}", $"/api/messages/{answer}/versions", $"/api/topics/{topic}/knowledge", $"/api/search?q={Canary}", "/api/threads", "/api/questions",
            $"/api/people/{office.Oleg.Id}/publications", "/api/moderation", "/api/moderation?hidden=true", "/api/heads",
        ];
        await WorkersCaughtUp.Async(office.Server.ConnectionString, "search");
        Assert.Contains(Canary, string.Concat(await ReadAllAsync(nina, places)));

        await HideAsync(vera, answer, true);
        await HideAsync(vera, plain, true);
        await WorkersCaughtUp.Async(office.Server.ConnectionString, "search");
        foreach (var reader in new[] { nina, oleg })
            Assert.All(await ReadAllAsync(reader, places), text => Assert.DoesNotContain(Canary, text));
        var told = await watching.EventAsync(channel, e => e.Is("message_changed") && e.GetProperty("message").GetProperty("id").GetInt64() == plain
            && e.GetProperty("message").TryGetProperty("hidden", out _));
        Assert.DoesNotContain(Canary, told.GetRawText());
        var card = (await MessageAsync(nina, question)).GetProperty("card");
        Assert.Equal(("open", 0), (card.GetProperty("state").GetString(), card.GetProperty("answers").GetInt32()));
        Assert.Equal(1, (await MessageAsync(nina, question)).GetProperty("thread").GetProperty("replies").GetInt32());
        Assert.Contains(Canary, (await vera.GetAsync("/api/moderation?hidden=true")).GetRawText());
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
    }

    [Fact]
    public async Task Hiding_and_bringing_back_is_as_if_nothing_had_been()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var (vera, oleg, nina) = (office.Http(office.Vera), office.Http(office.Oleg), office.Http(office.Nina));
        var question = await AskAsync(nina, channel, "где ключи #ключи");
        var answer = await ReplyAsync(oleg, question, "У @player2 на столе");
        await ReplyAsync(vera, question, "Или у меня");
        await nina.PostAsync($"/api/messages/{answer}/accept");
        await nina.PostAsync($"/api/messages/{answer}/reactions", new { emoji = "👍" });

        var before = await StateAsync();
        await HideAsync(vera, answer, true);
        Assert.NotEqual(before, await StateAsync());
        await HideAsync(vera, answer, true);
        await HideAsync(vera, answer, false);
        Assert.Equal(before, await StateAsync());
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));

        async Task<string> StateAsync()
        {
            foreach (var worker in new[] { "search", "statistics" })
                await WorkersCaughtUp.Async(office.Server.ConnectionString, worker);
            var read = await ReadAllAsync(nina, $"/api/messages/{question}", $"/api/messages/{answer}", "/api/heads", "/api/statistics", "/api/search?q=столе");
            return string.Concat(read.Select(WithoutRevisions));
        }
    }

    [Fact]
    public async Task A_mention_counts_while_it_is_shown()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var (vera, oleg, nina) = (office.Http(office.Vera), office.Http(office.Oleg), office.Http(office.Nina));
        var message = await SayAsync(oleg, channel, "Смотри, @player2");
        Assert.Equal(1, await MentionsAsync());
        await HideAsync(vera, message, true);
        Assert.Equal(0, await MentionsAsync());
        await HideAsync(vera, message, false);
        Assert.Equal(1, await MentionsAsync());

        async Task<int> MentionsAsync() => (await nina.GetAsync("/api/heads")).GetProperty("entries").EnumerateArray()
            .Single(e => e.GetProperty("channel").GetProperty("id").GetInt64() == channel).GetProperty("mentions").GetInt32();
    }

    [Fact]
    public async Task A_private_message_that_was_reported_is_judged_by_administrators_who_see_nothing_around_it()
    {
        var chief = (await Cast.HireAsync(office.Server.ConnectionString, 1, "administrator"))[0];
        var (oleg, nina, admin) = (office.Http(office.Oleg), office.Http(office.Nina), office.Http(chief));
        var direct = (await nina.PostAsync("/api/directs", new { people = new[] { office.Oleg.Id } })).GetProperty("channel").GetProperty("id").GetInt64();
        var before = await SayAsync(nina, direct, "До того");
        var message = await SayAsync(oleg, direct, "Грубость");
        Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => HideAsync(admin, message, true))).Refusal.Code);

        await ReportAsync(nina, message, "insult");
        var waiting = await WaitingAsync(admin, message);
        Assert.False(waiting!.Value.TryGetProperty("channelId", out _));
        Assert.Contains("Грубость", waiting.Value.GetProperty("html").GetString(), StringComparison.Ordinal);
        foreach (var closed in new[] { $"/api/messages/{message}", $"/api/channels/{direct}/messages", $"/api/messages/{before}" })
            Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => admin.GetAsync(closed))).Refusal.Code);
        Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => HideAsync(admin, before, true))).Refusal.Code);
        Assert.Null(await WaitingAsync(office.Http(office.Vera), message));

        await HideAsync(admin, message, true);
        Assert.DoesNotContain("Грубость", (await nina.GetAsync($"/api/channels/{direct}/messages")).GetRawText());
        await HideAsync(admin, message, false);
        Assert.Contains("Грубость", (await nina.GetAsync($"/api/channels/{direct}/messages")).GetRawText());
    }

    [Fact]
    public async Task Who_deletes_what_was_hidden_takes_it_away_for_good()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var (vera, oleg, nina) = (office.Http(office.Vera), office.Http(office.Oleg), office.Http(office.Nina));
        await WorkersCaughtUp.Async(office.Server.ConnectionString, "statistics");
        var before = await PublicationsAsync();
        var message = await SayAsync(oleg, channel, Canary);
        await ReportAsync(nina, message, "off_topic");
        await HideAsync(vera, message, true);
        await oleg.DeleteAsync($"/api/messages/{message}");

        Assert.DoesNotContain($"\"id\":{message},", (await vera.GetAsync("/api/moderation?hidden=true")).GetRawText());
        Assert.Equal("deleted", (await Assert.ThrowsAsync<RefusedException>(() => HideAsync(vera, message, false))).Refusal.Reason);
        await WorkersCaughtUp.Async(office.Server.ConnectionString, "statistics");
        Assert.Equal(before, await PublicationsAsync());
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));

        async Task<long> PublicationsAsync() => (await nina.GetAsync("/api/statistics")).GetProperty("totals").GetProperty("publications").GetInt64();
    }

    [Fact]
    public async Task The_audit_log_says_who_did_what_and_repeats_no_text()
    {
        var chief = (await Cast.HireAsync(office.Server.ConnectionString, 1, "administrator"))[0];
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var (vera, oleg, nina, admin) = (office.Http(office.Vera), office.Http(office.Oleg), office.Http(office.Nina), office.Http(chief));
        var message = await SayAsync(oleg, channel, Canary);
        await ReportAsync(nina, message, "spam", Canary);
        await HideAsync(vera, message, true);
        await HideAsync(admin, message, false);
        await vera.PostAsync($"/api/messages/{message}/dismiss");
        await admin.PatchAsync($"/api/admin/people/{office.Nina.Id}", new { role = "administrator" });
        await admin.PatchAsync($"/api/admin/people/{office.Nina.Id}", new { role = "member" });

        var log = await admin.GetAsync("/api/admin/audit");
        Assert.DoesNotContain(Canary, log.GetRawText());
        Assert.Equal(
            [("role_given", chief.Id), ("role_given", chief.Id), ("reports_dismissed", office.Vera.Id), ("message_unhidden", chief.Id), ("message_hidden", office.Vera.Id)],
            log.GetProperty("lines").EnumerateArray().Take(5).Select(l => (l.GetProperty("what").GetString(), l.GetProperty("actorId").GetInt64())));
        Assert.Equal("administrators_only", (await Assert.ThrowsAsync<RefusedException>(() => vera.GetAsync("/api/admin/audit"))).Refusal.Reason);
    }

    private static Task ReportAsync(ChatHttp http, long message, string reason, string text = "") =>
        http.PostAsync($"/api/messages/{message}/report", new { reason, text });

    private static Task HideAsync(ChatHttp http, long message, bool hidden) => http.PostAsync($"/api/messages/{message}/hide", new { hidden });

    private static async Task<long> SayAsync(ChatHttp http, long channel, string text) =>
        (await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text })).MessageId();

    private static async Task<long> AskAsync(ChatHttp http, long channel, string text) =>
        (await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text, kind = "question" })).MessageId();

    private static async Task<long> ReplyAsync(ChatHttp http, long root, string text) =>
        (await http.PostAsync($"/api/messages/{root}/replies", new { clientId = Guid.NewGuid(), text })).MessageId();

    private static async Task<JsonElement> MessageAsync(ChatHttp http, long id) =>
        (await http.GetAsync($"/api/messages/{id}")).GetProperty("message").GetProperty("message");

    private static async Task<JsonElement?> WaitingAsync(ChatHttp http, long id) =>
        (await http.GetAsync("/api/moderation")).GetProperty("messages").EnumerateArray().Cast<JsonElement?>()
            .SingleOrDefault(m => m!.Value.GetProperty("id").GetInt64() == id);

    private static async Task<long[]> MineReportedAsync(ChatHttp http, long channel) =>
        [.. (await http.GetAsync($"/api/channels/{channel}/messages")).GetProperty("mine").EnumerateArray()
            .Where(m => m.TryGetProperty("reported", out _)).Select(m => m.GetProperty("messageId").GetInt64())];

    private static async Task<IReadOnlyList<string>> ReadAllAsync(ChatHttp http, params string[] places)
    {
        var read = new List<string>();
        foreach (var place in places)
            read.Add((await http.GetAsync(place)).GetRawText());
        return read;
    }

    /// <summary>What counts changes grows with each of them, whatever they come to.</summary>
    private static string WithoutRevisions(string json) => System.Text.RegularExpressions.Regex.Replace(json, "\"(revision|headSeq)\":\\d+", "");
}
