using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Polls;

namespace MtsLife.Hub.Polls;

public sealed record ClosePoll(long MessageId);

/// <summary>Before its time: by its author, the moderators of its group, or an administrator who sees it.</summary>
public sealed class Closing(MessageChanges changes)
{
    public Task<Answer<Done>> CloseAsync(Actor actor, ClosePoll request) => changes.ChangeAsync<Done>(actor, request.MessageId, async change =>
    {
        if (await change.Lane.PollAsync(request.MessageId) is not { } poll)
        {
            return Refusals.NotFound("messageId");
        }

        if (change.Message.AuthorId != actor.PersonId && !change.MayModerate())
        {
            return Refusals.Forbidden("Only its author and moderators close a poll.", "not_moderator");
        }

        if (change.RefuseAnswers() is { } no)
        {
            return no;
        }

        if (!poll.IsClosed(change.Work.Now) && await change.Lane.CloseAsync(poll.MessageId, actor.PersonId, change.Work.Now))
        {
            change.Touch();
            change.Record("poll_closed");
        }

        return Done.Now;
    });
}
