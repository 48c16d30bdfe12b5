using System.Collections.Concurrent;
using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.SignIn;

/// <summary>
/// Notes who was here without making a request wait: at most once a minute for each session and token,
/// written together every few seconds. What a crash loses is a minute of «last seen».
/// </summary>
public sealed class Seen(SessionSql sessions, AccessTokenSql tokens, TimeProvider time)
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, DateTime> seenSessions = new();
    private readonly ConcurrentDictionary<long, DateTime> seenTokens = new();

    /// <returns>Whether this is the minute's first request, so that the cookie may be renewed with it.</returns>
    public bool Session(long id, DateTime lastSeenAt) => IsNews(lastSeenAt) && seenSessions.TryAdd(id, Now);

    /// <summary>Somebody did something over a socket, which asks for nothing else that would be noticed.</summary>
    public void Session(long id) => seenSessions.TryAdd(id, Now);

    public void Token(long id, DateTime? lastUsedAt)
    {
        if (lastUsedAt is null || IsNews(lastUsedAt.Value))
            seenTokens.TryAdd(id, Now);
    }

    public async Task WriteAsync()
    {
        if (Take(seenSessions) is { Length: > 0 } seen)
            await sessions.SeenAsync(seen, Now, Sessions.Shared, Sessions.Own);
        if (Take(seenTokens) is { Length: > 0 } used)
            await tokens.UsedAsync(used, Now);
    }

    private static long[] Take(ConcurrentDictionary<long, DateTime> noted) => [.. noted.Keys.Where(id => noted.TryRemove(id, out _))];

    private bool IsNews(DateTime last) => Now - last >= Precision;

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
