using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Messages;
using MtsLife.Storage.Threads;

namespace MtsLife.Hub.Threads;

public sealed record Follow(long MessageId, bool Following);

/// <summary>Who follows a thread hears of it in the lane «for me». Following gives no right to read.</summary>
public sealed class Following(MessageChanges changes, MessageSql messages, ThreadSql threads, ChannelFacts facts)
{
    public async Task<Answer<Done>> FollowAsync(Actor actor, Follow request)
    {
        var entered = request.Following ? await EnterAsync(actor, request.MessageId) : await LeaveAsync(actor, request.MessageId);
        return entered.IsRefused ? entered.Refusal : Done.Now;
    }

    /// <summary>The thread's channel, made if there is none, with the actor among its followers.</summary>
    internal async Task<Answer<long>> EnterAsync(Actor actor, long messageId)
    {
        if (await RootAsync(actor, messageId) is not { } root)
        {
            return Refusals.NotFound("messageId");
        }

        return await threads.FindAsync(actor.PersonId, root.Id) is { Following: true } thread
            ? thread.ChannelId
            : await changes.ChangeAsync<long>(actor, root.Id, change => EnterAsync(change, root.AuthorChannel), [root.AuthorChannel]);
    }

    private static async Task<Answer<long>> EnterAsync(MessageChange change, long authorChannel)
    {
        var root = change.Message;
        if (root.Archived)
        {
            return Refusals.Forbidden("The channel is archived.", "archived");
        }

        if (root is { Deleted: true } or { Hidden: true } && await change.Lane.ThreadOfAsync(root.Id) is null)
        {
            return Refusals.Forbidden("There is nothing to reply to.", "deleted");
        }

        var (channel, created) = await change.Lane.OpenThreadAsync(root.Id, root.HomeId, change.Work.Now);
        if (created)
        {
            change.Work.Opened(channel, "thread", homeId: root.HomeId);
        }

        // Who wrote the root hears what is said under it.
        long[] followers = created ? [change.Actor.PersonId, root.AuthorId] : [change.Actor.PersonId];
        foreach (var joined in await change.Lane.EnterChannelAsync(channel, [.. followers.Distinct()], change.Work.Now))
        {
            var own = joined.PersonId == change.Actor.PersonId ? change.OwnChannel : authorChannel;
            change.Work.Emit(new Emission(own, "channel_joined", personId: joined.PersonId, subjectId: channel));
            change.Work.Acted(joined.PersonId, own, root.Id);
        }

        return channel;
    }

    private async Task<Answer<long>> LeaveAsync(Actor actor, long messageId)
    {
        if (await RootAsync(actor, messageId) is not { } root)
        {
            return Refusals.NotFound("messageId");
        }

        return await changes.ChangeAsync<long>(actor, root.Id, async change =>
        {
            if (await change.Lane.ThreadOfAsync(root.Id) is { } channel && await change.Lane.LeaveChannelAsync(channel, actor.PersonId))
            {
                change.Work.Emit(new Emission(change.OwnChannel, "channel_left", personId: actor.PersonId, subjectId: channel));
                change.Acted();
            }

            return root.Id;
        });
    }

    private async Task<(long Id, long AuthorId, long AuthorChannel)?> RootAsync(Actor actor, long messageId)
    {
        var standing = await messages.StandingAsync(actor.PersonId, messageId);
        if (standing?.RootId is { } rootId)
        {
            standing = await messages.StandingAsync(actor.PersonId, rootId);
        }

        return standing is null ? null : (standing.Id, standing.AuthorId, await facts.OwnChannelAsync(standing.AuthorId));
    }
}

internal sealed class FollowingDeeds(ThreadSql threads) : Deeds
{
    public override async Task FillAsync(long personId, long[] messages, Dictionary<long, Mine> mine)
    {
        foreach (var root in await threads.FollowedAsync(personId, messages))
        {
            mine[root] = mine[root] with { Following = true };
        }
    }
}
