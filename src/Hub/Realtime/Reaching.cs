using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Realtime;

/// <summary>How many people a word to everybody would reach: shown before it is sent.</summary>
public sealed class Reaching(ChannelSql channels, PresenceBoard presence)
{
    public async Task<Answer<Reach>> CountAsync(Actor actor, long channelId)
    {
        if (await channels.FindAsync(actor.PersonId, channelId) is null)
        {
            return Refusals.NotFound();
        }

        var members = await channels.ActiveMembersAsync(channelId);
        var here = presence.Here();
        return new Reach(members.Count(m => m != actor.PersonId), members.Count(m => m != actor.PersonId && here.Contains(m)));
    }
}
