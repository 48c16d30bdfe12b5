using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.People;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Groups;

namespace MtsLife.Hub.Groups;

public sealed class GroupReading(GroupSql groups, ChannelSql channels, PeopleReading people)
{
    public async Task<Answer<GroupView>> FindAsync(Actor actor, long groupId) =>
        await groups.FindAsync(actor.PersonId, groupId) is { } row
            ? GroupView.Of(row) with { Channels = [.. (await channels.OfGroupAsync(actor.PersonId, groupId)).Select(ChannelView.Of)] }
            : Refusals.NotFound();

    public async Task<Answer<GroupPage>> PageAsync(Actor actor, string? query, bool? mine, string? after, int? limit)
    {
        if (Keyset.Parse(after) is not { } start)
        {
            return Refusals.Invalid("after", "cursor", "Not a cursor of this list.");
        }

        var size = Math.Clamp(limit ?? 50, 1, PeopleReading.MostPerPage);
        var rows = await groups.PageAsync(actor.PersonId, NameQuery.Patterns(query), mine ?? false, start.Name, start.Id, size + 1);
        var page = rows.Take(size).ToList();
        return new GroupPage([.. page.Select(GroupView.Of)], rows.Count > size ? new Keyset(page[^1].Name, page[^1].Id).ToString() : null);
    }

    internal async Task<IReadOnlyList<GroupView>> ViewsAsync(Actor actor, IReadOnlyCollection<long> ids) =>
        ids.Count == 0 ? [] : [.. (await groups.SomeAsync(actor.PersonId, [.. ids])).Select(GroupView.Of)];

    /// <summary>An open group's members are everybody's to see; others' only for those who belong.</summary>
    public async Task<Answer<MemberPage>> MembersAsync(Actor actor, long groupId, string? query, string? after, int? limit)
    {
        if (await groups.FindAsync(actor.PersonId, groupId) is not { } group || (group.Visibility != "open" && group.MyRole is null))
        {
            return Refusals.NotFound();
        }

        if (Keyset.Parse(after) is not { } start)
        {
            return Refusals.Invalid("after", "cursor", "Not a cursor of this list.");
        }

        var size = Math.Clamp(limit ?? 50, 1, PeopleReading.MostPerPage);
        var rows = await groups.MembersAsync(groupId, NameQuery.Patterns(query), start.Name, start.Id, size + 1);
        var page = rows.Take(size).ToList();
        var views = (await people.ViewsAsync([.. page.Select(m => m.PersonId)])).ToDictionary(p => p.Id);
        return new MemberPage(
            [.. page.Select(m => new MemberView(views[m.PersonId], m.Role))],
            rows.Count > size ? new Keyset(page[^1].Name, page[^1].PersonId).ToString() : null,
            await groups.CountMembersAsync(groupId));
    }
}
