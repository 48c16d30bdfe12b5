using MtsLife.Hub.Access;
using MtsLife.Hub.People;
using MtsLife.Storage.Statistics;

namespace MtsLife.Hub.Statistics;

/// <param name="PrivateMessages">In private conversations, replies too.</param>
/// <param name="Publications">In groups and topics.</param>
/// <param name="Comments">Replies to publications.</param>
/// <param name="Thanks">Given: messages that thank, however many.</param>
/// <param name="Badges">Received: one for everybody whom a thanks names.</param>
/// <param name="Writing">The share of participants who have written anything that stands, 0 to 1.</param>
public sealed record TotalsView(
    long PrivateMessages, long Comments, long Publications, long Participants, long Groups, long Thanks, long Badges, double Writing);

/// <param name="Day">In Moscow.</param>
public sealed record DayView(DateOnly Day, long PrivateMessages, long Comments, long Publications, long Thanks, long Badges);

/// <param name="Days">The last thirty, today included, without a gap.</param>
public sealed record StatisticsView(TotalsView Totals, IReadOnlyList<DayView> Days);

/// <summary>How much the company talks; the same for everybody.</summary>
public sealed class StatisticsReading(StatisticsSql sql, TimeProvider time)
{
    private const int DaysShown = 30;

    public async Task<Answer<StatisticsView>> ReadAsync(Actor actor)
    {
        var totals = await sql.TotalsAsync();
        var from = CompanyDay.Of(time).AddDays(1 - DaysShown);
        var days = (await sql.DaysAsync(from)).ToDictionary(d => d.Day);
        return new StatisticsView(
            new(totals.PrivateMessages, totals.Comments, totals.Publications, totals.Participants, totals.Groups, totals.Thanks, totals.Badges,
                totals.Participants == 0 ? 0 : (double)totals.Writers / totals.Participants),
            [.. Enumerable.Range(0, DaysShown).Select(from.AddDays).Select(day => Of(day, days.GetValueOrDefault(day)))]);
    }

    private static DayView Of(DateOnly day, DayRow? row) =>
        new(day, row?.PrivateMessages ?? 0, row?.Comments ?? 0, row?.Publications ?? 0, row?.Thanks ?? 0, row?.Badges ?? 0);
}
