using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Topics;

namespace MtsLife.Hub.Topics;

/// <summary>Writing a new topic makes it. Two who write it at once get the same one.</summary>
public sealed class TopicCreating(Lanes lanes)
{
    internal Task<Answer<TopicKeyRow>> CreateAsync(Actor actor, string name, string key) => lanes.WriteAsync(new CreateWrite(actor, name, key));

    private sealed class CreateWrite(Actor actor, string name, string key) : StepWrite<TopicKeyRow>
    {
        /// <summary>No channel exists yet; one lane for all, so that two who write the same name meet there.</summary>
        public override long Home => 0;

        public override IReadOnlyCollection<long> Channels => [];

        protected override async Task<Answer<TopicKeyRow>> ApplyAsync(LaneWork work)
        {
            var (topic, created) = await work.Transaction.CreateTopicAsync(name, key, actor.PersonId, work.Now);
            if (created)
            {
                work.Opened(topic.ChannelId, "topic");
                work.Record("topic_created", topic.ChannelId, actor.PersonId, topicId: topic.Id);
            }

            return topic;
        }
    }
}
