using MtsLife.Storage.Channels;
using MtsLife.Storage.Groups;

namespace MtsLife.Hub.Groups;

/// <summary>The two ways a membership changes, with everything that is told about it.</summary>
internal static class Membership
{
    public static async Task TakeInAsync(this GroupChange change, IReadOnlyCollection<long> people, string role, long actorId)
    {
        var joined = await change.Lane.JoinGroupAsync(change.Group.Id, people, role, change.Work.Now);
        if (joined.Count == 0)
        {
            return;
        }

        change.TellPeople("channel_joined", await change.Lane.EnterGroupChannelsAsync(change.Group.Id, joined, change.Work.Now));
        change.TellGroup("members_changed", joined.Count == 1 ? joined[0] : null);
        foreach (var person in joined)
        {
            change.Work.Record("group_joined", change.Channels[0], actorId, personId: person, groupId: change.Group.Id);
        }
    }

    public static async Task PutOutAsync(this GroupChange change, long personId, long actorId)
    {
        // Before anything can commit: what is numbered after this removal must not reach them.
        await change.Work.CutOffAsync(personId, change.Channels);
        var left = await change.Lane.LeaveGroupAsync(change.Group.Id, [personId]);
        change.TellPeople("channel_left", left);
        change.TellGroup("members_changed", personId);
        change.Work.Record("group_left", change.Channels[0], actorId, personId: personId, groupId: change.Group.Id);
    }
}
