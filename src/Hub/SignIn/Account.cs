using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.SignIn;

/// <summary>A local account, in the shape that ASP.NET Core Identity works on.</summary>
public sealed class Account
{
    public required long PersonId { get; init; }

    public required string Login { get; set; }

    public required string NormalizedLogin { get; set; }

    public string? PasswordHash { get; set; }

    public required string SecurityStamp { get; set; }

    public required string ConcurrencyStamp { get; set; }

    public int AccessFailed { get; set; }

    public DateTimeOffset? LockoutEndsAt { get; set; }

    public bool Deactivated { get; init; }

    /// <summary>Whether anything but the lock-out changed, which is written at once and on its own.</summary>
    internal bool Changed { get; set; }

    internal static Account Of(AccountRow row) => new()
    {
        PersonId = row.PersonId,
        Login = row.Login,
        NormalizedLogin = row.NormalizedLogin,
        PasswordHash = row.PasswordHash,
        SecurityStamp = row.SecurityStamp,
        ConcurrencyStamp = row.ConcurrencyStamp,
        AccessFailed = row.AccessFailed,
        LockoutEndsAt = row.LockoutEndsAt,
        Deactivated = row.Deactivated,
    };

    internal AccountRow ToRow() =>
        new(PersonId, Login, NormalizedLogin, PasswordHash, SecurityStamp, ConcurrencyStamp, AccessFailed, LockoutEndsAt?.UtcDateTime, Deactivated);
}
