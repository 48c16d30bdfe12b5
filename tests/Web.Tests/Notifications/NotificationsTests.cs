using System.Diagnostics;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Events;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Support.Events;
using MtsLife.Web.Tests.Delivery;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Notifications;

/// <summary>What people are told, live and when they look.</summary>
public sealed class NotificationsTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Who_is_mentioned_is_told_at_once_and_has_read_it_on_every_device()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg, phone) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg), await office.OpenAsync(office.Oleg));
        var before = await UnreadAsync(office.Oleg);
        var id = (await vera.SayAsync(channel, $"@{office.Oleg.Handle} **посмотри** накладную")).MessageId();

        var told = await oleg.EventAsync(office.Oleg.Own, e => Tells(e, id));
        var notification = told.GetProperty("notification");
        Assert.Equal(("mentioned", office.Vera.Id, false, before + 1), (notification.GetProperty("reason").GetString(),
            notification.GetProperty("actor").GetProperty("id").GetInt64(), notification.GetProperty("read").GetBoolean(), told.GetProperty("unread").GetProperty("all").GetInt32()));
        Assert.EndsWith("посмотри накладную", notification.GetProperty("message").GetProperty("excerpt").GetString(), StringComparison.Ordinal);
        Assert.Equal(before + 1, await UnreadAsync(office.Oleg));

        using var http = office.Http(office.Oleg);
        await http.PostAsync("/api/notifications/read", new { ids = new[] { notification.GetProperty("id").GetInt64() } });
        await phone.EventAsync(office.Oleg.Own, e => Tells(e, id) && e.GetProperty("notification").GetProperty("read").GetBoolean());
        Assert.Equal(before, await UnreadAsync(office.Oleg));
        Assert.Equal("one_of", (await http.PostAsync("/api/notifications/read").RefusedAsync()).Reason);

        var again = (await vera.SayAsync(channel, $"@{office.Oleg.Handle} и ещё раз")).MessageId();
        await oleg.EventAsync(office.Oleg.Own, e => Tells(e, again));
        await http.PostAsync("/api/notifications/read", new { upTo = long.MaxValue });
        Assert.Equal(0, (await phone.EventAsync(office.Oleg.Own, e => e.Is("notifications_read"))).GetProperty("unread").GetProperty("all").GetInt32());
        Assert.Equal(0, await UnreadAsync(office.Oleg));
        Assert.Empty((await http.GetAsync("/api/notifications?unread=true")).GetProperty("notifications").EnumerateArray());
    }

    [Fact]
    public async Task Replies_to_what_one_follows_are_one_notification_until_one_looks()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var (vera, oleg, nina) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg), await office.OpenAsync(office.Nina));
        var root = (await vera.SayAsync(channel, "Когда ревизия?")).MessageId();
        var first = await ReplyAsync(oleg, root, "В среду");
        await ReplyAsync(nina, root, "В четверг");
        var last = await ReplyAsync(oleg, root, "Нет, в среду");
        await CaughtUpAsync();

        var told = Assert.Single(await ListAsync(office.Vera, "replied", root));
        Assert.Equal((3, office.Oleg.Id, last.MessageId()), (told.GetProperty("count").GetInt32(), told.GetProperty("actor").GetProperty("id").GetInt64(),
            told.GetProperty("message").GetProperty("id").GetInt64()));
        Assert.Equal(1, Assert.Single(await ListAsync(office.Oleg, "replied", root)).GetProperty("count").GetInt32());

        await oleg.InvokeAsync("Delete", new { messageId = last.MessageId() });
        await CaughtUpAsync();
        Assert.Equal(2, Assert.Single(await ListAsync(office.Vera, "replied", root)).GetProperty("count").GetInt32());

        var thread = first.GetProperty("channelId").GetInt64();
        await vera.InvokeAsync("MarkRead", new { channelId = thread, post = 3, version = 0 });
        await vera.EventAsync(office.Vera.Own, e => e.Is("notified", told.GetProperty("id").GetInt64()) && e.GetProperty("notification").GetProperty("read").GetBoolean());
        await ReplyAsync(nina, root, "Решено");
        await CaughtUpAsync();
        Assert.Equal([1, 2], (await ListAsync(office.Vera, "replied", root)).Select(n => n.GetProperty("count").GetInt32()));

        using var http = office.Http(office.Oleg);
        await http.PostAsync($"/api/channels/{channel}/mute", new { muted = true });
        await ReplyAsync(vera, root, "Спасибо");
        await ReplyAsync(vera, root, $"@{office.Oleg.Handle} и тебе");
        await CaughtUpAsync();
        Assert.All(await ListAsync(office.Oleg, "replied", root), n => Assert.Equal("Решено", n.GetProperty("message").GetProperty("excerpt").GetString()));
        Assert.Single(await ListAsync(office.Oleg, "mentioned"), n => n.GetProperty("message").GetProperty("excerpt").GetString()!.EndsWith("и тебе", StringComparison.Ordinal));
        await SoundAsync();
    }

    [Fact]
    public async Task Who_asked_hears_of_the_answer_and_who_answered_of_its_acceptance()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        var question = (await vera.InvokeAsync("Post", new { channelId = channel, clientId = Guid.NewGuid(), text = "где справка", kind = "question" })).MessageId();
        var answer = (await ReplyAsync(oleg, question, "В кабинете 5")).MessageId();
        Assert.Equal("answered", (await vera.EventAsync(office.Vera.Own, e => Tells(e, answer))).GetProperty("notification").GetProperty("reason").GetString());

        await vera.InvokeAsync("Accept", new { messageId = answer });
        var accepted = (await oleg.EventAsync(office.Oleg.Own, e => Tells(e, answer))).GetProperty("notification");
        Assert.Equal("accepted", accepted.GetProperty("reason").GetString());
        await vera.InvokeAsync("Accept", new { messageId = answer, accepted = false });
        var gone = await oleg.EventAsync(office.Oleg.Own, e => e.Is("notified", accepted.GetProperty("id").GetInt64()) && !e.TryGetProperty("notification", out _));
        Assert.Empty(await ListAsync(office.Oleg, "accepted", question));
        Assert.True(gone.GetProperty("unread").GetProperty("all").GetInt32() >= 0);
        await SoundAsync();
    }

    [Fact]
    public async Task Nobody_is_told_of_their_own_doing_or_of_what_they_do_not_see_and_it_goes_with_its_cause()
    {
        var (group, channel) = await office.GroupAsync("closed", office.Oleg);
        var vera = await office.OpenAsync(office.Vera);
        var id = (await vera.SayAsync(channel, $"Канарейка @{office.Vera.Handle} @{office.Oleg.Handle} @{office.Nina.Handle}")).MessageId();
        await CaughtUpAsync();
        Assert.Contains("Канарейка", await EverythingAsync(office.Oleg));
        Assert.DoesNotContain("Канарейка", await EverythingAsync(office.Nina));
        Assert.DoesNotContain("Канарейка", await EverythingAsync(office.Vera));
        var unread = await UnreadAsync(office.Oleg);

        using var http = office.Http(office.Vera);
        await http.DeleteAsync($"/api/groups/{group}/members/{office.Oleg.Id}");
        Assert.DoesNotContain("Канарейка", await EverythingAsync(office.Oleg));
        Assert.Equal(unread - 1, await UnreadAsync(office.Oleg));
        await http.PostAsync($"/api/groups/{group}/members", new { people = new[] { office.Oleg.Id } });
        Assert.Contains("Канарейка", await EverythingAsync(office.Oleg));
        await vera.InvokeAsync("Edit", new { messageId = id, text = "Канарейка для всех" });
        await CaughtUpAsync();
        Assert.DoesNotContain("Канарейка", await EverythingAsync(office.Oleg));
        await vera.InvokeAsync("Edit", new { messageId = id, text = $"Канарейка @{office.Oleg.Handle}" });
        await CaughtUpAsync();
        Assert.Contains("Канарейка", await EverythingAsync(office.Oleg));
        await vera.InvokeAsync("Delete", new { messageId = id });
        await CaughtUpAsync();
        Assert.DoesNotContain("Канарейка", await EverythingAsync(office.Oleg));
        await SoundAsync();
    }

    [Fact]
    public async Task What_was_read_where_it_stands_is_not_told_again()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        var posted = await vera.SayAsync(channel, $"@{office.Oleg.Handle} глянь");
        await oleg.EventAsync(office.Oleg.Own, e => Tells(e, posted.MessageId()));
        await oleg.InvokeAsync("MarkRead", new { channelId = channel, post = posted.GetProperty("message").GetProperty("post").GetInt64(), version = 0 });
        await oleg.EventAsync(office.Oleg.Own, e => Tells(e, posted.MessageId()) && e.GetProperty("notification").GetProperty("read").GetBoolean());
        await SoundAsync();
    }

    [Fact]
    public async Task Twenty_seven_people_are_thanked_by_as_many_statements_as_one_and_built_anew_it_is_the_same()
    {
        var crowd = await Cast.HireAsync(office.Server.ConnectionString, 27);
        var (_, channel) = await office.GroupAsync("open", [.. crowd]);
        var vera = await office.OpenAsync(office.Vera);
        await CaughtUpAsync();
        var database = new NpgsqlConnectionStringBuilder(office.Server.ConnectionString).Database;
        var statements = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.Tags.Any(t => t.Value == database) && activity.Tags.Any(t => t.Value?.Contains("'mentioned' AS reason", StringComparison.Ordinal) == true))
                    Interlocked.Increment(ref statements);
            },
        };
        ActivitySource.AddActivityListener(listener);

        var id = (await vera.InvokeAsync("Post", new
        {
            channelId = channel,
            clientId = Guid.NewGuid(),
            kind = "thanks",
            text = $"За ремонт, и @{office.Oleg.Handle} свидетель",
            card = new { badge = "rocket", recipients = crowd.Select(p => p.Id) },
        })).MessageId();
        await CaughtUpAsync();
        // Two for each turn in which they were read, and in how many turns is a matter of luck.
        Assert.InRange(statements, 1, 6);
        Assert.Equal(27, await CountAsync("SELECT count(*) FROM notifications WHERE message_id = @id AND reason = 'thanked'", id));
        Assert.Equal(28, await CountAsync("SELECT count(*) FROM notifications WHERE message_id = @id", id));
        await vera.InvokeAsync("Edit", new { messageId = id, text = "За ремонт" });
        await CaughtUpAsync();
        Assert.Equal(27, await CountAsync("SELECT count(*) FROM notifications WHERE message_id = @id", id));

        var before = await StateAsync();
        Assert.False((await office.Server.Services.GetRequiredService<Workers>().RebuildAsync("notifications")).IsRefused);
        await CaughtUpAsync();
        Assert.Equal(before, await StateAsync());
        await vera.InvokeAsync("Delete", new { messageId = id });
        await CaughtUpAsync();
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM notifications WHERE message_id = @id", id));
    }

    [Fact]
    public async Task An_announcement_tells_its_groups_members_who_did_not_mute_it_and_is_read_where_it_stands()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        using var nina = office.Http(office.Nina);
        await nina.PostAsync($"/api/channels/{channel}/mute", new { muted = true });
        var posted = await vera.InvokeAsync("Post", Announcement(channel, "Склад закрыт"));
        var told = (await oleg.EventAsync(office.Oleg.Own, e => Tells(e, posted.MessageId()))).GetProperty("notification");
        Assert.Equal(("announced", office.Vera.Id), (told.GetProperty("reason").GetString(), told.GetProperty("actor").GetProperty("id").GetInt64()));
        await CaughtUpAsync();
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM notifications WHERE message_id = @id", posted.MessageId()));

        await oleg.InvokeAsync("MarkRead", new { channelId = channel, post = posted.GetProperty("message").GetProperty("post").GetInt64(), version = 0 });
        await oleg.EventAsync(office.Oleg.Own, e => Tells(e, posted.MessageId()) && e.GetProperty("notification").GetProperty("read").GetBoolean());
        var named = (await vera.InvokeAsync("Post", Announcement(channel, $"@{office.Oleg.Handle} закрывает склад"))).MessageId();
        await CaughtUpAsync();
        Assert.DoesNotContain(await ListAsync(office.Oleg, "announced"), n => n.GetProperty("message").GetProperty("id").GetInt64() == named);
        await SoundAsync();
    }

    [Fact]
    public async Task An_announcement_to_a_crowd_writes_no_row_for_anybody_and_stands_before_everybody()
    {
        var crowd = await Cast.HireAsync(office.Server.ConnectionString, 200);
        var (group, channel) = await office.GroupAsync("open", [.. crowd.Take(100)]);
        using var vera = office.Http(office.Vera);
        await vera.PostAsync($"/api/groups/{group}/members", new { people = crowd.Skip(100).Select(p => p.Id) });
        var id = (await (await office.OpenAsync(office.Vera)).InvokeAsync("Post", Announcement(channel, "Всем"))).MessageId();
        await CaughtUpAsync();
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM notifications WHERE message_id = @id", id));
        using var one = office.Http(crowd[^1]);
        Assert.Contains((await one.GetAsync("/api/announcements/current")).GetProperty("messages").EnumerateArray(), m => m.GetProperty("message").GetProperty("id").GetInt64() == id);
    }

    [Theory]
    [InlineData("news")]
    [InlineData("article")]
    [InlineData("idea")]
    public async Task Who_follows_somebody_hears_of_what_they_publish_and_can_read(string kind)
    {
        var (_, open) = await office.GroupAsync("open");
        var (_, closed) = await office.GroupAsync("closed");
        var (follower, other) = await Cast.HireAsync(office.Server.ConnectionString, 2) switch { var c => (c[0], c[1]) };
        var (vera, socket) = (await office.OpenAsync(office.Vera), await office.OpenAsync(follower));
        using var http = office.Http(follower);
        await PublishAsync(vera, open, kind);
        await http.PostAsync($"/api/people/{office.Vera.Id}/subscribe");
        await PublishAsync(vera, closed, kind);
        await vera.SayAsync(open, "Просто разговор");
        var id = await PublishAsync(vera, open, kind);

        var told = (await socket.EventAsync(follower.Own, e => Tells(e, id))).GetProperty("notification");
        Assert.Equal(("followed", kind), (told.GetProperty("reason").GetString(), told.GetProperty("message").GetProperty("kind").GetString()));
        await CaughtUpAsync();
        Assert.Equal(id, Assert.Single(await ListAsync(follower, "followed")).GetProperty("message").GetProperty("id").GetInt64());
        Assert.Empty(await ListAsync(other, "followed"));

        await vera.InvokeAsync("Delete", new { messageId = id });
        await CaughtUpAsync();
        Assert.Empty(await ListAsync(follower, "followed"));
        await http.PostAsync($"/api/people/{office.Vera.Id}/unsubscribe");
        await PublishAsync(vera, open, kind);
        await CaughtUpAsync();
        Assert.Empty(await ListAsync(follower, "followed"));
        await SoundAsync();
    }

    [Fact]
    public async Task Moderators_hear_of_a_report_without_its_author_and_count_what_waits_until_it_is_decided()
    {
        var (group, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var moderator = (await Cast.HireAsync(office.Server.ConnectionString, 1))[0];
        var chief = (await Cast.HireAsync(office.Server.ConnectionString, 1, "administrator"))[0];
        using var vera = office.Http(office.Vera);
        using var nina = office.Http(office.Nina);
        await vera.PostAsync($"/api/groups/{group}/members", new { people = new[] { moderator.Id } });
        await vera.PatchAsync($"/api/groups/{group}/members/{moderator.Id}", new { role = "moderator" });
        var message = (await (await office.OpenAsync(office.Oleg)).SayAsync(channel, "Продам гараж")).MessageId();
        var deciding = await office.OpenAsync(moderator);
        await nina.PostAsync($"/api/messages/{message}/report", new { reason = "spam", text = "Снова" });

        var told = await deciding.EventAsync(moderator.Own, e => e.Is("notified"));
        Assert.Equal((1, "reported"), (told.GetProperty("unread").GetProperty("reports").GetInt32(), told.GetProperty("notification").GetProperty("reason").GetString()));
        foreach (var secret in new[] { "actor", "message", office.Nina.Handle, "Снова" })
            Assert.DoesNotContain(secret, told.GetProperty("notification").GetRawText());
        await CaughtUpAsync();
        Assert.Equal(new[] { 1, 1, 1, 0, 0 }, await Task.WhenAll(new[] { moderator, office.Vera, chief, office.Oleg, office.Nina }.Select(ReportsAsync)));
        Assert.Equal(2, await CountAsync("SELECT count(*) FROM notifications n JOIN people p ON p.id = n.person_id WHERE n.message_id = @id AND p.role = 'member'", message));

        await vera.PostAsync($"/api/messages/{message}/dismiss");
        await deciding.EventAsync(moderator.Own, e => e.Is("notified", told.GetProperty("subjectId").GetInt64()) && e.GetProperty("unread").GetProperty("reports").GetInt32() == 0);
        await vera.PostAsync($"/api/messages/{message}/report", new { reason = "spam" });
        await CaughtUpAsync();
        // Who reported it has it to decide on, and is not told what they did themselves.
        Assert.Equal((1, 1, 0), (await ReportsAsync(office.Vera), await ReportsAsync(moderator),
            (await ListAsync(office.Vera, "reported")).Count(n => !n.GetProperty("read").GetBoolean())));
        await vera.PostAsync($"/api/messages/{message}/hide", new { hidden = true });
        await CaughtUpAsync();
        Assert.Equal(new[] { 0, 0, 0 }, await Task.WhenAll(new[] { moderator, office.Vera, chief }.Select(ReportsAsync)));
        await SoundAsync();
    }

    [Fact]
    public async Task A_report_on_a_private_message_is_told_to_administrators_only_and_shows_no_place()
    {
        var chief = (await Cast.HireAsync(office.Server.ConnectionString, 1, "administrator"))[0];
        using var nina = office.Http(office.Nina);
        using var oleg = office.Http(office.Oleg);
        var direct = (await nina.PostAsync("/api/directs", new { people = new[] { office.Oleg.Id } })).GetProperty("channel").GetProperty("id").GetInt64();
        var message = (await oleg.PostAsync($"/api/channels/{direct}/messages", new { clientId = Guid.NewGuid(), text = "Грубость" })).MessageId();
        await nina.PostAsync($"/api/messages/{message}/report", new { reason = "insult" });
        await CaughtUpAsync();
        Assert.Single(await ListAsync(chief, "reported"));
        Assert.DoesNotContain("Грубость", await EverythingAsync(chief));
        Assert.DoesNotContain($"\"channelId\":{direct}", await EverythingAsync(chief));
        Assert.Equal(new[] { 1, 0, 0 }, await Task.WhenAll(new[] { chief, office.Vera, office.Nina }.Select(ReportsAsync)));
        using var http = office.Http(chief);
        await http.PostAsync($"/api/messages/{message}/dismiss");
        await CaughtUpAsync();
        Assert.Equal(0, await ReportsAsync(chief));
    }

    private static Dictionary<string, object> Announcement(long channel, string text) => new()
    {
        ["channelId"] = channel,
        ["clientId"] = Guid.NewGuid(),
        ["kind"] = "announcement",
        ["text"] = text,
        ["card"] = new { until = DateTime.UtcNow.AddDays(1) },
    };

    private static async Task<long> PublishAsync(ChatSocket socket, long channel, string kind) =>
        (await socket.InvokeAsync("Post", new { channelId = channel, clientId = Guid.NewGuid(), kind, title = "Открытие", text = "Приходите все" })).MessageId();

    private async Task<int> ReportsAsync(Player player)
    {
        using var http = office.Http(player);
        var waiting = (await http.GetAsync("/api/notifications")).GetProperty("unread").GetProperty("reports").GetInt32();
        Assert.Equal(waiting, (await http.GetAsync("/api/moderation")).GetProperty("messages").GetArrayLength());
        return waiting;
    }

    private static bool Tells(JsonElement e, long message) =>
        e.Is("notified") && e.TryGetProperty("notification", out var n) && n.TryGetProperty("message", out var m) && m.GetProperty("id").GetInt64() == message;

    private static Task<JsonElement> ReplyAsync(ChatSocket socket, long root, string text) =>
        socket.InvokeAsync("Reply", new { messageId = root, clientId = Guid.NewGuid(), text });

    private Task CaughtUpAsync() => WorkersCaughtUp.Async(office.Server.ConnectionString, "notifications");

    private async Task<int> UnreadAsync(Player player)
    {
        using var http = office.Http(player);
        var unread = (await http.GetAsync("/api/bootstrap")).GetProperty("notifications").GetProperty("all").GetInt32();
        Assert.Equal(unread, (await http.GetAsync("/api/notifications")).GetProperty("unread").GetProperty("all").GetInt32());
        return unread;
    }

    private async Task<List<JsonElement>> ListAsync(Player player, string reason, long? root = null)
    {
        using var http = office.Http(player);
        var all = (await http.GetAsync("/api/notifications?limit=50")).GetProperty("notifications").EnumerateArray().Where(n => n.GetProperty("reason").GetString() == reason);
        if (root is null)
            return [.. all];
        var thread = (await http.GetAsync($"/api/messages/{root}")).GetProperty("message").GetProperty("message").GetProperty("thread").GetProperty("channelId").GetInt64();
        return [.. all.Where(n => n.GetProperty("message").GetProperty("channelId").GetInt64() == thread)];
    }

    private async Task<string> EverythingAsync(Player player)
    {
        using var http = office.Http(player);
        return (await http.GetAsync("/api/notifications")).GetRawText() + (await http.GetAsync("/api/mentions")).GetRawText()
            + (await http.GetAsync($"/api/channels/{player.Own}/events?after=0")).GetRawText();
    }

    private async Task SoundAsync() => Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));

    private async Task<long> CountAsync(string sql, long id)
    {
        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        return await connection.ExecuteScalarAsync<long>(sql, new { id });
    }

    private async Task<IReadOnlyList<string>> StateAsync()
    {
        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        return (await connection.QueryAsync<string>(
            "SELECT concat_ws(' ', person_id, reason, message_id, thread_id, actor_id, topic_id, count, at, read_at IS NULL) FROM notifications ORDER BY 1")).AsList();
    }
}
