using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Ideas;

namespace MtsLife.Hub.Ideas;

/// <param name="Status">new, considered, accepted, done or declined.</param>
public sealed record JudgeIdea(long MessageId, string Status);

/// <summary>What becomes of an idea: said by the moderators of its group, or an administrator who sees it.</summary>
public sealed class Judging(MessageChanges changes)
{
    internal static readonly string[] Statuses = ["new", "considered", "accepted", "done", "declined"];

    public async Task<Answer<Done>> JudgeAsync(Actor actor, JudgeIdea request)
    {
        if (!Statuses.Contains(request.Status))
        {
            return Refusals.Invalid("status", "unknown", $"One of {string.Join(", ", Statuses)}.");
        }

        return await changes.ChangeAsync<Done>(actor, request.MessageId, async change =>
        {
            if (await change.Lane.IdeaStatusAsync(request.MessageId) is null)
            {
                return Refusals.NotFound("messageId");
            }

            if (!change.MayModerate())
            {
                return Refusals.Forbidden("Only moderators say what becomes of an idea.", "not_moderator");
            }

            if (change.RefuseAnswers() is { } no)
            {
                return no;
            }

            if (await change.Lane.JudgeAsync(request.MessageId, request.Status, actor.PersonId, change.Work.Now))
            {
                change.Touch();
                change.Record("idea_status_changed", personId: change.Message.AuthorId);
            }

            return Done.Now;
        });
    }
}
