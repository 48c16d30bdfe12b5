using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Groups;

namespace MtsLife.Hub.Groups;

public sealed record EditChannel(int Version, string? Name = null, string? Purpose = null, string? Writers = null);

/// <summary>A group's channel: renaming it, who writes in it, archiving it, and who is in a private one.</summary>
public sealed class ChannelEditing(GroupChanges changes, ChannelSql channels, ChannelReading reading)
{
    public async Task<Answer<ChannelView>> EditAsync(Actor actor, long channelId, EditChannel request)
    {
        var purpose = "";
        if ((GroupNames.CheckName(request.Name ?? "", out var name, required: false)
             ?? GroupNames.CheckText("purpose", request.Purpose ?? "", out purpose)) is { } refusal)
        {
            return refusal;
        }

        if (request.Writers is { } asked && !GroupRules.Writers.Contains(asked))
        {
            return Refusals.Invalid("writers", "unknown", "members or moderators.");
        }

        var edited = await ChangeAsync<Done>(actor, channelId, [], async (change, channel) =>
        {
            if (!channel.CanChange)
            {
                return GroupRules.NotYours;
            }

            if (request.Name is not null && (name.Length == 0) != (channel.Id == change.Group.MainChannelId))
            {
                return Refusals.Invalid("name", name.Length == 0 ? "empty" : "main_channel", "The main channel, and only it, bears the group's name.");
            }

            if (!await change.Lane.UpdateChannelAsync(channelId, request.Version, request.Name is null ? channel.Name : name,
                    request.Purpose is null ? channel.Purpose : purpose, request.Writers ?? channel.Writers))
            {
                return GroupRules.Stale;
            }

            change.Work.Emit(new Emission(channelId, "channel_changed"));
            await change.TellOfGroupAsync();
            return Done.Now;
        });
        return edited.IsRefused ? edited.Refusal : await reading.FindAsync(actor, channelId);
    }

    public Task<Answer<Done>> ArchiveAsync(Actor actor, long channelId, Archive request) =>
        ChangeAsync<Done>(actor, channelId, [], async (change, channel) =>
        {
            if (!channel.CanChange)
            {
                return GroupRules.NotYours;
            }

            if (change.Group.Archived || channelId == change.Group.MainChannelId)
            {
                return Refusals.Forbidden("Archive or restore the group instead.", "main_channel");
            }

            if (channel.Archived != request.Archived)
            {
                await change.Lane.ArchiveChannelAsync(channelId, request.Archived ? change.Work.Now : null);
                if (!request.Archived && !channel.Private)
                {
                    // Whoever joined the group meanwhile was not taken into a channel that slept.
                    await change.Lane.EnterAllAsync(change.Group.Id, channelId, change.Work.Now);
                }

                change.Work.Emit(new Emission(channelId, "channel_changed"));
                await change.TellOfGroupAsync();
            }

            return Done.Now;
        });

    /// <summary>Anybody in a private channel brings in members of its group.</summary>
    public async Task<Answer<Done>> InviteAsync(Actor actor, long channelId, InvitePeople request)
    {
        if (request.People.Count is 0 or > GroupRules.MostPeopleAtOnce)
        {
            return Refusals.Invalid("people", "count", $"1 to {GroupRules.MostPeopleAtOnce} people at once.");
        }

        return await ChangeAsync<Done>(actor, channelId, request.People, async (change, channel) =>
        {
            if (!channel.Private || !channel.IsMember || request.Role is not (null or "member"))
            {
                return GroupRules.NotYours;
            }

            var members = await change.Lane.OfGroupAsync(change.Group.Id, request.People);
            if (members.Count < request.People.Distinct().Count())
            {
                return Refusals.Invalid("people", "not_in_group", "Only members of the group can be in its private channels.");
            }

            var joined = await change.Lane.EnterChannelAsync(channelId, members, change.Work.Now);
            if (joined.Count > 0)
            {
                change.TellPeople("channel_joined", joined);
                change.Work.Emit(new Emission(channelId, "members_changed"));
            }

            return Done.Now;
        });
    }

    /// <summary>Leaving a private channel, or being put out of it by a moderator.</summary>
    public Task<Answer<Done>> RemoveAsync(Actor actor, long channelId, long personId) =>
        ChangeAsync<Done>(actor, channelId, [personId], async (change, channel) =>
        {
            if (!channel.Private || (personId != actor.PersonId && !channel.CanModerate))
            {
                return GroupRules.NotYours;
            }

            await change.Work.CutOffAsync(personId, [channelId]);
            if (!await change.Lane.LeaveChannelAsync(channelId, personId))
            {
                return Refusals.NotFound();
            }

            change.TellPeople("channel_left", [new JoinedRow { ChannelId = channelId, PersonId = personId }]);
            change.Work.Emit(new Emission(channelId, "members_changed", personId: personId));
            return Done.Now;
        });

    private async Task<Answer<T>> ChangeAsync<T>(
        Actor actor, long channelId, IReadOnlyCollection<long> concerned, Func<GroupChange, ChannelRow, Task<Answer<T>>> change)
    {
        if (await channels.FindAsync(actor.PersonId, channelId) is not { } found)
        {
            return Refusals.NotFound();
        }

        if (found.GroupId is not { } groupId)
        {
            return Refusals.Forbidden("Only the channels of a group change.", "not_in_group");
        }

        return await changes.ChangeAsync<T>(actor, groupId, concerned, async group =>
            await group.Lane.FindChannelAsync(actor.PersonId, channelId) is { } channel
                ? await change(group, channel)
                : Refusals.NotFound());
    }
}
