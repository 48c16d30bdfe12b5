using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Statistics;

/// <summary>Counting messages that came and went, inside a worker's transaction.</summary>
public static class CountSql
{
    /// <summary>
    /// Adds <paramref name="changes"/>, one for each of <paramref name="messages"/>. Day, figure and author of a message never
    /// change, also when it is deleted, so the sums do not depend on the order. Whom a thanks names does: of that the difference is
    /// added to what was counted before.
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
                (CASE s.kind WHEN 'thanks' THEN 'thanks' END)) AS f (figure)
            WHERE f.figure IS NOT NULL AND s.kind <> 'system' GROUP BY 1, 2 ORDER BY 1, 2
            ON CONFLICT (day, figure) DO UPDATE SET count = daily_totals.count + excluded.count;
            INSERT INTO writers (person_id, messages)
            SELECT s.author_id, sum(n.change) FROM unnest(@messages, @changes) AS n (message_id, change) JOIN messages s ON s.id = n.message_id
            WHERE s.kind <> 'system' GROUP BY 1 ORDER BY 1
            ON CONFLICT (person_id) DO UPDATE SET messages = writers.messages + excluded.messages;
            WITH standing AS (
                SELECT s.id, (s.created_at AT TIME ZONE 'Europe/Moscow')::date AS day,
                       CASE WHEN s.deleted_at IS NULL AND s.hidden_at IS NULL THEN (SELECT count(*) FROM thanked g WHERE g.message_id = s.id) ELSE 0 END AS recipients
                FROM messages s WHERE s.id = ANY(@messages) AND s.kind = 'thanks'
            ), before AS (
                SELECT message_id, recipients FROM counted_thanks WHERE message_id = ANY(@messages)
            ), counted AS (
                INSERT INTO counted_thanks (message_id, recipients) SELECT id, recipients FROM standing ORDER BY id
                ON CONFLICT (message_id) DO UPDATE SET recipients = excluded.recipients
            )
            INSERT INTO daily_totals (day, figure, count)
            SELECT n.day, 'badges', sum(n.recipients - coalesce(b.recipients, 0)) FROM standing n LEFT JOIN before b ON b.message_id = n.id GROUP BY 1 ORDER BY 1
            ON CONFLICT (day, figure) DO UPDATE SET count = daily_totals.count + excluded.count
            """,
            new { messages, changes });

    public static Task EmptyCountsAsync(this LaneTransaction lane) => lane.ExecuteAsync("TRUNCATE daily_totals, writers, counted_thanks");
}
