using MtsLife.Hub.Events;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MtsLife.Web.Tests.Experts;

public sealed class ExpertsTests(Faculty faculty) : IClassFixture<Faculty>
{
    private readonly Office office = faculty.Office;

    [Fact]
    public async Task Who_answers_well_is_ranked_with_the_evidence_and_whoever_looks_at_the_topic_is_told()
    {
        var (_, channel) = await office.GroupAsync("open");
        var topic = faculty.NewTopic();
        await faculty.HelpAsync(office.Oleg, channel, topic, 3);
        var looking = await office.OpenAsync(office.Vera);
        var stream = (await faculty.GetAsync(office.Vera, $"/api/topics/{await faculty.TopicAsync(topic)}")).GetProperty("channelId").GetInt64();
        await looking.ViewAsync(stream);

        var liked = await faculty.AnswerAsync(office.Nina, await faculty.AskAsync(faculty.Askers[0], channel, $"а это #{topic}"));
        await faculty.PostAsync(office.Vera, $"/api/messages/{liked}/reactions", new { emoji = "👍" });
        await looking.EventAsync(stream, e => e.Is("experts_changed", null));

        var experts = await faculty.ExpertsAsync(topic);
        Assert.Equal([office.Oleg.Id, office.Nina.Id], experts.Select(e => e.Person()));
        Assert.Equal(("adept", 3, 3, 3), (experts[0].Title(), experts[0].Number("answers"), experts[0].Number("accepted"), experts[0].Number("helped")));
        Assert.Equal((null, 1, 0, 1), (experts[1].Title(), experts[1].Number("answers"), experts[1].Number("accepted"), experts[1].Number("helped")));
        Assert.Empty(await CompanyInvariants.ViolationsAsync(faculty.Company));
    }

    [Fact]
    public async Task What_is_taken_back_counts_no_more_and_what_comes_late_counts_at_once()
    {
        var (_, channel) = await office.GroupAsync("open");
        var (topic, later) = (faculty.NewTopic(), faculty.NewTopic());
        var answers = await faculty.HelpAsync(office.Oleg, channel, topic, 4);
        using var oleg = office.Http(office.Oleg);
        await oleg.DeleteAsync($"/api/messages/{answers[0]}");
        Assert.Equal(("adept", 3), await StandingAsync(topic));
        await faculty.PostAsync(faculty.Askers[1], $"/api/messages/{answers[1]}/accept", new { accepted = false });
        Assert.Equal((null, 3), await StandingAsync(topic));

        var question = (await faculty.GetAsync(office.Vera, $"/api/messages/{answers[2]}")).GetProperty("message").GetProperty("message").GetProperty("rootId").GetInt64();
        await faculty.PostAsync(office.Nina, $"/api/messages/{question}/topics", new { add = new[] { later }, remove = new[] { await faculty.TopicAsync(topic) } });
        Assert.Equal((null, 2), await StandingAsync(topic));
        Assert.Equal((null, 1), await StandingAsync(later));
    }

    [Fact]
    public async Task A_closed_groups_talk_speaks_for_nobody_and_a_group_that_closes_takes_its_own_along()
    {
        var (open, channel) = await office.GroupAsync("open");
        var (_, closed) = await office.GroupAsync("closed", [office.Oleg, .. faculty.Askers]);
        var topic = faculty.NewTopic();
        await faculty.HelpAsync(office.Oleg, channel, topic, 1);
        await faculty.HelpAsync(office.Oleg, closed, topic, 4);
        Assert.Equal((null, 1), await StandingAsync(topic));
        var id = await faculty.TopicAsync(topic);
        var evidence = await faculty.GetAsync(office.Nina, $"/api/people/{office.Oleg.Id}/expertise/{id}");
        Assert.Equal(1, evidence.GetProperty("messages").GetArrayLength());

        using var vera = office.Http(office.Vera);
        var version = (await vera.GetAsync($"/api/groups/{open}")).GetProperty("version").GetInt32();
        await vera.PatchAsync($"/api/groups/{open}", new { version, visibility = "closed" });
        Assert.Empty(await faculty.ExpertsAsync(topic));
        Assert.DoesNotContain(topic, (await faculty.GetAsync(office.Nina, $"/api/people/{office.Oleg.Id}/expertise")).GetRawText());
        await vera.PatchAsync($"/api/groups/{open}", new { version = version + 1, visibility = "open" });
        Assert.Equal((null, 1), await StandingAsync(topic));
    }

