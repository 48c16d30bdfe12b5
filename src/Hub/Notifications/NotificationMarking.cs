using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Notifications;

namespace MtsLife.Hub.Notifications;

/// <param name="UpTo">All up to this one, or</param>
/// <param name="Ids">these, at most 100.</param>
public sealed record ReadNotifications(long? UpTo = null, IReadOnlyList<long>? Ids = null);

/// <summary>Taking note of what one was told, the same on every device.</summary>
public sealed class NotificationMarking(Lanes lanes, ChannelFacts facts)
{
    private const int MostAtOnce = 100;

    public async Task<Answer<Done>> ReadAsync(Actor actor, ReadNotifications request)
    {
        if (request.UpTo is null == request.Ids is null)
        {
            return Refusals.Invalid("ids", "one_of", "Either upTo or ids.");
        }

        if (request.Ids?.Count > MostAtOnce)
        {
            return Refusals.Invalid("ids", "too_many", $"At most {MostAtOnce} at once.");
        }

        return await lanes.WriteAsync(new Reading(await facts.OwnChannelAsync(actor.PersonId), actor.PersonId, request));
    }

    private sealed class Reading(long own, long personId, ReadNotifications request) : StepWrite<Done>
    {
        public override long Home => own;

        public override IReadOnlyCollection<long> Channels { get; } = [own];

        public override bool IsMark => true;

        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            var read = await work.Transaction.ReadAsync(personId, request.UpTo, request.Ids?.ToArray(), work.Now);
            if (request.UpTo is not null && read.Count > 0)
            {
                work.Emit(new Emission(own, "notifications_read", personId: personId, subjectId: read.Max()));
                return Done.Now;
            }

            foreach (var id in read)
            {
                work.Emit(new Emission(own, "notified", personId: personId, subjectId: id));
            }

            return Done.Now;
        }
    }
}
