namespace MtsLife.Storage.SignIn;

public sealed record InvitationRow(
    long Id, string Role, string Note, long InvitedBy, DateTime CreatedAt, DateTime ExpiresAt, long? AcceptedBy, DateTime? AcceptedAt, DateTime? RevokedAt);

public sealed record OpenInvitationRow(string Role, DateTime ExpiresAt);

public sealed record TakenInvitationRow(long Id, string Role);

/// <summary>Codes that let somebody in once. The set-up code of an empty installation is the one that nobody invited.</summary>
public sealed class InvitationSql(Database database)
{
    private const long SetupTurn = 0x7365747570;

    private const string Columns = "id, role, note, invited_by, created_at, expires_at, accepted_by, accepted_at, revoked_at";

    private const string Open = "accepted_at IS NULL AND revoked_at IS NULL AND expires_at > @now";

    public async Task<InvitationRow> InsertAsync(byte[] codeHash, string role, string note, long invitedBy, DateTime now, DateTime expiresAt) =>
        (await database.FindAsync<InvitationRow>($"""
            INSERT INTO invitations (code_hash, role, note, invited_by, created_at, expires_at)
            VALUES (@codeHash, @role, @note, @invitedBy, @now, @expiresAt)
            RETURNING {Columns}
            """, new { codeHash, role, note, invitedBy, now, expiresAt }))!;

    public Task<OpenInvitationRow?> FindOpenAsync(byte[] codeHash, DateTime now) => database.FindAsync<OpenInvitationRow>(
        $"SELECT role, expires_at FROM invitations WHERE code_hash = @codeHash AND invited_by IS NOT NULL AND {Open}", new { codeHash, now });

    /// <summary>The newest hundred: an overview, not an archive.</summary>
    public Task<IReadOnlyList<InvitationRow>> ListAsync() => database.QueryAsync<InvitationRow>(
        $"SELECT {Columns} FROM invitations WHERE invited_by IS NOT NULL ORDER BY id DESC LIMIT 100");

    public async Task<bool> RevokeAsync(long id, DateTime now) => await database.ExecuteAsync(
        $"UPDATE invitations SET revoked_at = @now WHERE id = @id AND invited_by IS NOT NULL AND {Open}", new { id, now }) > 0;

    /// <summary>Uses the code up; of two at once the second waits for the first and then finds it used.</summary>
    public static Task<TakenInvitationRow?> TakeAsync(Work work, byte[] codeHash, bool setup, DateTime now) => work.FindAsync<TakenInvitationRow>($"""
        UPDATE invitations SET accepted_at = @now
        WHERE code_hash = @codeHash AND (invited_by IS NULL) = @setup AND {Open}
        RETURNING id, role
        """, new { codeHash, setup, now });

    public static Task AcceptedAsync(Work work, long id, long personId) =>
        work.ExecuteAsync("UPDATE invitations SET accepted_by = @personId WHERE id = @id", new { id, personId });

    /// <summary>Set-up happens once: whoever asks waits for whoever is at it.</summary>
    public static async Task<bool> IsSetUpAsync(Work work)
    {
        await work.ExecuteAsync($"SELECT pg_advisory_xact_lock({SetupTurn})");
        return await work.FindAsync<bool>("SELECT EXISTS (SELECT FROM accounts)");
    }

    /// <summary>A new set-up code; those from earlier starts are worth nothing more.</summary>
    public static Task RenewSetupAsync(Work work, byte[] codeHash, DateTime now, DateTime expiresAt) => work.ExecuteAsync("""
        WITH earlier AS (
            UPDATE invitations SET revoked_at = @now WHERE invited_by IS NULL AND accepted_at IS NULL AND revoked_at IS NULL)
        INSERT INTO invitations (code_hash, role, note, created_at, expires_at)
        VALUES (@codeHash, 'administrator', 'set-up', @now, @expiresAt)
        """, new { codeHash, now, expiresAt });
}
