using System.Globalization;
using MtsLife.Hub.Commands;
using Xunit;

namespace MtsLife.Hub.Tests.Commands;

public sealed class WrittenTimeTests
{
    /// <summary>Tuesday, 24 November 2026, 15:00 in Moscow.</summary>
    private const string Tuesday = "2026-11-24T12:00Z";

    public static CommandClock At(string utc, string zone) => new(
        DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), TimeZoneInfo.FindSystemTimeZoneById(zone));

    [Theory]
    [InlineData("18:00", "2026-11-24T15:00")]
    [InlineData("14:59", "2026-11-25T11:59")]
    [InlineData("9:00", "2026-11-25T06:00")]
    [InlineData("00:00", "2026-11-24T21:00")]
    [InlineData("сегодня 18:00", "2026-11-24T15:00")]
    [InlineData("сегодня", "2026-11-24T20:59")]
    [InlineData("завтра", "2026-11-25T20:59")]
    [InlineData("Завтра 18:00", "2026-11-25T15:00")]
    [InlineData("завтра в 18:00,", "2026-11-25T15:00")]
    [InlineData("tomorrow at 18:00", "2026-11-25T15:00")]
    [InlineData("послезавтра 08:30", "2026-11-26T05:30")]
    [InlineData("31.12", "2026-12-31T20:59")]
    [InlineData("31.12 18:00", "2026-12-31T15:00")]
    [InlineData("24.11", "2026-11-24T20:59")]
    [InlineData("24.11 14:00", "2027-11-24T11:00")]
    [InlineData("01.03 10:00", "2027-03-01T07:00")]
    [InlineData("29.02", "2028-02-29T20:59", "2027-06-01T12:00Z")]
    [InlineData("31.12.2027 18:00", "2027-12-31T15:00")]
    [InlineData("31.12.27", "2027-12-31T20:59")]
    [InlineData("2026-12-31", "2026-12-31T20:59")]
    [InlineData("2026-12-31 18:00", "2026-12-31T15:00")]
    [InlineData("2026-12-31T18:00", "2026-12-31T15:00")]
    [InlineData("2026-12-31T18:00:30Z", "2026-12-31T18:00:30")]
    [InlineData("2026-12-31T18:00+05:00", "2026-12-31T13:00")]
    [InlineData("2h", "2026-11-24T14:00")]
    [InlineData("2ч", "2026-11-24T14:00")]
    [InlineData("30m", "2026-11-24T12:30")]
    [InlineData("30мин", "2026-11-24T12:30")]
    [InlineData("1ч30м", "2026-11-24T13:30")]
    [InlineData("3д", "2026-11-27T12:00")]
    public void A_time_is_the_next_such_moment_on_the_authors_clock(string text, string utc, string now = Tuesday)
    {
        var clock = At(now, "Europe/Moscow");
        Assert.Equal(DateTime.Parse(utc, CultureInfo.InvariantCulture), WrittenTime.Read(text, 0, clock).Ok!.ToUtc(clock));
    }

    [Theory]
    [InlineData("сегодня 14:00", "in_past")]
    [InlineData("2026-11-23", "in_past")]
    [InlineData("23.11.2026 18:00", "in_past")]
    [InlineData("2026-11-24T11:59Z", "in_past")]
    [InlineData("0001-01-01", "in_past")]
    [InlineData("0м", "in_past")]
    [InlineData("9999-12-31", "too_far")]
    [InlineData("9999-12-31 23:59", "too_far")]
    [InlineData("9999-12-31T23:59Z", "too_far")]
    [InlineData("9999д", "too_far")]
    [InlineData("29.02", "too_far", "2028-03-01T12:00Z")]
    [InlineData("9999-12-31T23:59-14:00", "bad_time")]
    [InlineData("25:00", "bad_time")]
    [InlineData("18:60", "bad_time")]
    [InlineData("31.02", "bad_time")]
    [InlineData("45.13", "bad_time")]
    [InlineData("2026-13-01", "bad_time")]
    [InlineData("2026-12-31T25:00", "bad_time")]
    [InlineData("завтрак", "bad_time")]
    [InlineData("2", "bad_time")]
    [InlineData("٣٠м", "bad_time")]
    [InlineData("-2ч", "bad_time")]
    [InlineData("18:00-25:00", "bad_time")]
    [InlineData("", "bad_time")]
    [InlineData("\n18:00", "bad_time")]
    public void What_is_past_too_far_or_no_time_is_refused(string text, string reason, string now = Tuesday) =>
        Assert.Equal(reason, WrittenTime.Read(text, 0, At(now, "Europe/Moscow")).Refusal?.Reason);

    [Theory]
    [InlineData("завтра 18:00-20:30 зал", "2026-11-25T15:00", "2026-11-25T17:30", " зал")]
    [InlineData("завтра с 22:00–02:00", "2026-11-25T19:00", "2026-11-25T23:00", "")]
    [InlineData("18:00—19:00", "2026-11-24T15:00", "2026-11-24T16:00", "")]
    public void A_time_may_have_another_end(string text, string from, string till, string rest)
    {
        var clock = At(Tuesday, "Europe/Moscow");
        var time = WrittenTime.Read(text, 0, clock).Ok!;
        Assert.Equal(DateTime.Parse(from, CultureInfo.InvariantCulture), time.ToUtc(clock));
        Assert.Equal(DateTime.Parse(till, CultureInfo.InvariantCulture), time.TillUtc(clock));
        Assert.Equal(rest, text[time.End..]);
    }

    [Theory]
    [InlineData("2026-11-24T12:00Z", "Asia/Vladivostok", "08:00", "2026-11-24T22:00")]
    [InlineData("2026-11-24T12:00Z", "Europe/Kaliningrad", "завтра 08:00", "2026-11-25T06:00")]
    // 29 March 2026 has no 02:30 in Berlin, 25 October two.
    [InlineData("2026-03-28T12:00Z", "Europe/Berlin", "29.03 02:30", "2026-03-29T01:30")]
    [InlineData("2026-03-28T12:00Z", "Europe/Berlin", "завтра 18:00", "2026-03-29T16:00")]
    [InlineData("2026-10-24T12:00Z", "Europe/Berlin", "25.10 02:30", "2026-10-25T00:30")]
    [InlineData("2026-10-25T00:45Z", "Europe/Berlin", "02:30", "2026-10-25T01:30")]
    [InlineData("2026-10-25T00:45Z", "Europe/Berlin", "2h", "2026-10-25T02:45")]
    public void The_clock_is_the_authors_and_changes_with_their_summer(string now, string zone, string text, string utc)
    {
        var clock = At(now, zone);
        Assert.Equal(DateTime.Parse(utc, CultureInfo.InvariantCulture), WrittenTime.Read(text, 0, clock).Ok!.ToUtc(clock));
    }
}
