using MtsLife.Hub.Access;
using MtsLife.Storage.Groups;

namespace MtsLife.Hub.Groups;

public sealed record InvitePeople(IReadOnlyList<long> People, string? Role = null);

public sealed record ChangeRole(string Role);

/// <summary>Bringing others in, giving them roles, and putting them out.</summary>
public sealed class Inviting(GroupChanges changes)
{
    public async Task<Answer<Done>> InviteAsync(Actor actor, long groupId, InvitePeople request)
    {
        if (request.People.Count is 0 or > GroupRules.MostPeopleAtOnce)
        {
            return Refusals.Invalid("people", "count", $"1 to {GroupRules.MostPeopleAtOnce} people at once.");
        }

        if (request.Role is { } asked && !GroupRules.Roles.Contains(asked))
        {
            return Refusals.Invalid("role", "unknown", "member, moderator or owner.");
        }

        return await changes.ChangeAsync<Done>(actor, groupId, request.People, async change =>
        {
            var role = request.Role ?? "member";
            if (!(role == "member" ? change.Group.MayInvite(actor) : change.Group.MayOwn(actor)))
            {
                return GroupRules.NotYours;
            }

            if (change.Group.Archived)
            {
                return GroupRules.Archived;
            }

            if (request.People.Any(p => !change.OwnChannels.ContainsKey(p)))
            {
                return Refusals.Invalid("people", "unknown", "Somebody here is not an active employee.");
            }

            await change.TakeInAsync(request.People, role, actor.PersonId);
            return Done.Now;
        });
    }

    public async Task<Answer<Done>> ChangeRoleAsync(Actor actor, long groupId, long personId, ChangeRole request)
    {
        if (!GroupRules.Roles.Contains(request.Role))
        {
            return Refusals.Invalid("role", "unknown", "member, moderator or owner.");
        }

        return await changes.ChangeAsync<Done>(actor, groupId, [personId], async change =>
        {
            if (!change.Group.MayOwn(actor))
            {
                return GroupRules.NotYours;
            }

            var role = await change.Lane.RoleAsync(groupId, personId);
            if (role is null)
            {
                return Refusals.NotFound();
            }

            if (role == "owner" && request.Role != "owner" && await change.Lane.OwnersAsync(groupId) == 1)
            {
                return GroupRules.LastOwner;
            }

            await change.Lane.SetRoleAsync(groupId, personId, request.Role);
            change.TellGroup("members_changed", personId);
            return Done.Now;
        });
    }

    public Task<Answer<Done>> RemoveAsync(Actor actor, long groupId, long personId) =>
        changes.ChangeAsync<Done>(actor, groupId, [personId], async change =>
        {
            var role = await change.Lane.RoleAsync(groupId, personId);
            if (!(role == "member" ? change.Group.MayModerate(actor) : change.Group.MayOwn(actor)))
            {
                return change.Group.MayModerate(actor) && role is null ? Refusals.NotFound() : GroupRules.NotYours;
            }

            if (role is null)
            {
                return Refusals.NotFound();
            }

            if (change.Group.Mandatory)
            {
                return Refusals.Forbidden("Everybody belongs to this group.", "mandatory");
            }

            if (role == "owner" && await change.Lane.OwnersAsync(groupId) == 1)
            {
                return GroupRules.LastOwner;
            }

            await change.PutOutAsync(personId, actor.PersonId);
            return Done.Now;
        });
}
