using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Search;

/// <summary>Messages by their words, through what the searcher may read at this moment.</summary>
public sealed class SearchSql(Database database)
{
    /// <param name="before">Only messages with lower ids: the newest come first.</param>
    /// <param name="phrase">The words looked for.</param>
    /// <param name="beginnings">The same as a <c>tsquery</c>, in which the last word may go on.</param>
    public Task<IReadOnlyList<FoundRow>> MessagesAsync(long personId, string phrase, string beginnings, long before, int limit) =>
        database.QueryAsync<FoundRow>(
            $"""
            SELECT s.id, s.channel_id, s.author_id, s.kind, s.title, s.html, s.created_at,
                   ARRAY(SELECT n.person_id FROM mentions n WHERE n.message_id = s.id) AS mentions
            FROM message_search f JOIN messages s ON s.id = f.message_id JOIN channels c ON c.id = s.channel_id
            WHERE f.tsv @@ search_query(@phrase, @beginnings) AND f.message_id < @before AND s.deleted_at IS NULL AND s.hidden_at IS NULL
              AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY f.message_id DESC LIMIT @limit
            """,
            new { personId, phrase, beginnings, before, limit });

    /// <summary>The channels in which something was found, and of threads those that they stand in, as the searcher sees them.</summary>
    public Task<IReadOnlyList<ChannelRow>> ChannelsAsync(long personId, long[] channels) =>
        database.QueryAsync<ChannelRow>(
            $"""
            SELECT {ChannelSql.Columns} FROM channels c LEFT JOIN groups g ON g.id = c.group_id
            WHERE (c.id = ANY(@channels) OR c.id IN (SELECT t.home_id FROM channels t WHERE t.id = ANY(@channels))) AND {ChannelAccess.MayRead("c", "@personId")} ORDER BY c.id
            """,
            new { personId, channels });

    /// <summary>The texts as they are but for ё, with what was looked for between <paramref name="begin"/> and <paramref name="end"/>.</summary>
    public Task<IReadOnlyList<string>> MarkAsync(string[] texts, string phrase, string beginnings, char begin, char end) =>
        database.QueryAsync<string>(
            """
            SELECT ts_headline('pg_catalog.russian', translate(t.text, 'ёЁ', 'еЕ'), search_query(@phrase, @beginnings), @options)
            FROM unnest(@texts) WITH ORDINALITY AS t (text, nth) ORDER BY t.nth
            """,
            new { texts, phrase, beginnings, options = $"HighlightAll=true, StartSel={begin}, StopSel={end}" });
}
