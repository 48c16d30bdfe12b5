using System.ComponentModel.DataAnnotations;
using MtsLife.Hub.Access;
using MtsLife.Hub.People;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels;

public sealed record MemberView(PersonView Person, [property: AllowedValues("member", "moderator", "owner")] string Role);

public sealed record MemberPage(IReadOnlyList<MemberView> Members, string? Next, int Total);

/// <summary>How many people <c>@all</c> and <c>@here</c> would reach.</summary>
public sealed record Reach(int All, int Here);

public sealed record HeadView(long ChannelId, long HeadSeq, long HeadPost, DateTime? HeadAt);

public sealed record EntryList(IReadOnlyList<ChannelEntry> Entries);

public sealed class ChannelReading(ChannelSql channels, EntrySql entries, PeopleReading people, Storage.People.PersonSql persons)
{
    public async Task<Answer<ChannelView>> FindAsync(Actor actor, long channelId) =>
        await channels.FindAsync(actor.PersonId, channelId) is { } row ? ChannelView.Of(row) : Refusals.NotFound();

    public async Task<Answer<EntryList>> EntriesAsync(Actor actor) =>
        new EntryList([.. (await entries.AllAsync(actor.PersonId)).Select(ChannelEntry.Of)]);

    public async Task<Answer<ChannelEntry>> EntryAsync(Actor actor, long channelId) =>
        await entries.FindAsync(actor.PersonId, channelId) is { } row ? ChannelEntry.Of(row) : Refusals.NotFound();

    public async Task<Answer<MemberPage>> MembersAsync(Actor actor, long channelId, string? query, string? after, int? limit)
    {
        if (await channels.FindAsync(actor.PersonId, channelId) is null)
        {
            return Refusals.NotFound();
        }

        if (Keyset.Parse(after) is not { } start)
        {
            return Refusals.Invalid("after", "cursor", "Not a cursor of this list.");
        }

        var size = Math.Clamp(limit ?? 50, 1, PeopleReading.MostPerPage);
        var rows = await channels.MembersAsync(channelId, NameQuery.Patterns(query), start.Name, start.Id, size + 1);
        var page = rows.Take(size).ToList();
        var views = (await people.ViewsAsync([.. page.Select(m => m.PersonId)])).ToDictionary(p => p.Id);
        return new MemberPage(
            [.. page.Select(m => new MemberView(views[m.PersonId], m.Role))],
            rows.Count > size ? new Keyset(page[^1].Name, page[^1].PersonId).ToString() : null,
            await channels.CountMembersAsync(channelId));
    }

    public async Task<Answer<PeoplePage>> MentionableAsync(Actor actor, long channelId, string? query) =>
        await channels.FindAsync(actor.PersonId, channelId) is null
            ? Refusals.NotFound()
            : new PeoplePage([.. (await persons.MentionableAsync(channelId, NameQuery.Patterns(query), 8)).Select(PersonView.Of)], null);

    /// <summary>Heads of those of <paramref name="wanted"/> that the actor may read; the rest are simply missing.</summary>
    public async Task<IReadOnlyList<HeadView>> ReadableAsync(Actor actor, IReadOnlyCollection<long> wanted) =>
        [.. (await channels.ReadableAsync(actor.PersonId, [.. wanted])).Select(h => new HeadView(h.ChannelId, h.HeadSeq, h.HeadPost, h.HeadAt))];
}
