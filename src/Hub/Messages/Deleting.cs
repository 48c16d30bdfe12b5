using MtsLife.Hub.Access;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

public sealed record DeleteMessage(long MessageId);

/// <summary>Taking one's own message back: the row and its client id stay, what it said is nowhere any more.</summary>
public sealed class Deleting(MessageChanges changes, MessageKinds kinds)
{
    public Task<Answer<Done>> DeleteAsync(Actor actor, DeleteMessage request) => changes.ChangeAsync<Done>(actor, request.MessageId, WriteAsync);

    private async Task<Answer<Done>> WriteAsync(MessageChange change)
    {
        var message = change.Message;
        if (message.AuthorId != change.Actor.PersonId)
        {
            return Refusals.Forbidden("Only its author changes a message.", "not_author");
        }

        if (message.Deleted)
        {
            return Done.Now;
        }

        var named = await change.Lane.MentionedAsync(message.Id);
        await change.Lane.DeleteAsync(message.Id, change.Actor.PersonId, change.Work.Now);
        if (kinds.Of(message.Kind) is { } kind)
        {
            await kind.ForgetAsync(change.Lane, message.Id);
        }

        change.Tell("message_deleted", [.. named.Append(change.Actor.PersonId).Distinct()]);
        if (message.Hidden)
        {
            // What is deleted is hidden no more: whoever counts what stands takes it off once.
            change.Record("message_unhidden", personId: message.AuthorId, subjectId: message.RootId);
        }

        change.Record("message_deleted", subjectId: message.RootId);
        if (message.RootId is not null)
        {
            await kinds.RepliesChangedAsync(change);
        }

        return Done.Now;
    }
}
