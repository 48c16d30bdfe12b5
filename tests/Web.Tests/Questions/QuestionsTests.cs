using System.Text.Json;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Xunit;

namespace MtsLife.Web.Tests.Questions;

public sealed class QuestionsTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_question_is_open_then_answered_then_accepted_and_everybody_who_looks_sees_it()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var (vera, oleg, nina) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg), await office.OpenAsync(office.Nina));
        await nina.ViewAsync(channel);
        var question = await AskAsync(vera, channel, "где взять справку для #ДМС");
        Assert.Equal("open", Card(await nina.EventAsync(channel, e => e.Is("message_posted"))).GetProperty("state").GetString());

        await ReplyAsync(vera, question, "Очень срочно");
        Assert.Equal("open", (await CardAsync(question)).GetProperty("state").GetString());
        var answer = await ReplyAsync(oleg, question, "У кадровика, **кабинет 5**");
        Assert.Equal("answered", (await CardAsync(question)).GetProperty("state").GetString());
        Assert.Equal("not_author", (await oleg.InvokeAsync("Accept", new { messageId = answer }).RefusedAsync()).Reason);

        await vera.InvokeAsync("Accept", new { messageId = answer });
        var told = Card(await nina.EventAsync(channel, e => e.Is("message_changed") && Card(e).GetProperty("state").GetString() == "accepted"));
        Assert.Equal((answer, office.Oleg.Id), (told.GetProperty("accepted")[0].GetProperty("messageId").GetInt64(), told.GetProperty("accepted")[0].GetProperty("authorId").GetInt64()));
        Assert.Contains("кабинет 5", told.GetProperty("accepted")[0].GetProperty("html").GetString(), StringComparison.Ordinal);

        await oleg.InvokeAsync("Edit", new { messageId = answer, text = "У кадровика, кабинет 6" });
        Assert.Contains("кабинет 6", (await CardAsync(question)).GetProperty("accepted")[0].GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
    }

    [Fact]
    public async Task Several_answers_are_accepted_and_each_can_be_taken_back_or_deleted()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var (vera, oleg, nina) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg), await office.OpenAsync(office.Nina));
        var question = await AskAsync(vera, channel, "как оформить возврат");
        var (ural, center) = (await ReplyAsync(oleg, question, "На Урале так"), await ReplyAsync(nina, question, "В центре иначе"));
        await vera.InvokeAsync("Accept", new { messageId = ural });
        await vera.InvokeAsync("Accept", new { messageId = center });
        Assert.Equal(2, (await CardAsync(question)).GetProperty("accepted").GetArrayLength());

        await vera.InvokeAsync("Accept", new { messageId = center, accepted = false });
        await oleg.InvokeAsync("Delete", new { messageId = ural });
        var card = await CardAsync(question);
        Assert.Equal(("answered", 1, 0), (card.GetProperty("state").GetString(), card.GetProperty("answers").GetInt32(), card.GetProperty("accepted").GetArrayLength()));
        Assert.DoesNotContain("На Урале", card.GetRawText());
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
    }

    [Fact]
    public async Task What_did_not_help_is_opened_again_and_stands_in_the_queue_until_somebody_answers()
    {
        var (group, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        var question = await AskAsync(vera, channel, "не печатает касса #очередь");
        Assert.Equal([question], await QueueAsync($"group={group}"));
        await vera.InvokeAsync("Accept", new { messageId = await ReplyAsync(oleg, question, "Перезагрузите") });
        Assert.Empty(await QueueAsync($"group={group}"));

        using var http = office.Http(office.Vera);
        await http.PostAsync($"/api/messages/{question}/reopen");
        Assert.Equal("reopened", (await CardAsync(question)).GetProperty("state").GetString());
        Assert.Equal([question], await QueueAsync($"group={group}"));
        Assert.Equal([question], await QueueAsync($"topic={await TopicAsync(question)}"));
        await ReplyAsync(oleg, question, "Тогда проверьте бумагу");
        Assert.Equal("answered", (await CardAsync(question)).GetProperty("state").GetString());
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
    }

    [Fact]
    public async Task The_knowledge_of_a_topic_is_what_was_accepted_the_most_useful_first()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        var (vera, oleg, nina) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg), await office.OpenAsync(office.Nina));
        var (older, newer) = (await AskAsync(vera, channel, "первый вопрос #знания"), await AskAsync(vera, channel, "второй вопрос #знания"));
        await AskAsync(vera, channel, "без ответа #знания");
        var topic = await TopicAsync(older);
        foreach (var question in new[] { older, newer })
            await vera.InvokeAsync("Accept", new { messageId = await ReplyAsync(oleg, question, "Ответ") });
        await nina.InvokeAsync("React", new { messageId = older, emoji = "👍" });

        Assert.Equal([older, newer], await KnownAsync(topic, "useful"));
        Assert.Equal([newer, older], await KnownAsync(topic, "new"));
        using var http = office.Http(office.Nina);
        var first = await http.GetAsync($"/api/topics/{topic}/knowledge?limit=1");
        Assert.Equal(newer, Ids(await http.GetAsync($"/api/topics/{topic}/knowledge?limit=1&before={first.GetProperty("next").GetString()}")).Single());
    }

    [Fact]
    public async Task A_closed_groups_question_shows_in_no_queue_or_knowledge_of_others()
    {
        var (_, open) = await office.GroupAsync("open");
        var (_, closed) = await office.GroupAsync("closed", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        var topic = await TopicAsync(await AskAsync(vera, open, "открытый вопрос #закрытое"));
        var secret = await AskAsync(vera, closed, "канарейка #закрытое");
        using var outside = office.Http(office.Nina);
        foreach (var address in new[] { "/api/questions", $"/api/questions?topic={topic}" })
            Assert.DoesNotContain("канарейка", (await outside.GetAsync(address)).GetRawText());
        Assert.Contains(secret, Ids(await office.Http(office.Oleg).GetAsync("/api/questions")));

        await vera.InvokeAsync("Accept", new { messageId = await ReplyAsync(oleg, secret, "канарейка") });
        Assert.DoesNotContain("канарейка", (await outside.GetAsync($"/api/topics/{topic}/knowledge")).GetRawText());
    }

    [Fact]
    public async Task Only_a_reply_to_a_question_is_accepted()
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        var plain = (await vera.SayAsync(channel, "Просто так")).MessageId();
        var reply = await ReplyAsync(vera, plain, "И ответ");
        Assert.Equal("not_answer", (await vera.InvokeAsync("Accept", new { messageId = reply }).RefusedAsync()).Reason);
        Assert.Equal("not_answer", (await vera.InvokeAsync("Accept", new { messageId = plain }).RefusedAsync()).Reason);
        var question = await AskAsync(vera, channel, "а это вопрос");
        Assert.Equal("kind", (await vera.InvokeAsync("Post", new
        {
            channelId = (await ThreadAsync(question, vera)),
            clientId = Guid.NewGuid(),
            text = "вопрос в обсуждении",
            kind = "question",
        }).RefusedAsync()).Field);
    }

    private static async Task<long> AskAsync(ChatSocket socket, long channelId, string text) =>
        (await socket.InvokeAsync("Post", new { channelId, clientId = Guid.NewGuid(), text, kind = "question" })).MessageId();

    private static async Task<long> ReplyAsync(ChatSocket socket, long messageId, string text) =>
        (await socket.InvokeAsync("Reply", new { messageId, clientId = Guid.NewGuid(), text })).MessageId();

    private static async Task<long> ThreadAsync(long messageId, ChatSocket socket) =>
        (await socket.InvokeAsync("Reply", new { messageId, clientId = Guid.NewGuid(), text = "Ответ" })).GetProperty("channelId").GetInt64();

    private static JsonElement Card(JsonElement e) => e.GetProperty("message").GetProperty("card");

    private static long[] Ids(JsonElement list) => [.. list.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("message").GetProperty("id").GetInt64())];

    private async Task<JsonElement> CardAsync(long id)
    {
        using var http = office.Http(office.Vera);
        return (await http.GetAsync($"/api/messages/{id}")).GetProperty("message").GetProperty("message").GetProperty("card");
    }

    private async Task<long> TopicAsync(long id)
    {
        using var http = office.Http(office.Vera);
        return (await http.GetAsync($"/api/messages/{id}")).GetProperty("message").GetProperty("message").GetProperty("topics")[0].GetProperty("topicId").GetInt64();
    }

    private async Task<long[]> QueueAsync(string which)
    {
        using var http = office.Http(office.Nina);
        return Ids(await http.GetAsync($"/api/questions?{which}"));
    }

    private async Task<long[]> KnownAsync(long topic, string sort)
    {
        using var http = office.Http(office.Nina);
        return Ids(await http.GetAsync($"/api/topics/{topic}/knowledge?sort={sort}"));
    }
}
