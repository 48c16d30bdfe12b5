using System.Diagnostics;

namespace MtsLife.Support.Chat;

/// <summary>Something that reached a person, by whatever way.</summary>
/// <param name="At">Ticks of the process's monotonic clock, at the end of the arrival.</param>
/// <param name="How"><c>live</c>, <c>catch_up</c>, <c>page</c> or <c>head</c>; <c>applied</c> when it took its turn in the client.</param>
public sealed record Sighting(long At, long Person, string How, long Channel, long Seq, string Kind, long? Message = null, int? Version = null);

/// <summary>Tells what reaches one person.</summary>
internal sealed class Sightings(long personId, Action<Sighting> saw)
{
    public void See(string how, WireEvent e) =>
        saw(new(Stopwatch.GetTimestamp(), personId, how, e.ChannelId, e.Seq, e.Kind, e.Message?.Id, e.Message?.Version));

    public void See(WireHead head) => saw(new(Stopwatch.GetTimestamp(), personId, "head", head.ChannelId, head.HeadSeq, "head"));

    public void See(long channelId, WirePlaced placed) =>
        saw(new(Stopwatch.GetTimestamp(), personId, "page", channelId, placed.Seq, "message_posted", placed.Message.Id, placed.Message.Version));
}
