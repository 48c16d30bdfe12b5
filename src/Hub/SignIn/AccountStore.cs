using System.Globalization;
using Microsoft.AspNetCore.Identity;
using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.SignIn;

/// <summary>
/// ASP.NET Core Identity over <see cref="AccountSql"/>. The lock-out is written by statements of its own the moment it
/// changes: counted through Identity's read, change and write back, guesses at the same moment would overwrite each other.
/// </summary>
internal sealed class AccountStore(AccountSql accounts)
    : IUserPasswordStore<Account>, IUserLockoutStore<Account>, IUserSecurityStampStore<Account>
{
    public async Task<Account?> FindByIdAsync(string userId, CancellationToken stop) =>
        await accounts.FindAsync(long.Parse(userId, CultureInfo.InvariantCulture)) is { } row ? Account.Of(row) : null;

    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken stop) =>
        await accounts.FindByLoginAsync(normalizedUserName) is { } row ? Account.Of(row) : null;

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken stop)
    {
        if (!user.Changed)
            return IdentityResult.Success;

        var stamp = Guid.NewGuid().ToString("N");
        if (!await accounts.UpdateAsync(user.ToRow(), stamp))
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        user.ConcurrencyStamp = stamp;
        user.Changed = false;
        return IdentityResult.Success;
    }

    // An account comes into being together with its person, in one unit of work (Joining); it never goes.
    public Task<IdentityResult> CreateAsync(Account user, CancellationToken stop) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken stop) => throw new NotSupportedException();

    public async Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken stop) =>
        user.AccessFailed = await accounts.FailAsync(user.PersonId);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken stop)
    {
        user.AccessFailed = 0;
        return accounts.ForgiveAsync(user.PersonId);
    }

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken stop)
    {
        user.LockoutEndsAt = lockoutEnd;
        return accounts.LockOutAsync(user.PersonId, lockoutEnd?.UtcDateTime);
    }

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken stop) => Task.FromResult(user.AccessFailed);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken stop) => Task.FromResult(true);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken stop) => Task.FromResult(user.LockoutEndsAt);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken stop) => Task.CompletedTask;

    public Task<string> GetUserIdAsync(Account user, CancellationToken stop) =>
        Task.FromResult(user.PersonId.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken stop) => Task.FromResult<string?>(user.Login);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken stop) => Task.FromResult<string?>(user.NormalizedLogin);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken stop) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken stop) => Task.FromResult(user.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken stop) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken stop) => Change(user, () => user.Login = userName!);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken stop) =>
        user.NormalizedLogin == normalizedName ? Task.CompletedTask : Change(user, () => user.NormalizedLogin = normalizedName!);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken stop) => Change(user, () => user.PasswordHash = passwordHash);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken stop) => Change(user, () => user.SecurityStamp = stamp);

    public void Dispose()
    {
    }

    private static Task Change(Account user, Action change)
    {
        change();
        user.Changed = true;
        return Task.CompletedTask;
    }
}
