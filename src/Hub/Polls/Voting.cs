using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Polls;

namespace MtsLife.Hub.Polls;

/// <param name="Options">Their numbers; none takes a named vote back.</param>
public sealed record Vote(long MessageId, IReadOnlyList<int> Options);

/// <summary>
/// Whoever reads a poll may vote until it closes. A named vote can be changed; of an anonymous one nothing is kept by
/// which it could be: it counts, and it is final. Whatever the number of votes in a batch, the message changes once.
/// </summary>
public sealed class Voting(MessageChanges changes)
{
    public Task<Answer<Done>> VoteAsync(Actor actor, Vote request) =>
        // A second run of an anonymous vote would find the first one and call it somebody's second.
        changes.ChangeAsync<Done>(actor, request.MessageId, change => WriteAsync(change, request.Options), repeatable: false);

    private static async Task<Answer<Done>> WriteAsync(MessageChange change, IReadOnlyList<int> options)
    {
        if (await change.Lane.PollAsync(change.Message.Id) is not { } poll)
        {
            return Refusals.NotFound("messageId");
        }

        if ((change.RefuseAnswers() ?? Refuse(change, poll, options)) is { } no)
        {
            return no;
        }

        var (id, voter, chosen) = (poll.MessageId, change.Actor.PersonId, options.ToArray());
        if (poll.Anonymous)
        {
            if (!await change.Lane.VoteAnonymouslyAsync(id, voter, chosen, PollKind.Step))
            {
                return Refusals.Forbidden("An anonymous vote is final.", "voted");
            }
        }
        else if (!await change.Lane.VoteAsync(id, voter, chosen, change.Work.Now))
        {
            return Done.Now;
        }

        change.Touch();
        change.Acted();
        change.Work.RecordOnce("voted", change.Message.ChannelId, id);
        return Done.Now;
    }

    private static Refusal? Refuse(MessageChange change, PollRow poll, IReadOnlyList<int> options) =>
        poll switch
        {
            _ when poll.IsClosed(change.Work.Now) => Refusals.Forbidden("The poll is closed.", "closed"),
            _ when options.Count == 0 && poll.Anonymous => Refusals.Invalid("options", "empty", "An anonymous vote cannot be taken back."),
            _ when options.Count > (poll.Multi ? poll.Options : 1) => Refusals.Invalid("options", "too_many", "More than may be chosen."),
            _ when options.Any(n => n < 1 || n > poll.Options) => Refusals.Invalid("options", "unknown", "No such option."),
            _ when options.Distinct().Count() < options.Count => Refusals.Invalid("options", "duplicate", "Each option once."),
            _ => null,
        };
}
