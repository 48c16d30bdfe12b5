using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.People;

namespace MtsLife.Hub.Channels;

/// <param name="People">The others; oneself may be named or not. Alone: notes to oneself.</param>
public sealed record OpenDirect(IReadOnlyList<long> People);

/// <summary>A private conversation of a fixed set of people: found, or made when these people never had one.</summary>
public sealed class DirectOpening(Lanes lanes, PersonSql people, ChannelReading reading)
{
    private const int MostPeople = 20;

    public async Task<Answer<ChannelEntry>> OpenAsync(Actor actor, OpenDirect request)
    {
        if (request.People.Count > MostPeople)
        {
            return Refusals.Invalid("people", "count", $"Up to {MostPeople} people.");
        }

        long[] everybody = [.. request.People.Append(actor.PersonId).Distinct().Order()];
        if (everybody.Length > MostPeople)
        {
            return Refusals.Invalid("people", "count", $"Up to {MostPeople} people.");
        }

        var own = await people.ChannelsOfAsync(everybody);
        if (own.Count < everybody.Length)
        {
            return Refusals.Invalid("people", "unknown", "Somebody here is not an active employee.");
        }

        var opened = await lanes.WriteAsync(new OpenWrite(actor, everybody, own));
        return opened.IsRefused ? opened.Refusal : await reading.EntryAsync(actor, opened.Ok);
    }

    private sealed class OpenWrite(Actor actor, long[] everybody, IReadOnlyDictionary<long, long> own) : StepWrite<long>
    {
        public override long Home => own[actor.PersonId];

        public override IReadOnlyCollection<long> Channels { get; } = [.. own.Values];

        protected override async Task<Answer<long>> ApplyAsync(LaneWork work)
        {
            var (id, created) = await work.Transaction.OpenDirectAsync(everybody, work.Now);
            if (created)
            {
                await work.Transaction.EnterChannelAsync(id, everybody, work.Now);
                foreach (var person in everybody)
                {
                    work.Emit(new Emission(own[person], "channel_joined", personId: person, subjectId: id));
                }
            }

            return id;
        }
    }
}
