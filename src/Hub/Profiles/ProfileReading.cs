using MtsLife.Hub.Access;
using MtsLife.Hub.Groups;
using MtsLife.Hub.Messages;
using MtsLife.Hub.People;
using MtsLife.Storage.Messages;
using MtsLife.Storage.People;
using MtsLife.Storage.Profiles;

namespace MtsLife.Hub.Profiles;

/// <summary>A person's page and its tabs: everybody sees everybody, and of what they do only what is the reader's to see.</summary>
public sealed class ProfileReading(ProfileSql profiles, PeopleReading people, MessageSql messages, MessageLists lists)
{
    private const int PageSize = 50;

    public async Task<Answer<ProfileView>> FindAsync(Actor actor, string idOrHandle)
    {
        if (await people.RowAsync(idOrHandle) is not { } person || await profiles.FindAsync(actor.PersonId, person.Id) is not { } profile)
        {
            return Refusals.NotFound();
        }

        return new ProfileView(
            PersonView.Of(person), person.UnitCode, person.RegionName, person.TimeZone, profile.Address, profile.Phone, profile.Email, profile.About,
            profile.Followers, profile.Following, profile.Followed);
    }

    public Task<Answer<PeoplePage>> FollowersAsync(Actor actor, long personId, string? after) =>
        ConnectedAsync(personId, after, profiles.FollowersAsync);

    public Task<Answer<PeoplePage>> FollowingAsync(Actor actor, long personId, string? after) =>
        ConnectedAsync(personId, after, profiles.FollowingAsync);

    public async Task<Answer<GroupPage>> GroupsAsync(Actor actor, long personId, string? after)
    {
        if (Keyset.Parse(after) is not { } start)
        {
            return Refusals.Invalid("after", "cursor", "Not a cursor of this list.");
        }

        if (!await people.IsThereAsync(personId))
        {
            return Refusals.NotFound();
        }

        var rows = await profiles.GroupsAsync(actor.PersonId, personId, start.Name, start.Id, PageSize + 1);
        var page = rows.Take(PageSize).ToList();
        return new GroupPage([.. page.Select(GroupView.Of)], rows.Count > PageSize ? new Keyset(page[^1].Name, page[^1].Id).ToString() : null);
    }

    /// <summary>What somebody published, newest first.</summary>
    public async Task<Answer<MessageList>> PublicationsAsync(Actor actor, long personId, string? before, int? limit)
    {
        if (!await people.IsThereAsync(personId))
        {
            return Refusals.NotFound();
        }

        return await lists.PageAsync(actor, before, limit, async (start, size) =>
            [.. (await messages.OfAuthorAsync(actor.PersonId, personId, start.Id, size)).Select(id => new Rung(0, id))]);
    }

    private async Task<Answer<PeoplePage>> ConnectedAsync(
        long personId, string? after, Func<long, string, long, int, Task<IReadOnlyList<PersonRow>>> read)
    {
        if (Keyset.Parse(after) is not { } start)
        {
            return Refusals.Invalid("after", "cursor", "Not a cursor of this list.");
        }

        return !await people.IsThereAsync(personId)
            ? Refusals.NotFound()
            : PeopleReading.Page(await read(personId, start.Name, start.Id, PageSize + 1), PageSize);
    }
}
