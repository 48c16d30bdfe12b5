using MtsLife.Hub.Access;
using MtsLife.Storage.People;

namespace MtsLife.Hub.Commands;

/// <summary>Now, and where the author's clock hangs: «18:00» is the author's.</summary>
public sealed record CommandClock(DateTime UtcNow, TimeZoneInfo Zone)
{
    public DateTime LocalNow => TimeZoneInfo.ConvertTimeFromUtc(UtcNow, Zone);

    /// <summary>
    /// A time that the change to summer skips is as much later as was skipped; one that comes twice is the first that is
    /// still to come.
    /// </summary>
    public DateTime ToUtc(DateTime local)
    {
        if (Zone.IsInvalidTime(local))
        {
            return DateTime.SpecifyKind(local - Zone.GetUtcOffset(local.AddHours(-3)), DateTimeKind.Utc);
        }

        if (!Zone.IsAmbiguousTime(local))
        {
            return TimeZoneInfo.ConvertTimeToUtc(local, Zone);
        }

        var both = Zone.GetAmbiguousTimeOffsets(local).Select(offset => DateTime.SpecifyKind(local - offset, DateTimeKind.Utc)).Order().ToArray();
        return both.FirstOrDefault(at => at > UtcNow, both[^1]);
    }
}

public sealed class CommandClocks(PersonSql people, TimeProvider time)
{
    public async Task<CommandClock> OfAsync(Actor actor) => new(
        time.GetUtcNow().UtcDateTime, TimeZoneInfo.FindSystemTimeZoneById((await people.FindAsync(actor.PersonId))!.TimeZone));
}