    [Fact]
    public async Task A_title_is_shown_on_the_profile_with_its_answers_until_its_holder_declines()
    {
        var (_, channel) = await office.GroupAsync("open");
        var topic = faculty.NewTopic();
        var answers = await faculty.HelpAsync(office.Nina, channel, topic, 8);
        var id = await faculty.TopicAsync(topic);
        var held = (await faculty.GetAsync(office.Vera, $"/api/people/{office.Nina.Id}/expertise")).GetProperty("topics")[0];
        Assert.Equal(("master", 8, id), (held.Title(), held.Number("accepted"), held.GetProperty("topicId").GetInt64()));
        var shown = (await faculty.GetAsync(office.Vera, $"/api/people/{office.Nina.Id}/expertise/{id}")).GetProperty("messages").EnumerateArray();
        Assert.Equal(answers.Order(), shown.Select(m => m.GetProperty("message").GetProperty("id").GetInt64()).Order());

        await faculty.PostAsync(office.Nina, $"/api/me/expertise/{id}", new { declined = true });
        Assert.Empty(await faculty.ExpertsAsync(topic));
        Assert.DoesNotContain(topic, (await faculty.GetAsync(office.Vera, $"/api/people/{office.Nina.Id}/expertise")).GetRawText());
        Assert.Empty((await faculty.GetAsync(office.Vera, $"/api/people/{office.Nina.Id}/expertise/{id}")).GetProperty("messages").EnumerateArray());
        var own = (await faculty.GetAsync(office.Nina, $"/api/people/{office.Nina.Id}/expertise")).GetProperty("topics").EnumerateArray().Single(t => t.GetProperty("topicId").GetInt64() == id);
        Assert.True(own.GetProperty("declined").GetBoolean());
        await faculty.PostAsync(office.Nina, $"/api/me/expertise/{id}", new { declined = false });
        Assert.Equal("master", (await faculty.ExpertsAsync(topic)).Single().Title());
        Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => faculty.PostAsync(office.Nina, "/api/me/expertise/9000000000001"))).Refusal.Code);
        Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => faculty.GetAsync(office.Nina, "/api/people/9000000000001/expertise"))).Refusal.Code);
    }

    [Fact]
    public async Task A_title_fades_with_the_days_and_the_log_says_so()
    {
        var (_, channel) = await office.GroupAsync("open");
        var topic = faculty.NewTopic();
        await faculty.HelpAsync(office.Oleg, channel, topic, 3);
        Assert.Equal(("adept", 3), await StandingAsync(topic));
        await faculty.ExecuteAsync("DELETE FROM days");
        await office.Server.Services.GetRequiredService<Days>().BeginAsync(DateOnly.FromDateTime(DateTime.UtcNow.AddYears(1)));
        Assert.Equal((null, 3), await StandingAsync(topic));
        Assert.Equal(2, await faculty.CountAsync($"SELECT count(*) FROM events WHERE kind = 'expert_titled' AND person_id = {office.Oleg.Id} AND topic_id = {await faculty.TopicAsync(topic)}"));
        await faculty.ExecuteAsync("DELETE FROM days");
        await office.Server.Services.GetRequiredService<Days>().BeginAsync(DateOnly.FromDateTime(DateTime.UtcNow));
        await faculty.CaughtUpAsync();
    }

    [Fact]
    public async Task The_command_tells_the_best_three_to_its_caller_only()
    {
        var (_, channel) = await office.GroupAsync("open");
        var topic = faculty.NewTopic();
        await faculty.HelpAsync(office.Oleg, channel, topic, 3);
        var vera = await office.OpenAsync(office.Vera);
        var said = (await vera.SayAsync(channel, $"/эксперт #{topic}")).GetProperty("said");
        Assert.Equal(("experts", office.Oleg.Id), (said.GetProperty("code").GetString(), said.GetProperty("data").GetProperty("experts")[0].Person()));
        Assert.Equal("unknown_topic", (await vera.SayAsync(channel, "/expert #нетникакой").RefusedAsync()).Reason);
        Assert.Equal("no_topic", (await vera.SayAsync(channel, "/expert").RefusedAsync()).Reason);
    }

    private async Task<(string? Title, int Answers)> StandingAsync(string topic)
    {
        var found = (await faculty.ExpertsAsync(topic)).Single(e => e.Person() == office.Oleg.Id);
        return (found.Title(), found.Number("answers"));
    }
}
