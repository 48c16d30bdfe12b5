using Microsoft.AspNetCore.Identity;
using MtsLife.Hub.Access;

namespace MtsLife.Hub.SignIn;

/// <param name="Shared">Somebody else's computer: ends when the browser closes or after 30 minutes idle.</param>
public sealed record SignInRequest(string Login, string Password, bool Shared = false);

/// <summary>
/// Login and password become a session. Whether a login exists is never told: an unknown one costs the same hashing
/// and is locked out by the same count.
/// </summary>
public sealed class SigningIn(UserManager<Account> accounts, UnknownLogins unknown, Sessions sessions, RateLimits limits, TimeProvider time)
{
    // Normalising is quadratic in a run of marks; no login is as long as this.
    private const int LongestLogin = 400;

    // A hash of nothing anybody knows, so that verifying against it takes as long as against a real one.
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(null!, Secret.ForCookie());

    public async Task<Answer<NewSession>> WithPasswordAsync(SignInRequest request, string? address, string? userAgent)
    {
        if (limits.Check("sign_in_address", address ?? "") is { } fromThere)
            return fromThere;
        if (request.Login.Length > LongestLogin)
            return Wrong();
        var login = accounts.NormalizeName(Login.Trim(request.Login));
        if (limits.Check("sign_in_login", login) is { } often)
            return often;

        var account = Login.IsPossible(login) ? await accounts.FindByNameAsync(login) : null;
        if (account is null or { Deactivated: true } or { PasswordHash: null })
            return RefuseUnknown(login, request.Password);

        if (await accounts.IsLockedOutAsync(account))
            return LockedOut(account.LockoutEndsAt - time.GetUtcNow());
        if (await accounts.CheckPasswordAsync(account, Password.Normalize(request.Password)))
        {
            await accounts.ResetAccessFailedCountAsync(account);
            return await sessions.BeginAsync(account.PersonId, request.Shared, userAgent);
        }

        await accounts.AccessFailedAsync(account);
        return await accounts.IsLockedOutAsync(account) ? LockedOut() : Wrong();
    }

    private Answer<NewSession> RefuseUnknown(string login, string password)
    {
        if (unknown.LockedOutFor(login) is { } left)
            return LockedOut(left);

        accounts.PasswordHasher.VerifyHashedPassword(null!, NobodysHash, Password.Normalize(password));
        return unknown.Fail(login) ? LockedOut() : Wrong();
    }

    private static Refusal Wrong() => Refusals.Unauthenticated("wrong_password") with { Message = "Login or password is wrong." };

    private static Refusal LockedOut(TimeSpan? left = null) =>
        Refusals.TooFast(left ?? Lockout.Duration) with { Message = "Too many wrong passwords.", Reason = "locked_out" };
}

internal static class Lockout
{
    public const int AfterFailures = 5;
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);
}
