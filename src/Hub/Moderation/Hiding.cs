using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Messages;
using MtsLife.Storage.Moderation;

namespace MtsLife.Hub.Moderation;

/// <param name="Hidden">False brings it back, with everything that belongs to it.</param>
public sealed record HideMessage(long MessageId, bool Hidden);

/// <param name="MessageId">It stays as it is, and its reports are closed.</param>
public sealed record DismissReports(long MessageId);

/// <summary>What a moderator does about a message; each deed leaves a line in the audit log.</summary>
public sealed class Hiding(MessageChanges changes, MessageKinds kinds)
{
    private static readonly Refusal NotYours = Refusals.Forbidden("Only moderators may do this, and not to what they wrote themselves.", "not_moderator");

    public Task<Answer<Done>> HideAsync(Actor actor, HideMessage request) =>
        changes.ChangeAsync<Done>(actor, request.MessageId, change => HideAsync(change, request.Hidden), judging: true);

    public Task<Answer<Done>> DismissAsync(Actor actor, DismissReports request) =>
        changes.ChangeAsync<Done>(
            actor, request.MessageId,
            async change =>
            {
                if (!change.Message.CanModerate)
                {
                    return NotYours;
                }

                if (await change.Lane.CloseReportsAsync(change.Message.Id, change.Work.Now) is > 0 and var closed)
                {
                    change.Record("reports_dismissed", personId: change.Message.AuthorId, subjectId: change.Message.RootId);
                    await AuditAsync(change, "reports_dismissed", new() { ["reports"] = closed });
                }

                return Done.Now;
            },
            judging: true);

    private async Task<Answer<Done>> HideAsync(MessageChange change, bool hidden)
    {
        var message = change.Message;
        if (!message.CanModerate)
        {
            return NotYours;
        }

        if (message.Deleted)
        {
            return Refusals.Forbidden("The message was deleted.", "deleted");
        }

        if (!await change.Lane.HideAsync(message.Id, hidden, change.Actor.PersonId, change.Work.Now))
        {
            return Done.Now;
        }

        // Not by Touch: those mentioned count it, and are told wherever they are.
        change.Tell("message_changed", [.. (await change.Lane.MentionedAsync(message.Id)).Append(message.AuthorId).Distinct()]);
        change.Record(hidden ? "message_hidden" : "message_unhidden", personId: message.AuthorId, subjectId: message.RootId);
        await AuditAsync(change, hidden ? "message_hidden" : "message_unhidden", []);
        if (message.RootId is not null)
        {
            await kinds.RepliesChangedAsync(change);
        }

        return Done.Now;
    }

    private static Task AuditAsync(MessageChange change, string what, Dictionary<string, object> detail) =>
        AuditSql.WriteAsync(
            change.Lane, new(change.Work.Now, change.Actor.PersonId, what, change.Message.Id, change.Message.AuthorId, Detail: detail));
}
