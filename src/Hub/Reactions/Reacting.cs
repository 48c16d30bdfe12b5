using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Reactions;

namespace MtsLife.Hub.Reactions;

/// <param name="Emoji">One emoji, as a character and not as a short name; 👍 is «Нравится».</param>
/// <param name="On">False takes it back.</param>
public sealed record React(long MessageId, string Emoji, bool On = true);

/// <summary>Whoever sees a message may react to it.</summary>
public sealed class Reacting(MessageChanges changes)
{
    private const int MostPerPerson = 20;
    private const int MostPerMessage = 50;

    public async Task<Answer<Done>> ReactAsync(Actor actor, React request)
    {
        if (!EmojiText.IsOne(request.Emoji))
        {
            return Refusals.Invalid("emoji", "unknown", "One emoji.");
        }

        return await changes.ChangeAsync<Done>(actor, request.MessageId, async change =>
        {
            if (change.Message is { Deleted: true } or { Hidden: true })
            {
                return Refusals.Forbidden("There is nothing to react to.", "deleted");
            }

            if (change.Message.Archived)
            {
                return Refusals.Forbidden("The channel is archived.", "archived");
            }

            return request.On ? await PutAsync(change, request.Emoji) : await TakeBackAsync(change, request.Emoji);
        });
    }

    private static async Task<Answer<Done>> PutAsync(MessageChange change, string emoji)
    {
        switch (await change.Lane.ReactAsync(change.Message.Id, change.Actor.PersonId, emoji, MostPerPerson, MostPerMessage, change.Work.Now))
        {
            case null:
                return Refusals.Invalid("emoji", "too_many", $"Up to {MostPerPerson} emoji of one person and {MostPerMessage} of all under a message.");
            case true:
                Tell(change, "reacted");
                break;
        }

        return Done.Now;
    }

    private static async Task<Answer<Done>> TakeBackAsync(MessageChange change, string emoji)
    {
        if (await change.Lane.TakeReactionBackAsync(change.Message.Id, change.Actor.PersonId, emoji))
        {
            Tell(change, "unreacted");
        }

        return Done.Now;
    }

    private static void Tell(MessageChange change, string kind)
    {
        change.Touch();
        change.Acted();
        change.Record(kind, personId: change.Message.AuthorId, subjectId: change.Message.RootId);
    }
}
