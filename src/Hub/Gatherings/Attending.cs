using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Gatherings;

namespace MtsLife.Hub.Gatherings;

/// <param name="Answer"><c>going</c>, <c>maybe</c> or <c>declined</c>; absent to take the answer back.</param>
public sealed record Attend(long MessageId, string? Answer = null);

/// <summary>Whoever reads of a gathering may say whether they come, and say otherwise until it has ended.</summary>
public sealed class Attending(MessageChanges changes)
{
    /// <summary>One without an end is taken to last so long.</summary>
    internal static readonly TimeSpan Usually = TimeSpan.FromHours(2);

    internal static readonly string[] Answers = ["going", "maybe", "declined"];

    public async Task<Answer<Done>> AnswerAsync(Actor actor, Attend request)
    {
        if (request.Answer is { } answer && !Answers.Contains(answer))
        {
            return Refusals.Invalid("answer", "unknown", $"One of {string.Join(", ", Answers)}.");
        }

        return await changes.ChangeAsync<Done>(actor, request.MessageId, change => WriteAsync(change, request.Answer));
    }

    internal static DateTime EndOf(DateTime startsAt, DateTime? endsAt) => endsAt ?? startsAt + Usually;

    private static async Task<Answer<Done>> WriteAsync(MessageChange change, string? answer)
    {
        if (await change.Lane.GatheringAsync(change.Message.Id) is not { } gathering)
        {
            return Refusals.NotFound("messageId");
        }

        if (change.RefuseAnswers() is { } no)
        {
            return no;
        }

        if (EndOf(gathering.StartsAt, gathering.EndsAt) <= change.Work.Now)
        {
            return Refusals.Forbidden("It is over.", "over");
        }

        if (await change.Lane.AnswerAsync(change.Message.Id, change.Actor.PersonId, answer, change.Work.Now))
        {
            change.Touch();
            change.Acted();
            change.Record("gathering_answered");
        }

        return Done.Now;
    }
}
