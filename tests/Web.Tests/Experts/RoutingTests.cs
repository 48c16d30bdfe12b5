using System.Diagnostics;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Xunit;

namespace MtsLife.Web.Tests.Experts;

public sealed class RoutingTests(Faculty faculty) : IClassFixture<Faculty>
{
    private readonly Office office = faculty.Office;

    [Fact]
    public async Task When_somebody_else_adds_the_topic_its_expert_is_told_and_everybody_sees_whom_it_was_put_to()
    {
        var (_, channel) = await office.GroupAsync("open");
        var topic = faculty.NewTopic();
        await faculty.HelpAsync(office.Oleg, channel, topic, 3);
        var oleg = await office.OpenAsync(office.Oleg);
        var question = await faculty.AskAsync(office.Vera, channel, "к кому я могу обратиться по поводу дмс? регион уфа-поволжье.");
        Assert.Empty(await faculty.AskedAsync(question));

        await faculty.PostAsync(office.Nina, $"/api/messages/{question}/topics", new { add = new[] { topic } });
        var asked = Assert.Single(await faculty.AskedAsync(question));
        Assert.Equal((office.Oleg.Id, "adept", 1, 3), (asked.GetProperty("personId").GetInt64(), asked.Title(), asked.Number("rank"), asked.Number("accepted")));
        Assert.Equal(1, await ToldAsync(question, office.Oleg));
        var told = (await oleg.EventAsync(office.Oleg.Own, e => e.Is("notified") && e.GetProperty("notification").GetProperty("reason").GetString() == "routed")).GetProperty("notification");
        Assert.Equal((question, topic), (told.GetProperty("message").GetProperty("id").GetInt64(), told.GetProperty("topic").GetProperty("name").GetString()));

        // Added again, it is no news to him.
        var id = await faculty.TopicAsync(topic);
        await faculty.PostAsync(office.Nina, $"/api/messages/{question}/topics", new { remove = new[] { id } });
        await faculty.PostAsync(office.Nina, $"/api/messages/{question}/topics", new { add = new[] { topic } });
        Assert.Single(await faculty.AskedAsync(question));
        Assert.Equal(1, await ToldAsync(question, office.Oleg));
        Assert.Empty(await CompanyInvariants.ViolationsAsync(faculty.Company));
    }

    [Fact]
    public async Task It_is_put_to_three_of_the_best_but_not_to_its_author_nor_to_those_who_are_gone_declined_or_answered()
    {
        var (_, channel) = await office.GroupAsync("open");
        var topic = faculty.NewTopic();
        var experts = await Cast.HireAsync(faculty.Company, 8);
        foreach (var expert in experts)
            await faculty.HelpAsync(expert, channel, topic, 1);
        var id = await faculty.TopicAsync(topic);
        await faculty.PostAsync(experts[1], $"/api/me/expertise/{id}");
        await faculty.ExecuteAsync("UPDATE people SET deactivated_at = now() WHERE id = @Id", new { experts[2].Id });
        var question = await faculty.AskAsync(experts[0], channel, "кто поможет");
        await faculty.AnswerAsync(experts[3], question);
        await faculty.PostAsync(experts[0], $"/api/messages/{question}/topics", new { add = new[] { topic } });

        var asked = (await faculty.AskedAsync(question)).Select(a => a.GetProperty("personId").GetInt64()).ToList();
        Assert.Equal(3, asked.Distinct().Count());
        Assert.Empty(asked.Intersect(experts.Take(4).Select(e => e.Id)));
        Assert.Empty(await CompanyInvariants.ViolationsAsync(faculty.Company));
    }

    [Fact]
    public async Task Nobody_is_asked_more_than_five_times_a_day()
    {
        var (_, channel) = await office.GroupAsync("open");
        var topic = faculty.NewTopic();
        var expert = (await Cast.HireAsync(faculty.Company, 1)).Single();
        await faculty.HelpAsync(expert, channel, topic, 1);
        var asked = 0;
        for (var n = 0; n < 7; n++)
            asked += (await faculty.AskedAsync(await faculty.AskAsync(office.Vera, channel, $"и ещё {n} #{topic}"))).Length;
        Assert.Equal(5, asked);
    }

    [Fact]
    public async Task A_closed_groups_question_goes_only_to_those_who_read_it()
    {
        var (_, channel) = await office.GroupAsync("open");
        var topic = faculty.NewTopic();
        var (inside, outside) = (await Cast.HireAsync(faculty.Company, 2) switch { var c => (c[0], c[1]) });
        var (_, closed) = await office.GroupAsync("closed", inside);
        await faculty.HelpAsync(inside, channel, topic, 1);
        await faculty.HelpAsync(outside, channel, topic, 3);
        var question = await faculty.AskAsync(office.Vera, closed, $"канарейка #{topic}");
        Assert.Equal(inside.Id, Assert.Single(await faculty.AskedAsync(question)).GetProperty("personId").GetInt64());
        Assert.Equal(0, await ToldAsync(question, outside));
    }

    /// <summary>From the answer to who asked, which follows the commit, to the event in the expert's own channel.</summary>
    [Fact]
    public async Task An_expert_is_told_within_seconds()
    {
        var (_, channel) = await office.GroupAsync("open");
        var took = new List<double>();
        for (var n = 0; n < (Faculty.IsFull ? 50 : 5); n++)
        {
            var topic = faculty.NewTopic();
            var expert = (await Cast.HireAsync(faculty.Company, 1)).Single();
            await faculty.HelpAsync(expert, channel, topic, 1);
            var socket = await office.OpenAsync(expert);
            await faculty.AskAsync(office.Vera, channel, $"скорый вопрос #{topic}");
            var clock = Stopwatch.GetTimestamp();
            var told = await socket.EventAsync(expert.Own, e => e.Is("notified") && e.GetProperty("notification").GetProperty("reason").GetString() == "routed");
            took.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            Assert.Equal(topic, told.GetProperty("notification").GetProperty("topic").GetProperty("name").GetString());
        }

        took.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"{took.Count} questions: p50 {took[took.Count / 2]:0} ms, p95 {took[(int)(took.Count * 0.95)]:0} ms");
        Assert.True(took[^1] < 5_000, $"the slowest took {took[^1]:0} ms");
    }

    private Task<long> ToldAsync(long question, Player person) => faculty.CountAsync($"SELECT count(*) FROM notifications WHERE reason = 'routed' AND message_id = {question} AND person_id = {person.Id}");
}
