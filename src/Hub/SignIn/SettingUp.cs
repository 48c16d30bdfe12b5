using Microsoft.Extensions.Logging;
using MtsLife.Storage;
using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.SignIn;

/// <summary>
/// An installation into which nobody can get writes a code into its log, anew at each start, with which its first
/// administrator signs up.
/// </summary>
public sealed partial class SettingUp(
    Database database, AccountSql accounts, OneClickSigningIn oneClick, TimeProvider time, ILogger<SettingUp> logger)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async Task<bool> IsNeededAsync() => !await oneClick.IsOpenAsync() && !await accounts.AnyAsync();

    /// <returns>The code, null where somebody can sign in already.</returns>
    public async Task<string?> BeginAsync()
    {
        if (await oneClick.IsOpenAsync())
            return null;
        await using var work = await database.BeginAsync();
        if (await InvitationSql.IsSetUpAsync(work))
            return null;

        var code = Secret.ForSetup();
        var now = time.GetUtcNow().UtcDateTime;
        await InvitationSql.RenewSetupAsync(work, Secret.Hash(code), now, now + Lifetime);
        await work.CommitAsync();
        Log.Code(logger, code, Lifetime.TotalHours);
        return code;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "There is no account yet. Open /setup and enter the code {Code} within {Hours} hours; a restart makes a new one")]
        public static partial void Code(ILogger logger, string code, double hours);
    }
}
