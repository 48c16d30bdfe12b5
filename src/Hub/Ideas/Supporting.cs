using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Ideas;

namespace MtsLife.Hub.Ideas;

/// <param name="On">False takes the vote back.</param>
public sealed record SupportIdea(long MessageId, bool On = true);

/// <summary>Whoever reads an idea may vote for it.</summary>
public sealed class Supporting(MessageChanges changes)
{
    public Task<Answer<Done>> SupportAsync(Actor actor, SupportIdea request) => changes.ChangeAsync<Done>(actor, request.MessageId, async change =>
    {
        if (await change.Lane.IdeaStatusAsync(request.MessageId) is null)
        {
            return Refusals.NotFound("messageId");
        }

        if (change.RefuseAnswers() is { } no)
        {
            return no;
        }

        if (await change.Lane.SupportAsync(request.MessageId, actor.PersonId, request.On, change.Work.Now))
        {
            change.Touch();
            change.Acted();
            change.Record("idea_voted", personId: change.Message.AuthorId);
        }

        return Done.Now;
    });
}
