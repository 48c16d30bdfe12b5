namespace MtsLife.Hub.Demo;

/// <summary>When people write: in the hours of their own zone, less on Sundays, and until a few minutes ago.</summary>
internal sealed class Clockwork(DateTime now, Chance chance)
{
    public const int Days = 92;

    // Weights of the local hours from 8 to 22.
    private static readonly int[] Hours = [1, 6, 9, 9, 7, 4, 6, 8, 8, 7, 6, 5, 3, 2, 1];

    public DateTime Now => now;

    /// <summary>To the minute when it is short, otherwise in the middle of a working day.</summary>
    public DateTime Ago(TimeSpan ago) => ago.TotalDays < 1 ? Whole(now - ago) : now.Date.AddDays(-ago.Days).AddHours(7 + ago.Days % 6).AddMinutes(ago.Days * 13 % 60);

    /// <summary>Some moment of somebody's working days, or null when the dice fall on what has not come yet.</summary>
    public DateTime? Moment(TimeZoneInfo zone, int endsDaysAgo)
    {
        var today = TimeZoneInfo.ConvertTimeFromUtc(now, zone).Date;
        // People have got used to writing here: there is more talk every week.
        var day = today.AddDays(-endsDaysAgo - (int)((Days - endsDaysAgo) * Math.Pow(chance.Between(0.0, 1), 1.4)));
        if (day.DayOfWeek == DayOfWeek.Sunday && chance.Of(0.5))
            return null;
        var local = day.AddHours(8 + Hour()).AddSeconds(chance.Between(0.0, 3600));
        if (zone.IsInvalidTime(local))
            return null;
        var at = TimeZoneInfo.ConvertTimeToUtc(local, zone);
        return at < now.AddMinutes(-3) ? Whole(at) : null;
    }

    /// <summary>After the line before: mostly soon, sometimes after lunch.</summary>
    public TimeSpan Pause(double? minutes)
    {
        if (minutes is { } written)
            return TimeSpan.FromSeconds(Math.Round(written * 60 * chance.Between(0.7, 1.3)) + chance.Between(0, 20));
        return TimeSpan.FromSeconds(chance.Of(0.08) ? chance.Between(900, 3600) : chance.Between(15, 260));
    }

    // The database keeps microseconds, the wire milliseconds: what is sent must be what is stored.
    public static DateTime Whole(DateTime at) => new(at.Ticks - at.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);

    private int Hour()
    {
        var left = chance.Between(1, Hours.Sum());
        for (var hour = 0; ; hour++)
        {
            if ((left -= Hours[hour]) <= 0)
                return hour;
        }
    }
}
