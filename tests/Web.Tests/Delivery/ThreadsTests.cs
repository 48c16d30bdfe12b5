using System.Text.Json;
using MtsLife.Support;
using MtsLife.Support.Chat;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

/// <summary>Replies, reactions and topics as those who look see them.</summary>
public sealed class ThreadsTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_reply_stands_in_the_thread_and_is_counted_under_its_root_everywhere()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        var root = (await vera.SayAsync(channel, "Кто видел накладную? #склад")).MessageId();
        var topic = await TopicChannelAsync(root);
        await vera.ViewAsync(channel, topic);

        var reply = await ReplyAsync(oleg, root, "У меня");
        foreach (var place in new[] { channel, topic })
        {
            var told = (await vera.EventAsync(place, e => e.Is("message_changed") && e.GetProperty("message").TryGetProperty("thread", out _))).GetProperty("message");
            Assert.Equal(1, told.GetProperty("thread").GetProperty("replies").GetInt32());
            Assert.Equal([office.Oleg.Id], told.GetProperty("thread").GetProperty("repliers").EnumerateArray().Select(p => p.GetInt64()));
        }

        var thread = reply.GetProperty("channelId").GetInt64();
        await vera.ViewAsync(thread);
        await oleg.SayAsync(thread, "Сейчас принесу");
        Assert.Equal(root, (await vera.EventAsync(thread, e => e.Is("message_posted"))).GetProperty("message").GetProperty("rootId").GetInt64());
        Assert.Equal(2, (await RootAsync(office.Vera, root)).GetProperty("thread").GetProperty("replies").GetInt32());

        await oleg.InvokeAsync("Delete", new { messageId = reply.MessageId() });
        Assert.Equal(1, (await RootAsync(office.Vera, root)).GetProperty("thread").GetProperty("replies").GetInt32());
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
    }

    [Fact]
    public async Task Who_wrote_the_root_and_who_replied_follow_the_thread_and_hear_of_it_elsewhere()
    {
        var (_, channel) = await office.GroupAsync("closed", office.Oleg, office.Nina);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        var root = (await vera.SayAsync(channel, "Когда ревизия?")).MessageId();

        var reply = await ReplyAsync(oleg, root, "В среду");
        var thread = reply.GetProperty("channelId").GetInt64();
        await vera.EventAsync(office.Vera.Own, e => e.Is("channel_joined", thread));
        var heads = await vera.FrameAsync("Heads", f => f.GetProperty("heads").EnumerateArray().Any(h => h.GetProperty("channelId").GetInt64() == thread));
        Assert.NotEqual(default, heads);

        using var http = office.Http(office.Vera);
        var page = await http.GetAsync("/api/threads");
        Assert.Equal(root, page.GetProperty("threads")[0].GetProperty("root").GetProperty("message").GetProperty("id").GetInt64());
        Assert.Equal("me", page.GetProperty("threads")[0].GetProperty("entry").GetProperty("lane").GetString());
        Assert.Equal(1, page.GetProperty("threads")[0].GetProperty("entry").GetProperty("unread").GetInt32());
    }

    [Fact]
    public async Task Who_is_put_out_of_a_closed_group_hears_nothing_of_its_threads()
    {
        var (group, channel) = await office.GroupAsync("closed", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        var root = (await vera.SayAsync(channel, "Премии")).MessageId();
        var thread = (await ReplyAsync(oleg, root, "Сколько?")).GetProperty("channelId").GetInt64();
        await oleg.ViewAsync(thread);

        using var http = office.Http(office.Vera);
        await http.DeleteAsync($"/api/groups/{group}/members/{office.Oleg.Id}");
        var last = (await vera.SayAsync(thread, "Канарейка")).Seq();
        await vera.EventAsync(office.Vera.Own, _ => true);
        Assert.DoesNotContain(oleg.EventsOf(thread), e => e.Seq() >= last);
        using var outside = office.Http(office.Oleg);
        Assert.Equal("not_found", (await outside.GetAsync($"/api/channels/{thread}/messages").RefusedAsync()).Code);
        Assert.Equal("not_found", (await oleg.InvokeAsync("Reply", new { messageId = root, clientId = Guid.NewGuid(), text = "Ещё тут" }).RefusedAsync()).Code);
        Assert.DoesNotContain("Премии", (await outside.GetAsync("/api/threads")).GetRawText());
    }

    [Fact]
    public async Task A_reaction_is_told_to_all_and_whose_it_is_to_its_own()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        await vera.ViewAsync(channel);
        var id = (await vera.SayAsync(channel, "План выполнен")).MessageId();

        await oleg.InvokeAsync("React", new { messageId = id, emoji = "👍" });
        await oleg.InvokeAsync("React", new { messageId = id, emoji = "👍" });
        var told = await vera.EventAsync(channel, e => e.Is("message_changed"));
        Assert.Equal((1, "👍"), (told.GetProperty("message").GetProperty("reactions")[0].GetProperty("count").GetInt32(),
            told.GetProperty("message").GetProperty("reactions")[0].GetProperty("emoji").GetString()));
        var acted = await oleg.EventAsync(office.Oleg.Own, e => e.Is("acted", id));
        Assert.Equal("👍", acted.GetProperty("mine").GetProperty("reactions")[0].GetString());

        await oleg.InvokeAsync("React", new { messageId = id, emoji = "👍", on = false });
        Assert.False((await RootAsync(office.Vera, id)).TryGetProperty("reactions", out _));
        Assert.Equal("unknown", (await oleg.InvokeAsync("React", new { messageId = id, emoji = "да" }).RefusedAsync()).Reason);
    }

    [Fact]
    public async Task Anybody_who_sees_a_message_files_it_and_it_comes_to_stand_in_the_topic()
    {
        var (_, channel) = await office.GroupAsync("open");
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        await vera.ViewAsync(channel);
        var id = (await vera.SayAsync(channel, "к кому я могу обратиться по поводу дмс")).MessageId();

        await oleg.InvokeAsync("ChangeTopics", new { messageId = id, add = new[] { "ДМС", "Вопрос-Ответ" } });
        var told = (await vera.EventAsync(channel, e => e.Is("message_changed"))).GetProperty("message");
        Assert.Equal(2, told.GetProperty("topics").GetArrayLength());
        Assert.Equal(office.Oleg.Id, told.GetProperty("topicChanges")[0].GetProperty("personId").GetInt64());
        var topic = told.GetProperty("topics")[0].GetProperty("topicId").GetInt64();

        using var http = office.Http(office.Nina);
        var card = await http.GetAsync($"/api/topics/{topic}");
        Assert.Equal(1, card.GetProperty("publications").GetInt32());
        var page = await http.GetAsync($"/api/channels/{card.GetProperty("channelId").GetInt64()}/messages");
        Assert.Equal(id, page.GetProperty("messages")[0].GetProperty("message").GetProperty("id").GetInt64());
        Assert.Equal(channel, page.GetProperty("homes")[0].GetProperty("id").GetInt64());

        await oleg.InvokeAsync("ChangeTopics", new { messageId = id, remove = new[] { topic } });
        Assert.Empty((await http.GetAsync($"/api/channels/{card.GetProperty("channelId").GetInt64()}/messages")).GetProperty("messages").EnumerateArray());
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
    }

    [Fact]
    public async Task A_closed_groups_message_shows_in_no_topic_and_makes_none()
    {
        var (group, channel) = await office.GroupAsync("open", office.Oleg);
        var (_, closed) = await office.GroupAsync("closed");
        var vera = await office.OpenAsync(office.Vera);
        var open = (await vera.SayAsync(channel, "Открыто #канарейка1")).MessageId();
        await vera.SayAsync(closed, "Закрыто #канарейка1 #канарейка2");
        var topic = await TopicChannelAsync(open);
        using var outside = office.Http(office.Nina);
        Assert.Single((await outside.GetAsync($"/api/channels/{topic}/messages")).GetProperty("messages").EnumerateArray());
        Assert.Empty((await outside.GetAsync("/api/topics?q=канарейка2")).GetProperty("topics").EnumerateArray());

        var nina = await office.OpenAsync(office.Nina);
        await nina.ViewAsync(topic);
        using var http = office.Http(office.Vera);
        var version = (await http.GetAsync($"/api/groups/{group}")).GetProperty("version").GetInt32();
        await http.PatchAsync($"/api/groups/{group}", new { visibility = "closed", version });
        await nina.EventAsync(topic, e => e.Is("home_closed", channel));
        Assert.Empty((await outside.GetAsync($"/api/channels/{topic}/messages")).GetProperty("messages").EnumerateArray());
        Assert.DoesNotContain("Открыто", (await outside.GetAsync($"/api/channels/{topic}/events?after=0")).GetRawText());
        Assert.Equal(0, (await outside.GetAsync("/api/topics?q=канарейка1")).GetProperty("topics")[0].GetProperty("publications").GetInt32());
    }

    private Task<JsonElement> ReplyAsync(ChatSocket socket, long root, string text) =>
        socket.InvokeAsync("Reply", new { messageId = root, clientId = Guid.NewGuid(), text });

    private async Task<JsonElement> RootAsync(Player player, long id)
    {
        using var http = office.Http(player);
        return (await http.GetAsync($"/api/messages/{id}")).GetProperty("message").GetProperty("message");
    }

    private async Task<long> TopicChannelAsync(long message)
    {
        using var http = office.Http(office.Vera);
        var topic = (await RootAsync(office.Vera, message)).GetProperty("topics")[0].GetProperty("topicId").GetInt64();
        return (await http.GetAsync($"/api/topics/{topic}")).GetProperty("channelId").GetInt64();
    }
}
