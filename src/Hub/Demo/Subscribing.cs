using MtsLife.Storage.Demo;

namespace MtsLife.Hub.Demo;

/// <summary>The topics with their channels, and whom they reach.</summary>
internal sealed class Subscribing(CompanyRows rows, Staff staff, Organisation organisation, long firstTopic, long firstChannel, DateTime foundedAt, DateTime now)
{
    private readonly List<(TopicPlan Plan, TopicRow Row, List<(DemoPerson Person, DateTime At, bool Mandatory)> People)> topics = [];

    public IEnumerable<EventRow> Found()
    {
        var editor = staff.Named("Анна Рудая");
        foreach (var plan in TopicPlans.All)
        {
            var n = topics.Count;
            var row = new TopicRow(firstTopic + n, firstChannel + n, plan.Name, plan.Key, plan.Description, plan.Priority, editor.Id, foundedAt);
            rows.Deeds.Topics.Add(row);
            var unit = plan.MandatoryIn is { } region ? organisation.Region(region) : null;
            if (plan.Mandatory || unit is not null)
                rows.Deeds.MandatoryTopics.Add(new MandatoryTopicRow(row.Id, unit?.Id, staff.Named("Вера Логинова").Id, foundedAt));
            topics.Add((plan, row, Reach(plan, unit, new Chance(n * 101 + 5))));
        }
        foreach (var (_, row, people) in topics)
        {
            yield return new EventRow("topic_created", foundedAt, editor.Id, row.ChannelId, null) { TopicId = row.Id };
            foreach (var (person, at, _) in people.Where(p => !p.Mandatory))
                yield return new EventRow("topic_subscribed", at, person.Id, row.ChannelId, null) { PersonId = person.Id, TopicId = row.Id };
        }
    }

    public void Close(Func<long, Numbering.Heads> headsOf, ReadMarks marks)
    {
        foreach (var (_, row, people) in topics)
        {
            var head = headsOf(row.ChannelId);
            rows.Channels.Add(new ChannelRow(row.ChannelId, "topic", "everyone", "readers", foundedAt)
            {
                Name = row.Name,
                HeadSeq = head.Seq,
                HeadPost = head.Post,
                HeadAt = head.At,
                FirstSeq = head.FirstSeq,
            });
            rows.ChannelMembers.AddRange(people.Select(p =>
                new ChannelMemberRow(row.ChannelId, p.Person.Id, marks.Of(p.Person, row.ChannelId, "topic", head.Post), false, p.At) { Mandatory = p.Mandatory }));
        }
    }

    private List<(DemoPerson, DateTime, bool)> Reach(TopicPlan plan, DemoUnit? unit, Chance chance) =>
    [
        .. staff.People.Select(p => (p, Mandatory: plan.Mandatory || (unit is not null && p.Region == unit)))
            .Where(x => x.Mandatory || plan.IsKnownBy(x.p) || chance.Of(plan.Share))
            .Select(x => (x.p, At(x.p, x.Mandatory, chance), x.Mandatory)),
    ];

    private DateTime At(DemoPerson person, bool mandatory, Chance chance)
    {
        var first = person.JoinedAt > foundedAt ? person.JoinedAt : foundedAt;
        return mandatory ? first : Clockwork.Whole(first + (now - first) * chance.Between(0.05, 0.95));
    }
}
