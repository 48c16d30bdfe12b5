using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Groups;

namespace MtsLife.Hub.Groups;

/// <param name="Version">The version that was edited; another one is refused as a conflict.</param>
public sealed record EditGroup(int Version, string? Name = null, string? Description = null, string? Visibility = null);

public sealed record Archive(bool Archived);

public sealed class GroupEditing(GroupChanges changes, GroupReading reading)
{
    public async Task<Answer<GroupView>> EditAsync(Actor actor, long groupId, EditGroup request)
    {
        if (request.Visibility is { } asked && !GroupRules.Visibilities.Contains(asked))
        {
            return Refusals.Invalid("visibility", "unknown", "open, closed or secret.");
        }

        var description = "";
        if ((GroupNames.CheckName(request.Name ?? "-", out var name)
             ?? GroupNames.CheckText("description", request.Description ?? "", out description)) is { } refusal)
        {
            return refusal;
        }

        var edited = await changes.ChangeAsync<Done>(actor, groupId, [], async change =>
        {
            var visibility = request.Visibility ?? change.Group.Visibility;
            // An administrator outside would hide the group from themselves.
            if (!(visibility == change.Group.Visibility ? change.Group.MayModerate(actor) : change.Group.MayOwn(actor))
                || (visibility == "secret" && change.Group.MyRole is null))
            {
                return GroupRules.NotYours;
            }

            var updated = await change.Lane.UpdateGroupAsync(groupId, request.Version,
                request.Name is null ? change.Group.Name : name, request.Description is null ? change.Group.Description : description, visibility);
            if (updated is not 1)
            {
                return updated is null ? Refusals.Conflict("Another group bears this name.", "name", "name_taken") : GroupRules.Stale;
            }

            if (visibility != change.Group.Visibility)
            {
                await ChangeReadersAsync(change, visibility);
                // Points and evidence count what everybody may read.
                change.Work.Record("group_changed", change.Channels[0], actor.PersonId, groupId: groupId);
            }

            change.TellGroup("channel_changed");
            await change.TellOfGroupAsync(visibility);
            return Done.Now;
        }, repeatable: false, withTopics: request.Visibility is "closed" or "secret");
        return edited.IsRefused ? edited.Refusal : await reading.FindAsync(actor, groupId);
    }

    /// <summary>Whoever was only looking in loses the channel with the commit that closes it.</summary>
    private async Task ChangeReadersAsync(GroupChange change, string visibility)
    {
        await change.Lane.SetReadersAsync(change.Group.Id, visibility == "open" ? "everyone" : "members");
        if (visibility == "open")
        {
            return;
        }

        // What everybody could read until now, topics and threads showed them too.
        foreach (var topic in await change.Lane.ShowingAsync([.. change.Channels]))
        {
            foreach (var home in change.Channels)
            {
                change.Work.Emit(new Emission(topic, "home_closed", subjectId: home));
            }
        }

        var followers = await change.Lane.UnfollowUnreadableAsync([.. change.Channels]);
        var lookers = await change.Work.WatchersOfAsync(change.Channels);
        foreach (var outsider in lookers.Except(await change.Lane.OfGroupAsync(change.Group.Id, lookers)).Union(followers))
        {
            await change.Work.CutOffAsync(outsider, change.Channels);
        }
    }

    public Task<Answer<Done>> ArchiveAsync(Actor actor, long groupId, Archive request) =>
        changes.ChangeAsync<Done>(actor, groupId, [], async change =>
        {
            if (!change.Group.MayOwn(actor))
            {
                return GroupRules.NotYours;
            }

            if (change.Group.Archived == request.Archived)
            {
                return Done.Now;
            }

            if (change.Group.Mandatory)
            {
                return Refusals.Forbidden("Everybody belongs to this group.", "mandatory");
            }

            if (!request.Archived && await change.Lane.NameIsTakenAsync(groupId))
            {
                return Refusals.Conflict("Another group bears this name now.", "name", "name_taken");
            }

            await change.Lane.ArchiveGroupAsync(groupId, request.Archived ? change.Work.Now : null);
            change.TellGroup("channel_changed");
            await change.TellOfGroupAsync();
            change.Work.Record(request.Archived ? "group_archived" : "group_restored", change.Channels[0], actor.PersonId, groupId: groupId);
            return Done.Now;
        });
}
