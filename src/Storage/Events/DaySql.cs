using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Events;

public static class DaySql
{
    /// <summary>The company's channel when the day had not begun yet; null when another node was first.</summary>
    public static Task<long?> BeginDayAsync(this LaneTransaction lane, DateOnly day, DateTime at) =>
        lane.FindAsync<long?>(
            """
            WITH begun AS (INSERT INTO days (day, began_at) VALUES (@day, @at) ON CONFLICT DO NOTHING RETURNING day)
            SELECT c.id FROM begun CROSS JOIN channels c WHERE c.kind = 'company'
            """,
            new { day, at });
}
