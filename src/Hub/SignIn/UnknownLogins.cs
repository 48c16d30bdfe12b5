using System.Collections.Concurrent;

namespace MtsLife.Hub.SignIn;

/// <summary>Counts failures for logins that nobody has, so that a lock-out does not tell which logins exist.</summary>
public sealed class UnknownLogins(TimeProvider time)
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Until)> failures = new();

    internal TimeSpan? LockedOutFor(string login) =>
        failures.TryGetValue(Key(login), out var known) && known.Failures >= Lockout.AfterFailures && known.Until > time.GetUtcNow()
            ? known.Until - time.GetUtcNow()
            : null;

    /// <returns>Whether this failure locks the login out.</returns>
    internal bool Fail(string login)
    {
        var now = time.GetUtcNow();
        if (failures.Count >= Most)
            Forget(now);
        return failures.AddOrUpdate(Key(login), _ => (1, now + Lockout.Duration), (_, known) =>
            (known.Failures >= Lockout.AfterFailures && known.Until <= now ? 1 : known.Failures + 1, now + Lockout.Duration)).Failures >= Lockout.AfterFailures;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (login, known) in failures)
        {
            if (known.Until <= now)
                failures.TryRemove(new(login, known));
        }

        if (failures.Count >= Most)
            failures.Clear();
    }

    private static string Key(string login) => login.Length > 100 ? login[..100] : login;
}
