namespace MtsLife.Support.Chat;

/// <summary>Something that reached a person, by whatever way.</summary>
/// <param name="At">Ticks of the process's monotonic clock, at the end of the arrival.</param>
/// <param name="How"><c>live</c>, <c>catch_up</c>, <c>page</c> or <c>head</c>; <c>applied</c> when it took its turn in the client.</param>
public sealed record Sighting(long At, long Person, string How, long Channel, long Seq, string Kind, long? Message = null, int? Version = null);
