using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Experts;
using MtsLife.Storage.Topics;

namespace MtsLife.Hub.Experts;

/// <param name="Declined">False takes it back.</param>
public sealed record DeclineExpertise(bool Declined = true);

/// <summary>In a topic's channel: who stands where may be another now.</summary>
/// <param name="SubjectId">The topic.</param>
public sealed record ExpertsChanged(long ChannelId, long Seq, DateTime At, long SubjectId)
{
    public string Kind => "experts_changed";
}

/// <summary>Nobody has to be an expert: who declines is not named as one in the topic, and is asked nothing for it.</summary>
public sealed class Declining(Lanes lanes, TopicSql topics)
{
    public async Task<Answer<Done>> DeclineAsync(Actor actor, long topicId, DeclineExpertise request) =>
        await topics.FindAsync(actor.PersonId, topicId) is { } topic
            ? await lanes.WriteAsync(new DeclineWrite(actor.PersonId, topic, request.Declined))
            : Refusals.NotFound();

    private sealed class DeclineWrite(long personId, TopicViewRow topic, bool declined) : StepWrite<Done>
    {
        public override long Home => topic.ChannelId;

        public override IReadOnlyCollection<long> Channels { get; } = [topic.ChannelId];

        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            if (await work.Transaction.DeclineAsync(personId, topic.Id, declined, work.Now))
            {
                work.Emit(new Emission(topic.ChannelId, "experts_changed", subjectId: topic.Id) { Regraded = [personId] });
            }

            return Done.Now;
        }
    }
}
