using MtsLife.Storage.People;

namespace MtsLife.Storage.SignIn;

public sealed record AdminPersonRow(
    long Id, string Kind, string Handle, string Name, string GivenName, string FamilyName, string Position, long? UnitId, string? UnitName,
    string Role, bool Deactivated, int Version, string StatusText, string StatusEmoji, DateTime? StatusUntil, string Phone, string Email,
    string? Login, DateTime? LastSeenAt);

/// <summary>People as administrators see and change them.</summary>
public sealed class AdminPersonSql(Database database)
{
    private const string Select = """
        SELECT p.id, p.kind, p.handle, p.name, p.given_name, p.family_name, p.position, p.unit_id, u.name AS unit_name,
               p.role, p.deactivated_at IS NOT NULL AS deactivated, p.version, p.status_text, p.status_emoji, p.status_until, p.phone, p.email, a.login,
               (SELECT max(s.last_seen_at) FROM sessions s WHERE s.person_id = p.id AND s.ended_at IS NULL) AS last_seen_at
        FROM people p LEFT JOIN units u ON u.id = p.unit_id LEFT JOIN accounts a ON a.person_id = p.id
        """;

    public Task<AdminPersonRow?> FindAsync(long id) => database.FindAsync<AdminPersonRow>(Select + " WHERE p.id = @id", new { id });

    /// <param name="patterns">LIKE patterns, all of which must match.</param>
    public Task<IReadOnlyList<AdminPersonRow>> PageAsync(string[] patterns, string afterName, long afterId, int limit) =>
        database.QueryAsync<AdminPersonRow>($"""
            {new NameSearch("people", patterns).With}
            {Select} WHERE {new NameSearch("people", patterns).Found("p")}
              AND (p.name COLLATE "ru-x-icu", p.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY p.name COLLATE "ru-x-icu", p.id LIMIT @limit
            """, new { patterns, afterName, afterId, limit });

    /// <summary>Locks every active administrator, so that of two changes at once the second sees the first.</summary>
    public static Task<IReadOnlyList<long>> LockAdministratorsAsync(Work work) => work.QueryAsync<long>("""
        SELECT id FROM people WHERE role = 'administrator' AND deactivated_at IS NULL ORDER BY id FOR NO KEY UPDATE
        """);

    /// <returns>Whether the person was there and active.</returns>
    public static async Task<bool> DeactivateAsync(Work work, long id, DateTime now) => await work.FindAsync<long?>("""
        WITH gone AS (
            UPDATE people SET deactivated_at = @now, version = version + 1 WHERE id = @id AND deactivated_at IS NULL RETURNING id),
        ended AS (
            UPDATE sessions SET ended_at = @now WHERE person_id IN (SELECT id FROM gone) AND ended_at IS NULL),
        revoked AS (
            UPDATE access_tokens SET revoked_at = @now WHERE person_id IN (SELECT id FROM gone) AND revoked_at IS NULL)
        SELECT id FROM gone
        """, new { id, now }) is not null;

    public static async Task<bool> ReactivateAsync(Work work, long id) => await work.ExecuteAsync(
        "UPDATE people SET deactivated_at = NULL, version = version + 1 WHERE id = @id AND deactivated_at IS NOT NULL", new { id }) > 0;

    /// <summary>Whether the handle is, or once was, somebody else's. Whoever makes people takes the same turn (PersonCreation).</summary>
    public static async Task<bool> IsHandleTakenAsync(Work work, string handle, long except)
    {
        await PersonCreation.TakeHandleTurnAsync(work);
        return await work.FindAsync<bool>("""
            SELECT EXISTS (SELECT FROM people WHERE handle = @handle AND id <> @except)
                OR EXISTS (SELECT FROM former_handles WHERE handle = @handle AND person_id <> @except)
            """, new { handle, except });
    }

    public Task<bool> IsUnitAsync(long unitId) =>
        database.FindAsync<bool>("SELECT EXISTS (SELECT FROM units WHERE id = @unitId)", new { unitId });

    /// <summary>What is null stays as it is; the handle left behind goes on leading to the person.</summary>
    public static Task ChangeAsync(
        Work work, long id, string? givenName, string? familyName, string? position, string? handle, string? role, long? unitId, string? phone,
        string? email) => work.ExecuteAsync("""
        WITH former AS (
            INSERT INTO former_handles (handle, person_id)
            SELECT p.handle, p.id FROM people p WHERE p.id = @id AND @handle IS NOT NULL AND p.handle <> @handle
            ON CONFLICT (handle) DO UPDATE SET person_id = excluded.person_id)
        UPDATE people
        SET given_name = coalesce(@givenName, given_name), family_name = coalesce(@familyName, family_name),
            position = coalesce(@position, position), handle = coalesce(@handle, handle), role = coalesce(@role, role),
            unit_id = coalesce(@unitId, unit_id), phone = coalesce(@phone, phone), email = coalesce(@email, email), version = version + 1
        WHERE id = @id
        """, new { id, givenName, familyName, position, handle, role, unitId, phone, email });
}
