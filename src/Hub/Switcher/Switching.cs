using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Groups;
using MtsLife.Hub.Names;
using MtsLife.Hub.People;
using MtsLife.Storage.Groups;
using MtsLife.Storage.People;
using MtsLife.Storage.Switcher;

namespace MtsLife.Hub.Switcher;

public sealed record Destinations(IReadOnlyList<PersonView> People, IReadOnlyList<GroupView> Groups, IReadOnlyList<ChannelView> Channels);

/// <summary>Where a few letters may lead: people, groups and channels, also when typed in the wrong keyboard layout.</summary>
public sealed class Switching(PersonSql people, GroupSql groups, SwitcherSql channels)
{
    private const int Most = 8;

    public async Task<Answer<Destinations>> FindAsync(Actor actor, string? typed)
    {
        var found = await FindAsync(actor, NameQuery.Patterns(typed));
        return found.IsEmpty() && KeyboardLayout.Other(typed) is { } other ? await FindAsync(actor, NameQuery.Patterns(other)) : found;
    }

    private async Task<Destinations> FindAsync(Actor actor, string[] patterns)
    {
        var found = await people.PageAsync(patterns, "", 0, Most);
        return new Destinations(
            [.. found.Select(PersonView.Of)],
            [.. (await groups.PageAsync(actor.PersonId, patterns, false, "", 0, Most)).Select(GroupView.Of)],
            [.. (await channels.FindAsync(actor.PersonId, patterns, Most)).Select(ChannelView.Of)]);
    }
}

internal static class DestinationsExtensions
{
    public static bool IsEmpty(this Destinations found) => found.People.Count + found.Groups.Count + found.Channels.Count == 0;
}
