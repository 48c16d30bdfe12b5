using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Gatherings;

namespace MtsLife.Hub.Gatherings;

/// <summary>All three are written: one that is absent is taken away.</summary>
public sealed record MoveGathering(long MessageId, DateTime StartsAt, DateTime? EndsAt = null, string Place = "");

/// <summary>Another time or place, said by whoever called the gathering. Who said that they come stays on the list, and sees it change.</summary>
public sealed class Moving(MessageChanges changes)
{
    public Task<Answer<Done>> MoveAsync(Actor actor, MoveGathering request) => changes.ChangeAsync<Done>(actor, request.MessageId, async change =>
    {
        if (await change.Lane.GatheringAsync(request.MessageId) is not { } gathering)
        {
            return Refusals.NotFound("messageId");
        }

        if (Refuse(change, gathering) is { } no)
        {
            return no;
        }

        var read = GatheringRules.Read(new CallGathering(request.StartsAt, request.EndsAt, request.Place), change.Work.Now, at: "", begun: gathering.StartsAt);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        if (await change.Lane.MoveAsync(new NewGathering(request.MessageId, read.Ok.StartsAt, read.Ok.EndsAt, read.Ok.Place)))
        {
            change.Touch();
            change.Record("gathering_moved");
        }

        return Done.Now;
    });

    private static Refusal? Refuse(MessageChange change, GatheringTimesRow gathering) =>
        change.Message switch
        {
            var message when message.AuthorId != change.Actor.PersonId => Refusals.Forbidden("Only who called it moves it.", "not_author"),
            { CanPost: false } => Refusals.Forbidden("Who no longer writes here no longer edits here.", "writers"),
            _ when change.RefuseAnswers() is { } no => no,
            _ when Attending.EndOf(gathering.StartsAt, gathering.EndsAt) <= change.Work.Now => Refusals.Forbidden("It is over.", "over"),
            _ => null,
        };
}
