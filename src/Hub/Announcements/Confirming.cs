using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Announcements;

namespace MtsLife.Hub.Announcements;

public sealed record ConfirmAnnouncement(long MessageId);

/// <summary>«Я прочитал(а)»: said once, never taken back.</summary>
public sealed class Confirming(MessageChanges changes)
{
    public Task<Answer<Done>> ConfirmAsync(Actor actor, ConfirmAnnouncement request) => changes.ChangeAsync<Done>(actor, request.MessageId, async change =>
    {
        if (await change.Lane.AsksAsync(request.MessageId) is not { } asks)
        {
            return Refusals.NotFound("messageId");
        }

        if (change.RefuseAnswers() is { } no)
        {
            return no;
        }

        if (!asks)
        {
            return Refusals.Forbidden("Nobody is asked to confirm it.", "not_asked");
        }

        if (await change.Lane.ConfirmAsync(request.MessageId, actor.PersonId, change.Work.Now))
        {
            change.Touch();
            change.Acted();
            change.Record("announcement_confirmed");
        }

        return Done.Now;
    });
}
