using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Topics;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

/// <param name="Add">Names of topics.</param>
/// <param name="Remove">Ids of topics.</param>
public sealed record ChangeTopics(long MessageId, IReadOnlyList<string>? Add = null, IReadOnlyList<long>? Remove = null);

/// <summary>Putting a message under topics and taking it off them: anybody may who sees it, and it is said who did.</summary>
public sealed class Filing(MessageChanges changes, MessageSql messages, MessageViews views, TopicNaming naming)
{
    public async Task<Answer<Changed>> ChangeAsync(Actor actor, ChangeTopics request)
    {
        if (await messages.StandingAsync(actor.PersonId, request.MessageId) is not { } before)
        {
            return Refusals.NotFound("messageId");
        }

        var named = await naming.FindAsync(actor, before.ChannelId, [], request.Add ?? []);
        if (named.IsRefused)
        {
            return named.Refusal with { Field = "add" };
        }

        if ((request.Remove?.Count ?? 0) > TopicNaming.MostPerMessage)
        {
            return Refusals.Invalid("remove", "too_many", $"Up to {TopicNaming.MostPerMessage} topics.");
        }

        var changed = await changes.ChangeAsync<long>(
            actor, request.MessageId, change => WriteAsync(change, named.Ok.Topics, request.Remove ?? []), [.. named.Ok.Topics.Select(t => t.ChannelId)]);
        return changed.IsRefused
            ? changed.Refusal
            : new Changed(await views.OfAsync((await messages.InChannelAsync(changed.Ok, [request.MessageId])).Single()));
    }

    private static async Task<Answer<long>> WriteAsync(MessageChange change, IReadOnlyList<PostTopic> add, IReadOnlyList<long> remove)
    {
        var message = change.Message;
        if (message.Deleted || message.Hidden)
        {
            return Refusals.Forbidden("There is nothing to file.", "deleted");
        }

        if (message.Archived)
        {
            return Refusals.Forbidden("The channel is archived.", "archived");
        }

        var bears = (await change.Lane.TopicsOfAsync(message.Id)).Select(t => t.TopicId).Except(remove);
        if (bears.Union(add.Select(t => t.TopicId)).Count() > TopicNaming.MostPerMessage)
        {
            return Refusals.Invalid("add", "too_many", $"Up to {TopicNaming.MostPerMessage} topics.");
        }

        var (added, removed) = await change.FileAsync(add, remove, fromText: false);
        if (added.Count + removed.Count > 0)
        {
            await change.Lane.LogTopicsAsync(message.Id, change.Actor.PersonId, [.. added], [.. removed], change.Work.Now);
        }

        return message.ChannelId;
    }
}

internal static class Refiling
{
    /// <summary>After an edit the topics from the text are those that it names now; those that people added stay.</summary>
    public static async Task RefileAsync(this MessageChange change, IReadOnlyList<PostTopic> inText)
    {
        var before = await change.Lane.TopicsOfAsync(change.Message.Id);
        long[] gone = [.. before.Where(t => t.FromText).Select(t => t.TopicId).Except(inText.Select(t => t.TopicId))];
        PostTopic[] added = [.. inText.ExceptBy(before.Select(t => t.TopicId), t => t.TopicId)];
        if (gone.Length + added.Length > 0)
        {
            await change.FileAsync(added, gone, fromText: true);
        }
    }

    /// <summary>A public message comes to stand in the channels of new topics, as late as now, and leaves those of removed ones.</summary>
    public static async Task<(IReadOnlyList<long> Added, IReadOnlyList<long> Removed)> FileAsync(
        this MessageChange change, IReadOnlyList<PostTopic> add, IReadOnlyList<long> remove, bool fromText)
    {
        var message = change.Message;
        var removed = await change.Lane.RemoveTopicsAsync(message.Id, [.. remove.Except(add.Select(t => t.TopicId))]);
        foreach (var topic in removed.Where(t => t.ChannelId != message.ChannelId))
        {
            if (await change.Lane.RemovePlacementAsync(message.Id, topic.ChannelId))
            {
                change.Work.Emit(new Emission(topic.ChannelId, "message_removed", message.Id));
            }
        }

        var added = await change.Lane.AddTopicsAsync(message.Id, [.. add.Select(t => t.TopicId)], change.Actor.PersonId, fromText, change.Work.Now);
        foreach (var topic in add.Where(t => message.IsPublic && added.Contains(t.TopicId) && !message.Stands.Contains(t.ChannelId)))
        {
            change.Work.Place(new Emission(topic.ChannelId, "message_posted", message.Id, message.AuthorId) { TakesPost = true }, change.Actor.PersonId);
        }

        if (added.Count + removed.Count > 0)
        {
            change.Work.Touch(message.Id, message.Stands.Except(removed.Where(t => t.ChannelId != message.ChannelId).Select(t => t.ChannelId)));
            foreach (var topic in added.Concat(removed.Select(t => t.Id)))
            {
                change.Record("topics_changed", topicId: topic, subjectId: message.RootId);
            }
        }

        return (added, [.. removed.Select(t => t.Id)]);
    }
}
