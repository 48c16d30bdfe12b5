using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Search;

/// <summary>Keeping the words of messages, inside a worker's transaction.</summary>
public static class IndexSql
{
    /// <summary>From what the messages say now, whatever happened to them.</summary>
    public static Task IndexAsync(this LaneTransaction lane, long[] messages) =>
        lane.ExecuteAsync(
            """
            INSERT INTO message_search (message_id, tsv)
            SELECT s.id, search_words(s.title || ' ' || s.text) FROM messages s WHERE s.id = ANY(@messages) AND s.deleted_at IS NULL AND s.hidden_at IS NULL ORDER BY s.id
            ON CONFLICT (message_id) DO UPDATE SET tsv = excluded.tsv;
            DELETE FROM message_search f USING messages s
            WHERE f.message_id = ANY(@messages) AND s.id = f.message_id AND (s.deleted_at IS NOT NULL OR s.hidden_at IS NOT NULL)
            """,
            new { messages });

    public static Task EmptyIndexAsync(this LaneTransaction lane) => lane.ExecuteAsync("TRUNCATE message_search");
}
