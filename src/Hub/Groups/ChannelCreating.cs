using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Groups;

namespace MtsLife.Hub.Groups;

/// <param name="Writers"><c>members</c>, or <c>moderators</c> for a news channel.</param>
public sealed record CreateChannel(string Name, string Purpose = "", bool Private = false, string Writers = "members");

/// <summary>Another channel in a group.</summary>
public sealed class ChannelCreating(GroupChanges changes, ChannelReading reading)
{
    public async Task<Answer<ChannelView>> CreateAsync(Actor actor, long groupId, CreateChannel request)
    {
        var purpose = "";
        if ((GroupNames.CheckName(request.Name, out var name) ?? GroupNames.CheckText("purpose", request.Purpose, out purpose)) is { } refusal)
        {
            return refusal;
        }

        if (!GroupRules.Writers.Contains(request.Writers))
        {
            return Refusals.Invalid("writers", "unknown", "members or moderators.");
        }

        var created = await changes.ChangeAsync<long>(actor, groupId, [actor.PersonId], async change =>
        {
            // Not even an administrator makes what they could not see afterwards.
            var seen = change.Group.MyRole is not null || (change.Group.Visibility == "open" && !request.Private);
            if (!change.Group.MayModerate(actor) || !seen)
            {
                return GroupRules.NotYours;
            }

            if (change.Group.Archived)
            {
                return GroupRules.Archived;
            }

            var readers = change.Group.Visibility == "open" && !request.Private ? "everyone" : "members";
            var channelId = await change.Lane.CreateChannelAsync(
                groupId, name, purpose, request.Private, readers, request.Writers, change.Work.Now);
            change.Work.Opened(channelId, "group", groupId);
            if (request.Private)
            {
                await change.Lane.EnterChannelAsync(channelId, [actor.PersonId], change.Work.Now);
                change.TellPeople("channel_joined", [new JoinedRow { ChannelId = channelId, PersonId = actor.PersonId }]);
            }
            else
            {
                await change.Lane.EnterAllAsync(groupId, channelId, change.Work.Now);
                await change.TellOfGroupAsync();
            }

            change.Work.Record("channel_created", channelId, actor.PersonId, groupId: groupId);
            return channelId;
        }, repeatable: false);
        return created.IsRefused ? created.Refusal : await reading.FindAsync(actor, created.Ok);
    }
}
