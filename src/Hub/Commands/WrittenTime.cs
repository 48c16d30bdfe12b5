using System.Globalization;
using System.Text.RegularExpressions;
using MtsLife.Hub.Access;

namespace MtsLife.Hub.Commands;

/// <summary>
/// A time as people write it: <c>18:00</c>, <c>завтра 18:00</c>, <c>31.12</c>, <c>31.12 18:00-20:00</c>, <c>2026-12-31T18:00</c>,
/// <c>2ч</c>, <c>1h30m</c>. What leaves something open means the next such moment.
/// </summary>
/// <param name="Exact">In UTC, when neither day nor hour are the author's to interpret.</param>
/// <param name="Time">Null when only a day is said.</param>
/// <param name="Till">The other end of «18:00-20:00».</param>
/// <param name="End">Where the text goes on.</param>
internal sealed partial record WrittenTime(DateTime? Exact, DateOnly Day, TimeOnly? Time, TimeOnly? Till, int End)
{
    /// <summary>Nobody means a year like that.</summary>
    private const int MostDaysAhead = 2 * 366;

    private static readonly TimeOnly LastMinute = new(23, 59);

    /// <summary>Refuses <c>bad_time</c> when no time comes next or it is none that there is.</summary>
    public static Answer<WrittenTime> Read(string text, int at, CommandClock clock)
    {
        var (word, end) = WordAt(text, at);
        var read = Lasting(word, clock) is { } exact ? new WrittenTime(exact, default, null, null, end)
            : DayOf(word, clock) is var (day, isFixed) ? OnDay(text, end, day, isFixed, clock)
            : Moment().Match(word) is { Success: true } moment ? OfMoment(word, moment, end, clock)
            : Hours(word) is var (time, till) ? Rolled(DateOnly.FromDateTime(clock.LocalNow), time, till, end, clock, rolled => rolled.AddDays(1))
            : null;
        return read is null ? CommandRefusals.Wrong("bad_time", "This is not a time.", word) : read.Checked(word, clock);
    }

    /// <summary>A day alone lasts until its end.</summary>
    public DateTime ToUtc(CommandClock clock) => Exact ?? clock.ToUtc(Day.ToDateTime(Time ?? LastMinute));

    public DateTime? TillUtc(CommandClock clock) =>
        Till is { } till ? clock.ToUtc((till <= Time ? Day.AddDays(1) : Day).ToDateTime(till)) : null;

    private Answer<WrittenTime> Checked(string word, CommandClock clock)
    {
        var last = clock.UtcNow.AddDays(MostDaysAhead);
        if (Exact > last || (Exact is null && Day > DateOnly.FromDateTime(last)))
        {
            return CommandRefusals.Wrong("too_far", "This is more than two years ahead.", word);
        }

        return (Exact is null && Day < DateOnly.FromDateTime(clock.LocalNow)) || ToUtc(clock) <= clock.UtcNow
            ? CommandRefusals.Wrong("in_past", "This time has passed.", word)
            : this;
    }

    private static DateTime? Lasting(string word, CommandClock clock)
    {
        if (Duration().Match(word) is not { Success: true } said)
        {
            return null;
        }

        var minutes = Count("days") * 1440 + Count("hours") * 60 + Count("minutes");
        return clock.UtcNow.AddMinutes(minutes);
        long Count(string unit) => said.Groups[unit] is { Success: true } group ? long.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The day that a word says, and whether it can be no other.</summary>
    private static (DateOnly Day, bool IsFixed)? DayOf(string word, CommandClock clock)
    {
        var today = DateOnly.FromDateTime(clock.LocalNow);
        switch (word.ToLowerInvariant())
        {
            case "сегодня" or "today":
                return (today, true);
            case "завтра" or "tomorrow":
                return (today.AddDays(1), true);
            case "послезавтра":
                return (today.AddDays(2), true);
        }

        if (DateOnly.TryParseExact(word, ["yyyy-MM-dd", "d.M.yyyy", "d.M.yy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (day, true);
        }

        return DayAndMonth().IsMatch(word) && Next(word, today) is { } next ? (next, false) : null;
    }

    // 29.02 may be some years away; which is then too far.
    private static DateOnly? Next(string word, DateOnly from)
    {
        for (var year = from.Year; year < from.Year + 9; year++)
        {
            if (DateOnly.TryParseExact($"{word}.{year}", "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= from)
            {
                return day;
            }
        }

        return null;
    }

    private static WrittenTime OnDay(string text, int at, DateOnly day, bool isFixed, CommandClock clock)
    {
        var (word, end) = WordAt(text, at);
        if (word.ToLowerInvariant() is "в" or "с" or "at")
        {
            (word, end) = WordAt(text, end);
        }

        if (Hours(word) is not var (time, till))
        {
            return new(null, day, null, null, at);
        }

        return isFixed ? new(null, day, time, till, end)
            : Rolled(day, time, till, end, clock, rolled => Next($"{rolled.Day}.{rolled.Month}", rolled.AddDays(1)) ?? rolled);
    }

    private static WrittenTime Rolled(DateOnly day, TimeOnly time, TimeOnly? till, int end, CommandClock clock, Func<DateOnly, DateOnly> next) =>
        new(null, clock.ToUtc(day.ToDateTime(time)) > clock.UtcNow ? day : next(day), time, till, end);

    private static WrittenTime? OfMoment(string word, Match moment, int end, CommandClock clock)
    {
        if (moment.Groups["zone"].Success)
        {
            return DateTimeOffset.TryParse(word, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact)
                ? new(exact.UtcDateTime, default, null, null, end) : null;
        }

        return DateTime.TryParse(word, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new(null, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), null, end) : null;
    }

    private static (TimeOnly Time, TimeOnly? Till)? Hours(string word)
    {
        if (Range().Match(word) is not { Success: true } said || !TryHour(said.Groups["from"].Value, out var time))
        {
            return null;
        }

        return !said.Groups["till"].Success ? (time, null)
            : TryHour(said.Groups["till"].Value, out var till) ? (time, till) : null;
    }

    private static bool TryHour(string word, out TimeOnly time) =>
        TimeOnly.TryParseExact(word, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>The next word of the line; a comma or full stop behind it is the sentence's.</summary>
    private static (string Word, int End) WordAt(string text, int at)
    {
        while (at < text.Length && text[at] != '\n' && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        var end = CommandLine.EndOfWord(text, at);
        return (text[at..Math.Min(end, at + 40)].TrimEnd(',', '.', ';'), end);
    }

    [GeneratedRegex(@"^(?=[0-9])((?<days>[0-9]{1,4})(d|д))?((?<hours>[0-9]{1,5})(h|ч))?((?<minutes>[0-9]{1,6})(min|m|мин|м))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^[0-9]{1,2}\.[0-9]{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"^(?<from>[0-9]{1,2}:[0-9]{2})([-–—](?<till>[0-9]{1,2}:[0-9]{2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Moment();
}
