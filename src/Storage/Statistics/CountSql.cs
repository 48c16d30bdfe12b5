using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Statistics;

/// <summary>Counting messages that came and went, inside a worker's transaction.</summary>
public static class CountSql
{
    /// <summary>
    /// Adds <paramref name="changes"/>, one for each of <paramref name="messages"/>. Day, figure and author of a message never
    /// change, also when it is deleted, so the sums do not depend on the order.
    /// </summary>
    public static Task CountAsync(this LaneTransaction lane, long[] messages, int[] changes) =>
        lane.ExecuteAsync(
            """
            INSERT INTO daily_totals (day, figure, count)
            SELECT (s.created_at AT TIME ZONE 'Europe/Moscow')::date, f.figure, sum(n.change)
            FROM unnest(@messages, @changes) AS n (message_id, change) JOIN messages s ON s.id = n.message_id JOIN channels c ON c.id = s.channel_id
            LEFT JOIN channels home ON home.id = c.home_id
            CROSS JOIN LATERAL (VALUES
                (CASE WHEN 'direct' IN (c.kind, home.kind) THEN 'private_messages' WHEN c.kind = 'thread' THEN 'comments' ELSE 'publications' END),
                (CASE s.kind WHEN 'thanks' THEN 'badges' END)) AS f (figure)
            WHERE f.figure IS NOT NULL AND s.kind <> 'system' GROUP BY 1, 2 ORDER BY 1, 2
            ON CONFLICT (day, figure) DO UPDATE SET count = daily_totals.count + excluded.count;
            INSERT INTO writers (person_id, messages)
            SELECT s.author_id, sum(n.change) FROM unnest(@messages, @changes) AS n (message_id, change) JOIN messages s ON s.id = n.message_id
            WHERE s.kind <> 'system' GROUP BY 1 ORDER BY 1
            ON CONFLICT (person_id) DO UPDATE SET messages = writers.messages + excluded.messages
            """,
            new { messages, changes });

    public static Task EmptyCountsAsync(this LaneTransaction lane) => lane.ExecuteAsync("TRUNCATE daily_totals, writers");
}
