using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Questions;

namespace MtsLife.Hub.Questions;

/// <param name="MessageId">The answer: a reply under the question.</param>
/// <param name="Accepted">False takes the acceptance back.</param>
public sealed record Accept(long MessageId, bool Accepted = true);

/// <param name="MessageId">The question.</param>
public sealed record Reopen(long MessageId);

/// <summary>Who asked says what answered it, once or several times, and may say that it did not help after all.</summary>
public sealed class Accepting(MessageChanges changes)
{
    private static readonly Refusal NotAsked = Refusals.Forbidden("Only who asked says what answers the question.", "not_author");

    public Task<Answer<Done>> AcceptAsync(Actor actor, Accept request) =>
        changes.ChangeAsync<Done>(actor, request.MessageId, async change =>
        {
            var answer = change.Message;
            if (answer.RootId is not { } question || answer.RootKind != "question")
            {
                return Refusals.Forbidden("Only a reply to a question answers it.", "not_answer");
            }

            if (answer.RootAuthorId != actor.PersonId)
            {
                return NotAsked;
            }

            if (answer.Archived)
            {
                return Refusals.Forbidden("The channel is archived.", "archived");
            }

            if (answer is { Deleted: true } or { Hidden: true })
            {
                return Refusals.Forbidden("There is nothing to accept.", "deleted");
            }

            var changed = request.Accepted
                ? await change.Lane.AcceptAsync(question, answer.Id, actor.PersonId, change.Work.Now)
                : await change.Lane.TakeAcceptanceBackAsync(answer.Id);
            if (changed)
            {
                await change.Lane.RecountAsync([question]);
                change.TouchRoot();
                change.Record(request.Accepted ? "answer_accepted" : "answer_unaccepted", personId: answer.AuthorId, subjectId: question);
            }

            return Done.Now;
        });

    public Task<Answer<Done>> ReopenAsync(Actor actor, Reopen request) =>
        changes.ChangeAsync<Done>(actor, request.MessageId, async change =>
        {
            if (change.Message.Kind != "question")
            {
                return Refusals.Forbidden("Only a question is opened again.", "not_question");
            }

            if (change.Message.AuthorId != actor.PersonId)
            {
                return NotAsked;
            }

            if (change.Message.Archived)
            {
                return Refusals.Forbidden("The channel is archived.", "archived");
            }

            if (await change.Lane.ReopenAsync(change.Message.Id, change.Work.Now))
            {
                change.Touch();
                change.Record("question_reopened");
            }

            return Done.Now;
        });
}
