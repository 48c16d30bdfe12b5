using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Hub.People;
using MtsLife.Storage.Announcements;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Announcements;

public sealed class AnnouncementReading(AnnouncementSql announcements, MessageSql messages, ListReading lists, PeopleReading people, TimeProvider time)
{
    private const int MostCurrent = 20;

    /// <summary>What stands for a person now in the channels that they belong to, newest first.</summary>
    public async Task<Answer<MessageList>> CurrentAsync(Actor actor) =>
        await lists.ListAsync(actor, await announcements.CurrentAsync(actor.PersonId, time.GetUtcNow().UtcDateTime, MostCurrent), null);

    /// <summary>Who has confirmed, by name.</summary>
    public async Task<Answer<PeoplePage>> ConfirmedAsync(Actor actor, long messageId, string? after, int? limit) =>
        await FindAsync(actor, messageId) is null ? Refusals.NotFound() : await PageAsync(messageId, true, after, limit);

    /// <summary>Who has not: for its author, the group's moderators, and administrators who see it.</summary>
    public async Task<Answer<PeoplePage>> MissingAsync(Actor actor, long messageId, string? after, int? limit) =>
        await FindAsync(actor, messageId) switch
        {
            null => Refusals.NotFound(),
            var m when m.AuthorId != actor.PersonId && !m.CanModerate && !actor.IsAdministrator =>
                Refusals.Forbidden("Only its author and moderators see who has not confirmed.", "not_moderator"),
            _ => await PageAsync(messageId, false, after, limit),
        };

    private async Task<StandingRow?> FindAsync(Actor actor, long messageId) =>
        await messages.StandingAsync(actor.PersonId, messageId) is { Kind: "announcement", Deleted: false, Hidden: false } found ? found : null;

    private async Task<Answer<PeoplePage>> PageAsync(long messageId, bool confirmed, string? after, int? limit)
    {
        if (Keyset.Parse(after) is not { } start)
        {
            return NamedPages.NoCursor;
        }

        var size = NamedPages.Size(limit);
        var (page, next) = (await announcements.PageAsync(messageId, confirmed, start.Name, start.Id, size + 1)).Cut(size, p => new Keyset(p.Name, p.PersonId));
        var views = (await people.ViewsAsync([.. page.Select(p => p.PersonId)])).ToDictionary(p => p.Id);
        return new PeoplePage([.. page.Select(p => views[p.PersonId])], next);
    }
}
