using System.Globalization;
using Microsoft.AspNetCore.Identity;
using MtsLife.Hub.Access;

namespace MtsLife.Hub.SignIn;

public sealed record ChangePassword(string Current, string New);

/// <summary>A new password ends every other session: whoever knew the old one is out. Tokens go on until they are revoked.</summary>
public sealed class ChangingPassword(UserManager<Account> accounts, Sessions sessions, RateLimits limits)
{
    public async Task<Answer<Done>> ChangeAsync(Actor actor, ChangePassword request)
    {
        if (AccountRights.OfBrowser(actor) is { } refusal)
            return refusal;
        if (limits.Check(actor, "password") is { } often)
            return often;
        if (await accounts.FindByIdAsync(actor.PersonId.ToString(CultureInfo.InvariantCulture)) is not { PasswordHash: not null } account)
            return Refusals.Conflict("This person signs in without a password.", reason: "no_password");
        if (Password.Check("new", Password.Normalize(request.New), account.Login) is { } weak)
            return weak;

        // The wrong current password counts like a wrong one at sign-in: an open browser is no place to guess it.
        if (await accounts.IsLockedOutAsync(account))
            return Refusals.TooFast(Lockout.Duration) with { Reason = "locked_out" };
        if (!await accounts.CheckPasswordAsync(account, Password.Normalize(request.Current)))
        {
            await accounts.AccessFailedAsync(account);
            return Refusals.Invalid("current", "wrong_password", "The current password is wrong.");
        }

        var changed = await accounts.ChangePasswordAsync(account, Password.Normalize(request.Current), Password.Normalize(request.New));
        if (!changed.Succeeded)
            return Refusals.Conflict("The account changed meanwhile; try again.");
        return await sessions.EndAllAsync(actor, keepOwn: true);
    }
}
