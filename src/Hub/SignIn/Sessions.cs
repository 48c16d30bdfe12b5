using MtsLife.Hub.Access;
using MtsLife.Hub.Fanout;
using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.SignIn;

public sealed record SessionView(long Id, string Device, DateTime CreatedAt, DateTime LastSeenAt, bool Current, bool Shared);

public sealed record SessionList(IReadOnlyList<SessionView> Sessions);

/// <param name="Secret">What the browser keeps in its cookie.</param>
public sealed record NewSession(long Id, string Secret, bool Shared);

/// <summary>Signed-in browsers: begun by signing in, ended one by one or all at once, sockets included.</summary>
public sealed class Sessions(SessionSql sessions, LiveConnections live, Seen seen, TimeProvider time)
{
    /// <summary>How long a session outlives the last request: on one's own computer, and on a shared one.</summary>
    public static readonly TimeSpan Own = TimeSpan.FromDays(30), Shared = TimeSpan.FromMinutes(30);

    public async Task<NewSession> BeginAsync(long personId, bool shared, string? userAgent)
    {
        var secret = Secret.ForCookie();
        var id = await sessions.InsertAsync(personId, Secret.Hash(secret), Device.Of(userAgent), shared, Now, Now + (shared ? Shared : Own));
        return new(id, secret, shared);
    }

    /// <summary>Who holds this cookie; null when the session does not live or its person is deactivated.</summary>
    /// <param name="isTouch">Not so for the polls and pings of a live connection: they come from a window that nobody touches, too.</param>
    public async Task<(Actor Actor, bool Shared, bool Renewed)?> FindAsync(string secret, bool isTouch)
    {
        if (await sessions.FindAsync(Secret.Hash(secret), Now) is not { } found)
            return null;

        var renewed = isTouch && seen.Session(found.SessionId, found.LastSeenAt);
        return (new(found.PersonId, found.Role, SessionId: found.SessionId), found.Shared, renewed);
    }

    public async Task<Answer<SessionList>> ListAsync(Actor actor) => new SessionList(
        [.. (await sessions.ListAsync(actor.PersonId, Now)).Select(s => new SessionView(s.Id, s.Device, s.CreatedAt, s.LastSeenAt, s.Id == actor.SessionId, s.Shared))]);

    public async Task<Answer<Done>> EndAsync(Actor actor, long id)
    {
        if (AccountRights.OfBrowser(actor) is { } refusal)
            return refusal;
        if (!await sessions.EndAsync(actor.PersonId, id, Now))
            return Refusals.NotFound("id");

        await live.EndSessionAsync(id);
        return Done.Now;
    }

    /// <summary>Signing out: the actor's own session.</summary>
    public async Task<Answer<Done>> EndOwnAsync(Actor actor) =>
        actor.SessionId is { } own ? await EndAsync(actor, own) : Refusals.Forbidden("A token has no session to sign out.", "browser_only");

    /// <summary>Everywhere at once. With <paramref name="keepOwn"/> the actor's own session goes on.</summary>
    public async Task<Answer<Done>> EndAllAsync(Actor actor, bool keepOwn = false)
    {
        if (AccountRights.OfBrowser(actor) is { } refusal)
            return refusal;

        var ended = await sessions.EndAllAsync(actor.PersonId, keepOwn ? actor.SessionId : null, Now);
        await Task.WhenAll(ended.Select(live.EndSessionAsync));
        return Done.Now;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
