using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Notifications;
using MtsLife.Hub.People;
using MtsLife.Hub.Reputation;
using MtsLife.Hub.SignIn;
using MtsLife.Storage.Channels;
using MtsLife.Storage.People;

namespace MtsLife.Hub.Realtime;

public sealed record ChannelHead(long Id, long HeadSeq);

/// <summary>Everything that the first painting needs, in one answer.</summary>
/// <param name="PersonChannel">The person's own channel: what happens to them is told there.</param>
/// <param name="People">Those of the private conversations in the sidebar.</param>
/// <param name="Level">The person's own.</param>
public sealed record Bootstrap(
    string Build, DateTime Now, Me Me, ChannelHead PersonChannel, ChannelHead CompanyChannel, IReadOnlyList<ChannelEntry> Entries,
    IReadOnlyList<PersonView> People, UnreadNotifications Notifications, LevelView Level);

public sealed class Bootstrapping(
    Myself myself, ChannelReading reading, ChannelSql channels, PersonSql persons, PeopleReading people, NotificationReading notifications,
    ReputationReading reputation, TimeProvider time)
{
    public async Task<Bootstrap> SignedInAsync(Actor actor)
    {
        // Heads first: whatever happens while the rest is read comes again by catch-up, and nothing is missed.
        var own = await persons.ChannelOfAsync(actor.PersonId);
        var heads = await channels.HeadsAsync([own, await channels.CompanyAsync()]);
        var entries = (await reading.EntriesAsync(actor)).Ok!.Entries;
        var partners = entries.SelectMany(e => e.Channel.DirectPeople ?? []).Distinct().ToList();
        return new Bootstrap(
            Sockets.Build, time.GetUtcNow().UtcDateTime, (await myself.LookAsync(actor)).Ok!,
            HeadOf(heads.Single(h => h.ChannelId == own)), HeadOf(heads.Single(h => h.ChannelId != own)), entries,
            await people.ViewsAsync(partners), await notifications.UnreadAsync(actor.PersonId), await reputation.LevelAsync(actor.PersonId));
    }

    private static ChannelHead HeadOf(HeadRow head) => new(head.ChannelId, head.HeadSeq);
}
