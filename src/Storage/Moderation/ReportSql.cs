using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Moderation;

public sealed class ReportSql(Database database)
{
    public Task<IReadOnlyList<long>> OfAsync(long personId, long[] messages) =>
        database.QueryAsync<long>("SELECT message_id FROM reports WHERE person_id = @personId AND message_id = ANY(@messages)", new { personId, messages });

    /// <summary>What was reported and still stands, the latest report first, of what the person may judge.</summary>
    public Task<IReadOnlyList<JudgedRow>> ReportedAsync(long personId, DateTime before, long beforeId, int limit) =>
        database.QueryAsync<JudgedRow>(
            $"""
            SELECT {Columns}, w.at FROM {Waiting} AND (w.at, s.id) < (@before, @beforeId)
            ORDER BY w.at DESC, s.id DESC LIMIT @limit
            """,
            new { personId, before, beforeId, limit });

    public Task<IReadOnlyList<JudgedRow>> HiddenAsync(long personId, DateTime before, long beforeId, int limit) =>
        database.QueryAsync<JudgedRow>(
            $"""
            SELECT {Columns}, s.hidden_at AS at
            FROM messages s JOIN channels c ON c.id = s.channel_id LEFT JOIN channels h ON h.id = c.home_id
            WHERE s.hidden_at IS NOT NULL AND (s.hidden_at, s.id) < (@before, @beforeId) AND {ChannelAccess.MayJudge("c", "s", "@personId")}
            ORDER BY s.hidden_at DESC, s.id DESC LIMIT @limit
            """,
            new { personId, before, beforeId, limit });

    /// <summary>Whoever may judge the messages sees why they were reported, and never by whom.</summary>
    public Task<IReadOnlyList<ReportedRow>> ReasonsAsync(long[] messages, int mostTexts) =>
        database.QueryAsync<ReportedRow>(
            """
            SELECT message_id, reason, count(*)::int AS count,
                   coalesce((array_agg(text ORDER BY at DESC, person_id) FILTER (WHERE text <> ''))[1:@mostTexts], '{}') AS texts
            FROM reports WHERE message_id = ANY(@messages) AND closed_at IS NULL GROUP BY message_id, reason ORDER BY message_id, count(*) DESC, reason
            """,
            new { messages, mostTexts });

    /// <summary>What was reported and still stands, as far as <c>@personId</c> may judge it.</summary>
    internal static readonly string Waiting =
        $"""
        (SELECT message_id, max(at) AS at FROM reports WHERE closed_at IS NULL GROUP BY message_id) w
        JOIN messages s ON s.id = w.message_id JOIN channels c ON c.id = s.channel_id LEFT JOIN channels h ON h.id = c.home_id
        WHERE s.hidden_at IS NULL AND s.deleted_at IS NULL AND {ChannelAccess.MayJudge("c", "s", "@personId")}
        """;

    private const string Columns =
        """
        s.id, s.author_id, CASE WHEN 'direct' IN (c.kind, h.kind) THEN NULL ELSE coalesce(c.home_id, c.id) END AS channel_id,
        s.kind, s.title, s.html, s.created_at, s.hidden_by,
        ARRAY(SELECT n.person_id FROM mentions n WHERE n.message_id = s.id ORDER BY 1) AS mentions
        """;
}

/// <summary>Inside a lane's transaction that holds every channel which shows the message.</summary>
public static class ReportWritingSql
{
    /// <summary>Once each; again with another reason it takes the place of the first, and is open again.</summary>
    public static Task ReportAsync(this LaneTransaction lane, long messageId, long personId, string reason, string text, DateTime at) =>
        lane.ExecuteAsync(
            """
            INSERT INTO reports (message_id, person_id, reason, text, at) VALUES (@messageId, @personId, @reason, @text, @at)
            ON CONFLICT (message_id, person_id) DO UPDATE SET reason = excluded.reason, text = excluded.text, at = excluded.at, closed_at = NULL
            """,
            new { messageId, personId, reason, text, at });

    /// <summary>How many were open.</summary>
    public static Task<int> CloseReportsAsync(this LaneTransaction lane, long messageId, DateTime at) =>
        lane.ExecuteAsync("UPDATE reports SET closed_at = @at WHERE message_id = @messageId AND closed_at IS NULL", new { messageId, at });
}
