using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Topics;

namespace MtsLife.Hub.Topics;

public sealed record Subscribe(bool Subscribed);

/// <summary>Who subscribes to a topic is a member of its channel.</summary>
public sealed class Subscribing(Lanes lanes, TopicSql topics, ChannelFacts facts, TopicReading reading)
{
    public async Task<Answer<TopicView>> SubscribeAsync(Actor actor, long topicId, Subscribe request)
    {
        if (await topics.FindAsync(actor.PersonId, topicId) is not { } topic)
        {
            return Refusals.NotFound();
        }

        var written = await lanes.WriteAsync(new SubscribeWrite(actor, topic, await facts.OwnChannelAsync(actor.PersonId), request.Subscribed));
        return written.IsRefused ? written.Refusal : await reading.FindAsync(actor, topic.Id);
    }

    private sealed class SubscribeWrite(Actor actor, TopicViewRow topic, long own, bool subscribed) : StepWrite<Done>
    {
        public override long Home => topic.ChannelId;

        public override IReadOnlyCollection<long> Channels { get; } = [topic.ChannelId, own];

        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            if (!subscribed && await work.Transaction.IsMandatoryAsync(topic.ChannelId, actor.PersonId))
            {
                return Refusals.Forbidden("This topic reaches everybody whom its rule names.", "mandatory");
            }

            var changed = subscribed
                ? (await work.Transaction.EnterChannelAsync(topic.ChannelId, [actor.PersonId], work.Now)).Count > 0
                : await work.Transaction.LeaveChannelAsync(topic.ChannelId, actor.PersonId);
            if (changed)
            {
                work.Emit(new Emission(own, subscribed ? "channel_joined" : "channel_left", personId: actor.PersonId, subjectId: topic.ChannelId));
                work.Emit(new Emission(topic.ChannelId, "members_changed", personId: actor.PersonId));
                work.Record(subscribed ? "topic_subscribed" : "topic_unsubscribed", topic.ChannelId, actor.PersonId, personId: actor.PersonId, topicId: topic.Id);
            }

            return Done.Now;
        }
    }
}
