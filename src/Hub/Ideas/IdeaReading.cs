using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Ideas;

namespace MtsLife.Hub.Ideas;

/// <summary>The application of ideas: newest or most wanted first, of all statuses or of one.</summary>
public sealed class IdeaReading(IdeaSql ideas, MessageLists lists)
{
    /// <param name="order"><c>newest</c> when absent, or <c>votes</c>.</param>
    public async Task<Answer<MessageList>> PageAsync(Actor actor, string? order, string? status, string? before, int? limit)
    {
        if (order is not (null or "newest" or "votes"))
        {
            return Refusals.Invalid("order", "unknown", "newest or votes.");
        }

        if (status is not null && !Judging.Statuses.Contains(status))
        {
            return Refusals.Invalid("status", "unknown", $"One of {string.Join(", ", Judging.Statuses)}.");
        }

        return await lists.PageAsync(actor, before, limit, async (start, size) => order == "votes"
            ? [.. (await ideas.ByVotesAsync(actor.PersonId, status, start.Rank, start.Id, size)).Select(i => new Rung(i.Votes, i.MessageId))]
            : [.. (await ideas.NewestAsync(actor.PersonId, status, start.Id, size)).Select(id => new Rung(0, id))]);
    }
}
