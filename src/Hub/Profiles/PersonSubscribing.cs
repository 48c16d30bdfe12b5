using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.People;
using MtsLife.Storage.Profiles;

namespace MtsLife.Hub.Profiles;

/// <summary>Following a person's publications: a row per follower, never one per publication.</summary>
public sealed class PersonSubscribing(Lanes lanes, PersonSql people)
{
    public Task<Answer<Done>> SubscribeAsync(Actor actor, long personId) => ChangeAsync(actor, personId, true);

    public Task<Answer<Done>> UnsubscribeAsync(Actor actor, long personId) => ChangeAsync(actor, personId, false);

    private async Task<Answer<Done>> ChangeAsync(Actor actor, long personId, bool follows)
    {
        if (await people.FindAsync(personId) is not { } person)
        {
            return Refusals.NotFound();
        }

        if (personId == actor.PersonId)
        {
            return Refusals.Forbidden("Nobody follows themselves.", "oneself");
        }

        if (follows && person.Deactivated)
        {
            return Refusals.Forbidden("Whoever is deactivated publishes nothing.", "deactivated");
        }

        return await lanes.WriteAsync(new SubscriptionWrite(actor.PersonId, await people.ChannelOfAsync(actor.PersonId), personId, follows));
    }

    private sealed class SubscriptionWrite(long followerId, long own, long personId, bool follows) : StepWrite<Done>
    {
        public override long Home => own;

        public override IReadOnlyCollection<long> Channels { get; } = [own];

        public override (long, long) Order => (personId, followerId);

        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            var changed = follows
                ? await work.Transaction.SubscribeAsync(personId, followerId, work.Now)
                : await work.Transaction.UnsubscribeAsync(personId, followerId);
            // Whoever notifies reads it from the log.
            if (changed)
            {
                work.Record(follows ? "person_subscribed" : "person_unsubscribed", own, followerId, personId: personId);
            }

            return Done.Now;
        }
    }
}
