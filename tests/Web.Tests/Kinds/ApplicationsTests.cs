using MtsLife.Web.Tests.Delivery;
using Xunit;

namespace MtsLife.Web.Tests.Kinds;

/// <summary>Lists of messages of one kind from everywhere.</summary>
public sealed class ApplicationsTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_list_shows_what_its_reader_may_read_newest_first_page_by_page()
    {
        var (_, open) = await office.GroupAsync("open");
        var (_, closed) = await office.GroupAsync("closed");
        var vera = await office.OpenAsync(office.Vera);
        var news = new List<long>();
        for (var i = 0; i < 3; i++)
            news.Add(await vera.PostKindAsync(open, "news", title: $"Новость {i}", text: ""));
        var hidden = await vera.PostKindAsync(closed, "news", title: "Канарейка");
        var article = await vera.PostKindAsync(open, "article", title: "Как продавать");
        await vera.SayAsync(open, "Просто так");

        using var outside = office.Http(office.Nina);
        var first = await outside.GetAsync("/api/apps/news?limit=2");
        Assert.Equal([news[2], news[1]], first.Listed());
        Assert.Equal(open, first.GetProperty("homes")[0].GetProperty("id").GetInt64());
        Assert.Equal(office.Vera.Id, first.GetProperty("people")[0].GetProperty("id").GetInt64());
        Assert.Equal([news[0]], (await outside.GetAsync($"/api/apps/news?limit=2&before={first.Text("next")}")).Listed());
        Assert.Equal([article], (await outside.GetAsync("/api/apps/article")).Listed());
        using var inside = office.Http(office.Vera);
        Assert.Contains(hidden, (await inside.GetAsync("/api/apps/news")).Listed());
        Assert.Equal("not_found", (await inside.GetAsync("/api/apps/chat").RefusedAsync()).Code);
        Assert.Equal("before", (await inside.GetAsync("/api/apps/news?before=x").RefusedAsync()).Field);

        await vera.InvokeAsync("Delete", new { messageId = news[2] });
        Assert.DoesNotContain(news[2], (await outside.GetAsync("/api/apps/news")).Listed());
    }

    [Theory]
    [InlineData("news", null, "Текст", "title", "missing")]
    [InlineData("news", " ", "Текст", "title", "empty")]
    [InlineData("article", null, "Текст", "title", "missing")]
    [InlineData("article", "Заголовок", "", "text", "empty")]
    [InlineData("gathering", null, "Текст", "card", "missing")]
    [InlineData("poll", "Заголовок", "Текст", "title", "unexpected")]
    [InlineData("idea", null, "", "text", "empty")]
    [InlineData("cat", null, "Текст", "kind", "unknown")]
    public async Task What_a_kind_lacks_is_named(string kind, string? title, string text, string field, string reason)
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        var refusal = await vera.PostAsync(channel, kind, title: kind == "gathering" ? "Сбор" : title, text: text).RefusedAsync();
        Assert.Equal((field, reason), (refusal.Field, refusal.Reason));
    }

    [Fact]
    public async Task A_list_is_narrowed_to_a_topic_or_a_group()
    {
        var (group, channel) = await office.GroupAsync("open");
        var (_, other) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        var card = new { until = DateTime.UtcNow.AddDays(1), confirm = false };
        var (here, there) = (await vera.PostKindAsync(channel, "announcement", card, "Здесь"), await vera.PostKindAsync(other, "announcement", card, "Там", "о #витрина"));
        using var http = office.Http(office.Nina);
        var topic = (await http.MessageAsync(there)).GetProperty("topics")[0].GetProperty("topicId").GetInt64();

        Assert.Equal([here], (await http.GetAsync($"/api/apps/announcement?group={group}")).Listed());
        Assert.Equal([there], (await http.GetAsync($"/api/apps/announcement?topic={topic}")).Listed());
        Assert.Empty((await http.GetAsync($"/api/apps/announcement?topic={topic}&group={group}")).Listed());
        Assert.Equal("group", (await http.GetAsync("/api/apps/announcement?group=x").RefusedAsync()).Field);
    }

    [Fact]
    public async Task A_reply_is_a_plain_message_and_what_takes_no_card_refuses_one()
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        var root = (await vera.SayAsync(channel, "Привет")).MessageId();
        var thread = (await vera.InvokeAsync("Reply", new { messageId = root, clientId = Guid.NewGuid(), text = "Да" })).GetProperty("channelId").GetInt64();
        Assert.Equal("in_thread", (await vera.PostAsync(thread, "idea", title: "Идея").RefusedAsync()).Reason);
        Assert.Equal(("card", "unexpected"), await vera.PostAsync(channel, "news", new { a = 1 }, "Новость").RefusedAsync() switch { var r => (r.Field, r.Reason) });
    }
}
