using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Announcements;

public sealed record AnnouncementRow
{
    public long MessageId { get; init; }
    public DateTime Until { get; init; }
    public bool Confirm { get; init; }
    public int Confirmed { get; init; }
    public int Audience { get; init; }
}

public sealed record NamedRow
{
    public long PersonId { get; init; }
    public required string Name { get; init; }
}

public sealed record NewAnnouncement(long MessageId, DateTime Until, bool Confirm);

public sealed class AnnouncementSql(Database database)
{
    /// <summary>Counted are members of the home channel but the author, as they are now.</summary>
    public Task<IReadOnlyList<AnnouncementRow>> OfAsync(long[] messages) =>
        database.QueryAsync<AnnouncementRow>(
            $"""
            SELECT a.message_id, a.until, a.confirm, coalesce(n.confirmed, 0) AS confirmed, coalesce(n.audience, 0) AS audience
            FROM announcements a JOIN messages s ON s.id = a.message_id LEFT JOIN LATERAL (
                SELECT count(r.person_id)::int AS confirmed, count(*)::int AS audience FROM {Audience}
                LEFT JOIN announcement_confirmations r ON r.message_id = s.id AND r.person_id = m.person_id
                WHERE a.confirm AND {IsAsked}) n ON true
            WHERE a.message_id = ANY(@messages)
            """,
            new { messages });

    public Task<IReadOnlyList<long>> ConfirmedAsync(long personId, long[] messages) =>
        database.QueryAsync<long>(
            "SELECT message_id FROM announcement_confirmations WHERE message_id = ANY(@messages) AND person_id = @personId", new { personId, messages });

    /// <summary>Who of the audience has confirmed, or has not, by name.</summary>
    public Task<IReadOnlyList<NamedRow>> PageAsync(long messageId, bool confirmed, string afterName, long afterId, int limit) =>
        database.QueryAsync<NamedRow>(
            $"""
            SELECT p.id AS person_id, p.name FROM announcements a JOIN messages s ON s.id = a.message_id CROSS JOIN {Audience}
            WHERE a.message_id = @messageId AND a.confirm AND {IsAsked}
              AND @confirmed = EXISTS (SELECT FROM announcement_confirmations r WHERE r.message_id = s.id AND r.person_id = m.person_id)
              AND (p.name COLLATE "ru-x-icu", p.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY p.name COLLATE "ru-x-icu", p.id LIMIT @limit
            """,
            new { messageId, confirmed, afterName, afterId, limit });

    /// <summary>What stands for a person at this moment in the channels that they belong to, newest first.</summary>
    public Task<IReadOnlyList<long>> CurrentAsync(long personId, DateTime now, int limit) =>
        database.QueryAsync<long>(
            $"""
            SELECT s.id FROM announcements a JOIN messages s ON s.id = a.message_id JOIN channels c ON c.id = s.channel_id
            JOIN channel_members m ON m.channel_id = c.id AND m.person_id = @personId
            WHERE a.until > @now AND s.deleted_at IS NULL AND s.hidden_at IS NULL AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY s.id DESC LIMIT @limit
            """,
            new { personId, now, limit });

    private const string Audience = "(channel_members m JOIN people p ON p.id = m.person_id)";

    private const string IsAsked = "m.channel_id = s.channel_id AND m.person_id <> s.author_id AND p.deactivated_at IS NULL";
}

/// <summary>Inside a lane's transaction that holds the announcements' home channels.</summary>
public static class AnnouncementWritingSql
{
    public static Task<int> WriteAsync(this LaneTransaction lane, IReadOnlyList<NewAnnouncement> announcements) =>
        lane.ExecuteAsync(
            "INSERT INTO announcements (message_id, until, confirm) SELECT * FROM unnest(@ids, @until, @confirm)",
            new
            {
                ids = announcements.Select(a => a.MessageId).ToArray(),
                until = announcements.Select(a => a.Until).ToArray(),
                confirm = announcements.Select(a => a.Confirm).ToArray(),
            });

    /// <summary>Whether readers are asked to confirm; null when it is no announcement.</summary>
    public static Task<bool?> AsksAsync(this LaneTransaction lane, long messageId) =>
        lane.FindAsync<bool?>("SELECT confirm FROM announcements WHERE message_id = @messageId", new { messageId });

    public static async Task<bool> ConfirmAsync(this LaneTransaction lane, long messageId, long personId, DateTime at) =>
        await lane.ExecuteAsync(
            "INSERT INTO announcement_confirmations (message_id, person_id, at) VALUES (@messageId, @personId, @at) ON CONFLICT DO NOTHING",
            new { messageId, personId, at }) > 0;
}
