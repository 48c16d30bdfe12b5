namespace MtsLife.Storage.SignIn;

public sealed record AccountRow(
    long PersonId, string Login, string NormalizedLogin, string? PasswordHash, string SecurityStamp, string ConcurrencyStamp,
    int AccessFailed, DateTime? LockoutEndsAt, bool Deactivated);

/// <summary>Local accounts, as ASP.NET Core Identity keeps them.</summary>
public sealed class AccountSql(Database database)
{
    private const string Select = """
        SELECT a.person_id, a.login, a.normalized_login, a.password_hash, a.security_stamp, a.concurrency_stamp,
               a.access_failed, a.lockout_ends_at, p.deactivated_at IS NOT NULL AS deactivated
        FROM accounts a JOIN people p ON p.id = a.person_id
        """;

    public Task<AccountRow?> FindAsync(long personId) =>
        database.FindAsync<AccountRow>(Select + " WHERE a.person_id = @personId", new { personId });

    public Task<AccountRow?> FindByLoginAsync(string normalizedLogin) =>
        database.FindAsync<AccountRow>(Select + " WHERE a.normalized_login = @normalizedLogin", new { normalizedLogin });

    /// <returns>False when the login is taken.</returns>
    public static async Task<bool> InsertAsync(Work work, AccountRow account) => await work.ExecuteAsync("""
        INSERT INTO accounts (person_id, login, normalized_login, password_hash, security_stamp, concurrency_stamp)
        VALUES (@PersonId, @Login, @NormalizedLogin, @PasswordHash, @SecurityStamp, @ConcurrencyStamp)
        ON CONFLICT (normalized_login) DO NOTHING
        """, account) > 0;

    /// <returns>False when somebody else changed the account since it was read.</returns>
    public async Task<bool> UpdateAsync(AccountRow account, string newConcurrencyStamp) => await database.ExecuteAsync("""
        UPDATE accounts
        SET login = @Login, normalized_login = @NormalizedLogin, password_hash = @PasswordHash, security_stamp = @SecurityStamp,
            concurrency_stamp = @newConcurrencyStamp
        WHERE person_id = @PersonId AND concurrency_stamp = @ConcurrencyStamp
        """, new { account.PersonId, account.Login, account.NormalizedLogin, account.PasswordHash, account.SecurityStamp, account.ConcurrencyStamp, newConcurrencyStamp }) > 0;

    /// <summary>Counts a failed try; of guesses at the same moment none is lost.</summary>
    public Task<int> FailAsync(long personId) => database.FindAsync<int>(
        "UPDATE accounts SET access_failed = access_failed + 1 WHERE person_id = @personId RETURNING access_failed", new { personId });

    public Task ForgiveAsync(long personId) =>
        database.ExecuteAsync("UPDATE accounts SET access_failed = 0 WHERE person_id = @personId AND access_failed <> 0", new { personId });

    public Task LockOutAsync(long personId, DateTime? until) =>
        database.ExecuteAsync("UPDATE accounts SET lockout_ends_at = @until WHERE person_id = @personId", new { personId, until });

    public Task<bool> AnyAsync() => database.FindAsync<bool>("SELECT EXISTS (SELECT FROM accounts)");
}
