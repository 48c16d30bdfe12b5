using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Hub.People;
using MtsLife.Storage.Messages;
using MtsLife.Storage.Polls;

namespace MtsLife.Hub.Polls;

/// <param name="Options">What they chose; absent in an anonymous poll.</param>
public sealed record Voter(PersonView Person, IReadOnlyList<int>? Options);

/// <param name="Next">Pass as <c>after</c> to get the next page; null at the end.</param>
public sealed record VoterPage(IReadOnlyList<Voter> Voters, string? Next);

/// <summary>Who voted, by name and never in the order of time.</summary>
public sealed class VoterReading(PollSql polls, MessageSql messages, PeopleReading people)
{
    /// <param name="option">Only who chose it. In an anonymous poll nobody is known to have.</param>
    public async Task<Answer<VoterPage>> PageAsync(Actor actor, long messageId, int? option, string? after, int? limit)
    {
        if (await messages.StandingAsync(actor.PersonId, messageId) is not { Kind: "poll", Deleted: false, Hidden: false })
        {
            return Refusals.NotFound();
        }

        if (Keyset.Parse(after) is not { } start)
        {
            return NamedPages.NoCursor;
        }

        var size = NamedPages.Size(limit);
        var (page, next) = (await polls.VotersAsync(messageId, option, start.Name, start.Id, size + 1)).Cut(size, v => new Keyset(v.Name, v.PersonId));
        var views = (await people.ViewsAsync([.. page.Select(v => v.PersonId)])).ToDictionary(p => p.Id);
        return new VoterPage([.. page.Select(v => new Voter(views[v.PersonId], v.Options.Length > 0 ? v.Options : null))], next);
    }
}
