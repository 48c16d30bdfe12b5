namespace MtsLife.Storage.SignIn;

public sealed record AccessTokenRow(long Id, string Name, string Prefix, DateTime CreatedAt, DateTime? LastUsedAt, DateTime? ExpiresAt);

public sealed record TokenActorRow(long TokenId, long PersonId, string Role, DateTime? LastUsedAt);

/// <summary>Personal access tokens. Only the SHA-256 of the secret is kept.</summary>
public sealed class AccessTokenSql(Database database)
{
    public async Task<AccessTokenRow> InsertAsync(long personId, string name, byte[] tokenHash, string prefix, DateTime now, DateTime? expiresAt) =>
        (await database.FindAsync<AccessTokenRow>("""
            INSERT INTO access_tokens (person_id, name, token_hash, prefix, created_at, expires_at)
            VALUES (@personId, @name, @tokenHash, @prefix, @now, @expiresAt)
            RETURNING id, name, prefix, created_at, last_used_at, expires_at
            """, new { personId, name, tokenHash, prefix, now, expiresAt }))!;

    /// <summary>On the way of every request of a program: two index look-ups.</summary>
    public Task<TokenActorRow?> FindAsync(byte[] tokenHash, DateTime now) => database.FindAsync<TokenActorRow>("""
        SELECT t.id AS token_id, t.person_id, p.role, t.last_used_at
        FROM access_tokens t JOIN people p ON p.id = t.person_id
        WHERE t.token_hash = @tokenHash AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > @now)
          AND p.deactivated_at IS NULL
        """, new { tokenHash, now });

    public Task<IReadOnlyList<AccessTokenRow>> ListAsync(long personId) => database.QueryAsync<AccessTokenRow>("""
        SELECT id, name, prefix, created_at, last_used_at, expires_at
        FROM access_tokens
        WHERE person_id = @personId AND revoked_at IS NULL
        ORDER BY id DESC
        """, new { personId });

    public Task UsedAsync(long[] ids, DateTime now) =>
        database.ExecuteAsync("UPDATE access_tokens SET last_used_at = @now WHERE id = ANY(@ids)", new { ids, now });

    public async Task<bool> RevokeAsync(long personId, long id, DateTime now) => await database.ExecuteAsync("""
        UPDATE access_tokens SET revoked_at = @now WHERE id = @id AND person_id = @personId AND revoked_at IS NULL
        """, new { personId, id, now }) > 0;

    /// <summary>Which of these tokens are good no more, for sockets that outlast them.</summary>
    public Task<IReadOnlyList<long>> EndedAmongAsync(long[] ids, DateTime now) => database.QueryAsync<long>("""
        SELECT t.id FROM access_tokens t JOIN people p ON p.id = t.person_id
        WHERE t.id = ANY(@ids) AND (t.revoked_at IS NOT NULL OR t.expires_at <= @now OR p.deactivated_at IS NOT NULL)
        """, new { ids, now });
}
