using MtsLife.Hub.Access;
using MtsLife.Storage.Groups;

namespace MtsLife.Hub.Groups;

/// <summary>Coming and going by oneself.</summary>
public sealed class Joining(GroupChanges changes)
{
    public Task<Answer<Done>> JoinAsync(Actor actor, long groupId) =>
        changes.ChangeAsync<Done>(actor, groupId, [actor.PersonId], async change =>
        {
            if (change.Group.MyRole is not null)
            {
                // Belonging means being in every channel that is not private, whatever was missed before.
                change.TellPeople("channel_joined", await change.Lane.EnterGroupChannelsAsync(groupId, [actor.PersonId], change.Work.Now));
                return Done.Now;
            }

            if (change.Group.Archived)
            {
                return GroupRules.Archived;
            }

            if (change.Group.Visibility != "open")
            {
                return Refusals.Forbidden("People are brought into this group by its moderators.", "not_open");
            }

            await change.TakeInAsync([actor.PersonId], "member", actor.PersonId);
            return Done.Now;
        });

    public Task<Answer<Done>> LeaveAsync(Actor actor, long groupId) =>
        changes.ChangeAsync<Done>(actor, groupId, [actor.PersonId], async change =>
        {
            if (change.Group.MyRole is null)
            {
                return change.Group.Visibility == "secret" ? Refusals.NotFound() : Done.Now;
            }

            if (change.Group.Mandatory)
            {
                return Refusals.Forbidden("Everybody belongs to this group.", "mandatory");
            }

            if (change.Group.MyRole == "owner" && change.Group.MemberCount > 1 && await change.Lane.OwnersAsync(groupId) == 1)
            {
                return GroupRules.LastOwner;
            }

            await change.PutOutAsync(actor.PersonId, actor.PersonId);
            return Done.Now;
        });
}
