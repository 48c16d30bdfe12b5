namespace MtsLife.Storage.SignIn;

public sealed record MeRow(
    long Id, string Kind, string Handle, string Name, string GivenName, string FamilyName, string Position, long? UnitId, string? UnitName,
    string Role, int Version, string Language, string Theme, string TimeZone, bool Notifications);

/// <summary>What a person sees and sets of themselves.</summary>
public sealed class MeSql(Database database)
{
    public Task<MeRow?> FindAsync(long personId) => database.FindAsync<MeRow>("""
        SELECT p.id, p.kind, p.handle, p.name, p.given_name, p.family_name, p.position, p.unit_id, u.name AS unit_name,
               p.role, p.version, p.language, p.theme, p.time_zone, p.notifications
        FROM people p LEFT JOIN units u ON u.id = p.unit_id
        WHERE p.id = @personId
        """, new { personId });

    /// <summary>What is null stays as it is.</summary>
    public Task SetAsync(long personId, string? language, string? theme, string? timeZone, bool? notifications) => database.ExecuteAsync("""
        UPDATE people
        SET language = coalesce(@language, language), theme = coalesce(@theme, theme),
            time_zone = coalesce(@timeZone, time_zone), notifications = coalesce(@notifications, notifications)
        WHERE id = @personId
        """, new { personId, language, theme, timeZone, notifications });
}
