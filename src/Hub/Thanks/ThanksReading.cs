using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Hub.People;
using MtsLife.Storage.Thanks;

namespace MtsLife.Hub.Thanks;

/// <param name="LastAt">When it was last received.</param>
public sealed record ReceivedBadge(string Badge, int Count, DateTime LastAt);

/// <param name="Badges">In the order in which badges are offered.</param>
public sealed record ReceivedBadges(IReadOnlyList<ReceivedBadge> Badges, int Total);

/// <summary>Badges and thanks as one person may see them: what stands in a closed group counts only for those inside.</summary>
public sealed class ThanksReading(ThanksSql thanks, MessageLists lists, PeopleReading people)
{
    public async Task<Answer<ReceivedBadges>> BadgesAsync(Actor actor, long personId)
    {
        if ((await people.ViewsAsync([personId])).Count == 0)
        {
            return Refusals.NotFound();
        }

        var received = await thanks.ReceivedAsync(actor.PersonId, personId);
        return new ReceivedBadges([.. received.Select(b => new ReceivedBadge(b.Badge, b.Count, b.LastAt))], received.Sum(b => b.Count));
    }

    /// <param name="from">Of this author only.</param>
    /// <param name="to">To this person only.</param>
    public Task<Answer<MessageList>> PageAsync(Actor actor, long? from, long? to, string? before, int? limit) =>
        lists.PageAsync(actor, before, limit, async (start, size) =>
            [.. (await thanks.PageAsync(actor.PersonId, from, to, start.Id, size)).Select(id => new Rung(0, id))]);
}
