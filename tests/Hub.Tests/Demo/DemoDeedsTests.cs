using MtsLife.Hub.Demo;
using MtsLife.Storage.Demo;
using Xunit;

namespace MtsLife.Hub.Tests.Demo;

public sealed class DemoDeedsTests
{
    private static readonly DateTime Noon = new(2026, 3, 26, 9, 30, 0, DateTimeKind.Utc);
    private static readonly CompanyRows Company = DemoCompany.Compose(new(1, 2, 1, 1, 1), Noon, DemoCompany.Seed);
    private static readonly DeedRows Deeds = Company.Deeds;
    private static readonly Dictionary<long, MessageRow> Messages = Company.Messages.ToDictionary(m => m.Id);

    [Fact]
    public void The_sixteen_priority_topics_have_traffic_and_four_reach_people_unasked()
    {
        var priority = Deeds.Topics.Where(t => t.Priority).ToList();
        Assert.Equal(
            "ACSI, клиентское обслуживание, Лидерство, Услуги, МТС-деньги, Кредит, sim, товарооборот, ЕСИС, совместные продажи, схема премирования, "
            + "Настройка телефонов, инкассация, эквайринг, Кредитные договора, Продажи способы",
            string.Join(", ", priority.Select(t => t.Name)));
        Assert.All(Deeds.Topics, t => Assert.True(Deeds.Placements.Count(p => p.ChannelId == t.ChannelId) >= 3, t.Name));
        Assert.Equal(4, Deeds.MandatoryTopics.Count);
        foreach (var rule in Deeds.MandatoryTopics)
        {
            var channel = Deeds.Topics.Single(t => t.Id == rule.TopicId).ChannelId;
            var bound = Company.ChannelMembers.Count(m => m.ChannelId == channel && m.Mandatory);
            Assert.True(rule.UnitId is null ? bound == 300 : bound is > 10 and < 100, $"{bound} of topic {rule.TopicId}");
        }
    }

    [Fact]
    public void What_is_said_in_closed_groups_stands_in_no_topic()
    {
        var open = Company.Channels.Where(c => c.Readers == "everyone").Select(c => c.Id).ToHashSet();
        var homes = Company.Channels.ToDictionary(c => c.Id, c => c.Thread?.HomeId ?? c.Id);
        Assert.Contains(Deeds.MessageTopics, t => !open.Contains(homes[Messages[t.MessageId].ChannelId]));
        Assert.All(Deeds.Placements, p => Assert.Contains(homes[Messages[p.MessageId].ChannelId], open));
    }

    [Fact]
    public void The_question_of_the_story_got_its_topic_from_a_colleague_and_is_answered()
    {
        var question = Company.Messages.Single(m => m.Text == "к кому я могу обратиться по поводу дмс? регион уфа-поволжье.");
        var insurance = Deeds.Topics.Single(t => t.Name == "ДМС");
        Assert.Equal("question", question.Kind);
        Assert.Contains(Deeds.TopicChanges, c => c.MessageId == question.Id && c.PersonId != question.AuthorId && c.Added.Contains(insurance.Id));
        Assert.Equal("accepted", Deeds.Questions.Single(q => q.MessageId == question.Id).State);
        var expert = Company.People.Single(p => p is { GivenName: "Наиля", FamilyName: "Ахметова" });
        Assert.Contains(Deeds.AcceptedAnswers, a => a.QuestionId == question.Id && Messages[a.AnswerId].AuthorId == expert.Id);
    }

    [Fact]
    public void Questions_stand_in_every_state_and_some_have_several_accepted_answers()
    {
        Assert.Equal(["accepted", "answered", "open", "reopened"], Deeds.Questions.Select(q => q.State).Distinct().Order());
        Assert.True(Deeds.Questions.Count(q => q.State == "accepted") > 100);
        Assert.Contains(Deeds.AcceptedAnswers.GroupBy(a => a.QuestionId), g => g.Count() > 1);
        Assert.All(Deeds.AcceptedAnswers, a => Assert.NotEqual(Messages[a.AnswerId].AuthorId, a.AcceptedBy));
    }

    [Fact]
    public void There_is_something_of_every_kind()
    {
        foreach (var kind in (string[])["news", "question", "idea", "thanks", "poll", "gathering", "announcement", "article"])
            Assert.Contains(Company.Messages, m => m.Kind == kind);
        Assert.Contains(Deeds.Thanks, t => t.Thanked.Length == 27);
        Assert.Contains(Deeds.Polls, p => p is { Anonymous: true, Voters: > 5 });
        Assert.Contains(Deeds.Polls, p => p is { Multi: true, ClosedAt: not null });
        Assert.Contains(Deeds.Polls, p => p is { Anonymous: false, ClosedAt: null });
        Assert.Contains(Deeds.Gatherings, g => g.StartsAt > Noon);
        Assert.Contains(Deeds.Announcements, a => a.Until > Noon && a.Confirm);
        Assert.Equal(["accepted", "considered", "declined", "done", "new"], Deeds.Ideas.Select(i => i.Status).Distinct().Order());
    }

    [Fact]
    public void Nobody_thanks_or_likes_themselves_and_nothing_is_done_before_it_was_said_or_after_now()
    {
        Assert.All(Deeds.Thanks, t => Assert.DoesNotContain(Messages[t.MessageId].AuthorId, t.Thanked));
        Assert.All(Deeds.Reactions, r => Assert.True(Messages[r.MessageId].AuthorId != r.PersonId && Messages[r.MessageId].At < r.At));
        Assert.All(Company.Events, e => Assert.True(e.At <= Noon, $"{e.Kind} at {e.At}"));
        foreach (var shard in Company.Events.GroupBy(e => e.HomeId))
            Assert.Equal(shard.Select(e => e.At).Order(), shard.Select(e => e.At));
    }

    [Fact]
    public void Every_deed_is_told_to_the_workers()
    {
        int Told(string kind) => Company.Events.Count(e => e.Kind == kind);
        Assert.Equal(Company.Messages.Count, Told("message_posted"));
        Assert.Equal(Deeds.Reactions.Count, Told("reacted"));
        Assert.Equal(Deeds.Questions.Count, Told("question_asked"));
        Assert.Equal(Deeds.AcceptedAnswers.Count, Told("answer_accepted"));
        Assert.Equal(Deeds.Thanks.Count, Told("thanked"));
        Assert.Equal(Deeds.TopicChanges.Sum(c => c.Added.Length), Told("topics_changed"));
        Assert.Equal(Deeds.IdeaVotes.Count, Told("idea_voted"));
        Assert.Equal(Deeds.Polls.Sum(p => p.Voters), Told("voted"));
    }

    [Fact]
    public void A_topic_in_the_text_is_a_link_to_it() =>
        Assert.All(Deeds.MessageTopics.Where(t => t.FromText && Messages[t.MessageId].DeletedAt is null),
            t => Assert.Contains($"<a data-topic=\"{t.TopicId}\">", Messages[t.MessageId].Html));
}
