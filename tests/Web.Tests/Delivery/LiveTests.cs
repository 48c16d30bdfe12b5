using System.Text.Json;
using MtsLife.Support.Chat;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

public sealed class LiveTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task What_is_said_arrives_once_and_in_order_at_everybody_who_looks()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        var head = (await vera.ViewAsync(channel)).GetProperty("heads")[0].GetProperty("headSeq").GetInt64();
        await oleg.ViewAsync(channel);

        var acks = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => (i % 2 == 0 ? vera : oleg).SayAsync(channel, $"Слово {i}")));

        foreach (var socket in new[] { vera, oleg })
        {
            await socket.EventAsync(channel, e => e.Seq() == head + 30);
            // What stood before the look may still be on its way then, and comes as well.
            Assert.Equal(Enumerable.Range(1, 30).Select(i => head + i), socket.EventsOf(channel).Select(e => e.Seq()).Where(seq => seq > head));
        }

        foreach (var ack in acks)
        {
            var told = oleg.EventsOf(channel).Single(e => e.Seq() == ack.Seq());
            Assert.True(JsonElement.DeepEquals(ack.Message(), told.GetProperty("message")), "the answer and the event tell the same message");
            Assert.Equal(ack.GetProperty("message").GetProperty("post").GetInt64(), told.GetProperty("post").GetInt64());
        }
    }

    [Fact]
    public async Task The_same_client_id_is_one_message_and_one_answer()
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        await vera.ViewAsync(channel);
        var key = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => vera.SayAsync(channel, "Один раз", key)));
        var later = await vera.SayAsync(channel, "Один раз", key);
        var last = await vera.SayAsync(channel, "Дальше");

        Assert.All(answers, a => Assert.True(JsonElement.DeepEquals(a, later)));
        Assert.Equal(later.Seq() + 1, last.Seq());
        Assert.Equal("client_id_taken", (await vera.SayAsync(channel, "Другое", key).RefusedAsync()).Reason);
    }

    [Fact]
    public async Task Edits_and_deletions_are_told_and_a_deleted_text_is_nowhere()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        await oleg.ViewAsync(channel);
        var id = (await vera.SayAsync(channel, "Тайное слово")).MessageId();

        await vera.InvokeAsync("Edit", new { messageId = id, text = "Явное слово", version = 1 });
        var edited = await oleg.EventAsync(channel, e => e.Is("message_edited"));
        Assert.Equal("Явное слово", edited.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("stale", (await vera.InvokeAsync("Edit", new { messageId = id, text = "Ещё", version = 1 }).RefusedAsync()).Reason);
        Assert.Equal("not_author", (await oleg.InvokeAsync("Edit", new { messageId = id, text = "Чужое" }).RefusedAsync()).Reason);

        await vera.InvokeAsync("Delete", new { messageId = id });
        var deleted = await oleg.EventAsync(channel, e => e.Is("message_deleted"));
        Assert.Equal("", deleted.GetProperty("message").GetProperty("text").GetString());
        await vera.InvokeAsync("Delete", new { messageId = id });

        var caughtUp = await oleg.Http.GetAsync($"/api/channels/{channel}/events?after=0");
        Assert.DoesNotContain("слово", caughtUp.GetRawText());
        Assert.Contains("message_deleted", caughtUp.GetRawText());
    }

    [Fact]
    public async Task A_mention_reaches_one_who_looks_elsewhere_in_full()
    {
        var (_, channel) = await office.GroupAsync("closed", office.Oleg);
        var (vera, oleg, nina) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg), await office.OpenAsync(office.Nina));

        await vera.SayAsync(channel, $"@{office.Oleg.Handle} и @{office.Nina.Handle}, зайдите");

        var told = await oleg.EventAsync(channel, e => e.Is("message_posted"));
        Assert.Equal([office.Oleg.Id], told.As<WireEvent>().Message!.Mentions);
        var entries = await oleg.Http.GetAsync("/api/heads");
        Assert.Equal(1, entries.GetProperty("entries").EnumerateArray()
            .Single(e => e.GetProperty("channel").GetProperty("id").GetInt64() == channel).GetProperty("mentions").GetInt32());
        await oleg.FrameAsync("Heads", f => f.GetRawText().Contains($"\"channelId\":{channel},"));
        Assert.Empty(nina.EventsOf(channel));
    }

    [Fact]
    public async Task A_private_conversation_reaches_all_its_people_and_counts()
    {
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        var entry = await vera.Http.PostAsync("/api/directs", new { people = new[] { office.Oleg.Id } });
        var channel = entry.GetProperty("channel").GetProperty("id").GetInt64();
        await oleg.EventAsync(office.Oleg.Own, e => e.Is("channel_joined", channel));

        await vera.SayAsync(channel, "Привет");
        await vera.SayAsync(channel, "Ты тут?");

        await oleg.EventAsync(channel, e => e.GetProperty("post").GetInt64() == 2);
        Assert.Equal([1, 2], oleg.EventsOf(channel).Select(e => e.GetProperty("post").GetInt64()));
        var theirs = (await oleg.Http.GetAsync("/api/heads")).GetProperty("entries").EnumerateArray()
            .Single(e => e.GetProperty("channel").GetProperty("id").GetInt64() == channel);
        Assert.Equal(2, theirs.GetProperty("unread").GetInt32());
        var again = await oleg.Http.PostAsync("/api/directs", new { people = new[] { office.Vera.Id } });
        Assert.Equal(channel, again.GetProperty("channel").GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task One_who_looks_elsewhere_hears_the_new_head_within_two_seconds()
    {
        var (id, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));

        var seq = (await vera.SayAsync(channel, "Новость")).Seq();
        await oleg.FrameAsync("Heads", Heads(channel, seq), withinSeconds: 2.5);

        var added = await vera.Http.PostAsync($"/api/groups/{id}/channels", new { name = "Склад" });
        var another = added.GetProperty("id").GetInt64();
        var first = (await vera.SayAsync(another, "В новом канале")).Seq();
        await oleg.FrameAsync("Heads", Heads(another, first), withinSeconds: 2.5);
        Assert.Empty(oleg.EventsOf(channel).Concat(oleg.EventsOf(another)));
    }

    private static Func<JsonElement, bool> Heads(long channel, long seq) => frame =>
        frame.As<WireHeads>().Heads.Any(h => h.ChannelId == channel && h.HeadSeq == seq);
}
