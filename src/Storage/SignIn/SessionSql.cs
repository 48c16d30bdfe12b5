namespace MtsLife.Storage.SignIn;

/// <param name="Device">In simple words, from the User-Agent.</param>
public sealed record SessionRow(long Id, string Device, bool Shared, DateTime CreatedAt, DateTime LastSeenAt);

/// <summary>A living session with what every request needs to know about its person.</summary>
public sealed record SignedInRow(long SessionId, long PersonId, string Role, bool Shared, DateTime LastSeenAt);

/// <summary>Signed-in browsers. A session lives until it is ended, expires, or its person is deactivated.</summary>
public sealed class SessionSql(Database database)
{
    public async Task<long> InsertAsync(long personId, byte[] tokenHash, string device, bool shared, DateTime now, DateTime expiresAt) =>
        await database.FindAsync<long>("""
            INSERT INTO sessions (person_id, token_hash, device, shared, created_at, last_seen_at, expires_at)
            VALUES (@personId, @tokenHash, @device, @shared, @now, @now, @expiresAt)
            RETURNING id
            """, new { personId, tokenHash, device, shared, now, expiresAt });

    /// <summary>On the way of every request: two index look-ups.</summary>
    public Task<SignedInRow?> FindAsync(byte[] tokenHash, DateTime now) => database.FindAsync<SignedInRow>("""
        SELECT s.id AS session_id, s.person_id, p.role, s.shared, s.last_seen_at
        FROM sessions s JOIN people p ON p.id = s.person_id
        WHERE s.token_hash = @tokenHash AND s.ended_at IS NULL AND s.expires_at > @now AND p.deactivated_at IS NULL
        """, new { tokenHash, now });

    public Task<bool> IsSharedAsync(long id) => database.FindAsync<bool>("SELECT shared FROM sessions WHERE id = @id", new { id });

    public Task<IReadOnlyList<SessionRow>> ListAsync(long personId, DateTime now) => database.QueryAsync<SessionRow>("""
        SELECT id, device, shared, created_at, last_seen_at
        FROM sessions
        WHERE person_id = @personId AND ended_at IS NULL AND expires_at > @now
        ORDER BY last_seen_at DESC, id DESC
        """, new { personId, now });

    /// <summary>Moves the end of each session on, never of one that has ended meanwhile.</summary>
    public Task SeenAsync(long[] ids, DateTime now, TimeSpan shared, TimeSpan own) => database.ExecuteAsync("""
        UPDATE sessions
        SET last_seen_at = @now, expires_at = @now + CASE WHEN shared THEN @shared ELSE @own END
        WHERE id = ANY(@ids) AND ended_at IS NULL AND expires_at > @now
        """, new { ids, now, shared, own });

    /// <returns>Whether it was this person's and living.</returns>
    public async Task<bool> EndAsync(long personId, long id, DateTime now) => await database.ExecuteAsync("""
        UPDATE sessions SET ended_at = @now WHERE id = @id AND person_id = @personId AND ended_at IS NULL AND expires_at > @now
        """, new { personId, id, now }) > 0;

    /// <returns>The sessions that were living.</returns>
    public Task<IReadOnlyList<long>> EndAllAsync(long personId, long? except, DateTime now) => database.QueryAsync<long>("""
        UPDATE sessions SET ended_at = @now
        WHERE person_id = @personId AND ended_at IS NULL AND id IS DISTINCT FROM @except
        RETURNING id
        """, new { personId, except, now });

    /// <summary>Which of these sessions live no more, for sockets that outlast them.</summary>
    public Task<IReadOnlyList<long>> EndedAmongAsync(long[] ids, DateTime now) => database.QueryAsync<long>("""
        SELECT s.id FROM sessions s JOIN people p ON p.id = s.person_id
        WHERE s.id = ANY(@ids) AND (s.ended_at IS NOT NULL OR s.expires_at <= @now OR p.deactivated_at IS NOT NULL)
        """, new { ids, now });
}
