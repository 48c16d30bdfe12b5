using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Polls;

namespace MtsLife.Hub.Polls;

/// <summary>The application of polls, newest first: all of them, those that take votes, or those that take none any more.</summary>
public sealed class PollReading(PollSql polls, MessageLists lists, TimeProvider time)
{
    private static readonly string[] States = ["open", "closed"];

    public async Task<Answer<MessageList>> PageAsync(Actor actor, string? state, string? before, int? limit)
    {
        if (state is not null && !States.Contains(state))
        {
            return Refusals.Invalid("state", "unknown", $"One of {string.Join(", ", States)}.");
        }

        bool? open = state is null ? null : state == "open";
        return await lists.PageAsync(actor, before, limit, async (start, size) =>
            [.. (await polls.NewestAsync(actor.PersonId, open, time.GetUtcNow().UtcDateTime, start.Id, size)).Select(id => new Rung(0, id))]);
    }
}
