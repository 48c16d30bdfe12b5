using MtsLife.Storage.Channels;

namespace MtsLife.Storage.SignIn;

public sealed record MeRow(
    long Id, string Kind, string Handle, string Name, string GivenName, string FamilyName, string Position, long? UnitId, string? UnitName,
    string Role, int Version, string Language, string Theme, string TimeZone, bool Notifications,
    string StatusText, string StatusEmoji, DateTime? StatusUntil, string? Photo);

/// <summary>What a person sees and sets of themselves.</summary>
public sealed class MeSql(Database database)
{
    public Task<MeRow?> FindAsync(long personId) => database.FindAsync<MeRow>("""
        SELECT p.id, p.kind, p.handle, p.name, p.given_name, p.family_name, p.position, p.unit_id, u.name AS unit_name,
               p.role, p.version, p.language, p.theme, p.time_zone, p.notifications, p.status_text, p.status_emoji, p.status_until, p.photo
        FROM people p LEFT JOIN units u ON u.id = p.unit_id
        WHERE p.id = @personId
        """, new { personId });
}

/// <summary>Settings, inside the transaction of the person's own channel.</summary>
public static class SettingsSql
{
    /// <summary>What is null stays as it is.</summary>
    /// <returns>Whether the time zone became another one.</returns>
    public static Task<bool> SetSettingsAsync(
        this LaneTransaction lane, long personId, string? language, string? theme, string? timeZone, bool? notifications, DateTime now) =>
        lane.FindAsync<bool>("""
            WITH before AS (
                SELECT id, time_zone FROM people WHERE id = @personId FOR NO KEY UPDATE),
            changed AS (
                UPDATE people p
                SET language = coalesce(@language, p.language), theme = coalesce(@theme, p.theme),
                    time_zone = coalesce(@timeZone, p.time_zone), notifications = coalesce(@notifications, p.notifications)
                FROM before WHERE p.id = before.id),
            moved AS (
                INSERT INTO person_zones (person_id, from_at, time_zone)
                SELECT id, @now, @timeZone FROM before WHERE time_zone <> @timeZone
                ON CONFLICT (person_id, from_at) DO UPDATE SET time_zone = excluded.time_zone
                RETURNING person_id)
            SELECT EXISTS (SELECT FROM moved)
            """, new { personId, language, theme, timeZone, notifications, now });
}
