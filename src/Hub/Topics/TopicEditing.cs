using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Names;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Topics;

namespace MtsLife.Hub.Topics;

/// <param name="Version">The version that was edited; another one is refused as a conflict.</param>
public sealed record EditTopic(int Version, string? Name = null, string? Description = null, bool? Priority = null);

/// <param name="UnitId">The unit whom it is to reach, with all below it; everybody when absent.</param>
/// <param name="On">False takes this rule back: whom it reached stays subscribed, and may leave.</param>
public sealed record RequireTopic(long? UnitId = null, bool On = true);

/// <summary>In the company channel: whoever shows the topic, or may have been subscribed to it, loads it again.</summary>
/// <param name="SubjectId">The topic.</param>
public sealed record TopicChanged(long ChannelId, long Seq, DateTime At, long SubjectId)
{
    public string Kind => "topic_changed";
}

/// <summary>What administrators do with topics: their names, which are priority ones, and whom they reach without being asked.</summary>
public sealed class TopicEditing(Lanes lanes, TopicSql topics, ChannelSql channels, TopicReading reading)
{
    private const int MaxDescription = 500;

    public async Task<Answer<TopicView>> EditAsync(Actor actor, long topicId, EditTopic request)
    {
        var (name, key, description) = ("", "", "");
        if (request.Name is not null && Names.TopicName.TryRead(request.Name, out name, out key).ToRefusal("name") is { } wrongName)
        {
            return wrongName;
        }

        if (request.Description is { Length: > 0 } && DisplayName.TryRead(request.Description, MaxDescription, out description).ToRefusal("description") is { } wrong)
        {
            return wrong;
        }

        return await ChangeAsync(actor, topicId, async (work, topic) =>
            await work.Transaction.UpdateTopicAsync(topic.Id, request.Version, request.Name is null ? null : name, key,
                request.Description is null ? null : description, request.Priority, work.Now) switch
            {
                null => Refusals.Conflict("Another topic bears this name.", "name", "name_taken"),
                0 => Refusals.Conflict("Somebody changed it meanwhile; load it again.", "version", "stale"),
                _ => Done.Now,
            });
    }

    /// <summary>A rule, and one statement for all whom it reaches: no row per message, one event for everybody.</summary>
    public Task<Answer<TopicView>> RequireAsync(Actor actor, long topicId, RequireTopic request) =>
        ChangeAsync(actor, topicId, async (work, topic) =>
        {
            if (request.UnitId is { } unit && !await work.Transaction.UnitExistsAsync(unit))
            {
                return Refusals.Invalid("unitId", "unknown", "There is no such unit.");
            }

            await work.Transaction.RequireTopicAsync(topic.Id, request.UnitId, request.On, actor.PersonId, work.Now);
            await work.Transaction.EnrolAsync(topic.Id, work.Now);
            return Done.Now;
        });

    private async Task<Answer<TopicView>> ChangeAsync(Actor actor, long topicId, Func<LaneWork, TopicViewRow, Task<Answer<Done>>> change)
    {
        if (!actor.IsAdministrator)
        {
            return Refusals.Forbidden("Only administrators change topics.", "not_administrator");
        }

        if (await topics.FindAsync(actor.PersonId, topicId) is not { } topic)
        {
            return Refusals.NotFound();
        }

        var changed = await lanes.WriteAsync(new TopicWrite(actor, topic, await channels.CompanyAsync(), change));
        return changed.IsRefused ? changed.Refusal : await reading.FindAsync(actor, topic.Id);
    }

    private sealed class TopicWrite(Actor actor, TopicViewRow topic, long company, Func<LaneWork, TopicViewRow, Task<Answer<Done>>> change) : StepWrite<Done>
    {
        public override long Home => topic.ChannelId;

        public override IReadOnlyCollection<long> Channels { get; } = [topic.ChannelId, company];

        // A second run of an edit would find its own first one and call it a conflict.
        public override bool Repeatable => false;

        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            var changed = await change(work, topic);
            if (!changed.IsRefused)
            {
                work.Record("topic_changed", topic.ChannelId, actor.PersonId, topicId: topic.Id);
                work.Emit(new Emission(topic.ChannelId, "channel_changed"));
                work.Emit(new Emission(company, "topic_changed", subjectId: topic.Id));
            }

            return changed;
        }
    }
}
