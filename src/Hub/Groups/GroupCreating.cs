using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Groups;
using MtsLife.Storage.People;

namespace MtsLife.Hub.Groups;

/// <param name="News">True when only moderators write in its main channel.</param>
public sealed record CreateGroup(string Name, string Visibility, string Description = "", bool News = false);

public sealed class GroupCreating(Lanes lanes, PersonSql people, ChannelSql channels, GroupReading reading)
{
    public async Task<Answer<GroupView>> CreateAsync(Actor actor, CreateGroup request)
    {
        var description = "";
        if ((GroupNames.CheckName(request.Name, out var name) ?? GroupNames.CheckText("description", request.Description, out description)) is { } refusal)
        {
            return refusal;
        }

        if (!GroupRules.Visibilities.Contains(request.Visibility))
        {
            return Refusals.Invalid("visibility", "unknown", "open, closed or secret.");
        }

        var own = await people.ChannelOfAsync(actor.PersonId);
        var created = await lanes.WriteAsync(new CreateWrite(actor, own, await channels.CompanyAsync(), request with { Name = name, Description = description }));
        return created.IsRefused ? created.Refusal : await reading.FindAsync(actor, created.Ok);
    }

    private sealed class CreateWrite(Actor actor, long own, long company, CreateGroup request) : StepWrite<long>
    {
        public override long Home => own;

        // The company channel is what renaming a group locks too: one name is not given twice at once.
        public override IReadOnlyCollection<long> Channels { get; } = [own, company];

        public override bool Repeatable => false;

        protected override async Task<Answer<long>> ApplyAsync(LaneWork work)
        {
            var lane = work.Transaction;
            if (await lane.CreateGroupAsync(request.Name, request.Description, request.Visibility, actor.PersonId, work.Now) is not { } groupId)
            {
                return Refusals.Conflict("Another group bears this name.", "name", "name_taken");
            }

            var channelId = await lane.CreateChannelAsync(groupId, "", "", false, request.Visibility == "open" ? "everyone" : "members",
                request.News ? "moderators" : "members", work.Now);
            await lane.JoinGroupAsync(groupId, [actor.PersonId], "owner", work.Now);
            await lane.EnterGroupChannelsAsync(groupId, [actor.PersonId], work.Now);
            work.Emit(new Emission(own, "channel_joined", personId: actor.PersonId, subjectId: channelId));
            work.Record("group_created", channelId, actor.PersonId, groupId: groupId);
            return groupId;
        }
    }
}
