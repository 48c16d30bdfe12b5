using Microsoft.AspNetCore.Identity;
using MtsLife.Hub.Access;
using MtsLife.Hub.Names;
using MtsLife.Storage;
using MtsLife.Storage.People;
using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.SignIn;

/// <summary>What somebody says about themselves who accepts an invitation.</summary>
public sealed record NewAccount(string GivenName, string FamilyName, string Login, string Password);

/// <param name="Code">From the log of a server that has no account yet.</param>
public sealed record SetUp(string Code, string GivenName, string FamilyName, string Login, string Password);

public sealed record InvitedView(string Role, DateTime ExpiresAt);

/// <summary>A code becomes a person with an account, signed in: the code is used up in the same unit of work.</summary>
public sealed class Joining(
    Database database, InvitationSql invitations, UserManager<Account> accounts, Sessions sessions, RateLimits limits, PeopleNews news, TimeProvider time)
{
    public async Task<Answer<InvitedView>> LookAsync(string code, string? address)
    {
        if (limits.Check("sign_in_address", address ?? "") is { } often)
            return often;
        return await invitations.FindOpenAsync(Secret.Hash(code), Now) is { } open
            ? new InvitedView(open.Role, open.ExpiresAt)
            : Refusals.NotFound("code");
    }

    public Task<Answer<NewSession>> AcceptAsync(string code, NewAccount request, string? address, string? userAgent) =>
        JoinAsync(code, request, setup: false, address, userAgent);

    public Task<Answer<NewSession>> SetUpAsync(SetUp request, string? address, string? userAgent) =>
        JoinAsync(request.Code.Trim().ToUpperInvariant(), new(request.GivenName, request.FamilyName, request.Login, request.Password), setup: true, address, userAgent);

    private async Task<Answer<NewSession>> JoinAsync(string code, NewAccount request, bool setup, string? address, string? userAgent)
    {
        if (limits.Check("sign_in_address", address ?? "") is { } often)
            return often;
        if (request.Login.Length > 400)
            return Refusals.Invalid("login", "too_long", "A login is shorter.");
        var login = Login.Trim(request.Login);
        var password = Password.Normalize(request.Password);
        if (PersonNames.Read("givenName", request.GivenName, out var given) is { } noGiven)
            return noGiven;
        if (PersonNames.Read("familyName", request.FamilyName, out var family) is { } noFamily)
            return noFamily;
        if ((Login.Check("login", login) ?? Password.Check("password", password, login)) is { } refused)
            return refused;

        await using var work = await database.BeginAsync();
        if (setup && await InvitationSql.IsSetUpAsync(work))
            return Refusals.Conflict("The first account exists already.", "code", "already_set_up");
        if (await InvitationSql.TakeAsync(work, Secret.Hash(code), setup, Now) is not { } invitation)
            return Refusals.NotFound("code");

        var person = await PersonCreation.CreateAsync(work, new(given, family, Handle.FromName($"{given} {family}"), invitation.Role));
        if (!await AccountSql.InsertAsync(work, NewRow(person, login, password)))
            return Refusals.Conflict("This login is taken.", "login", "taken");
        await InvitationSql.AcceptedAsync(work, invitation.Id, person);
        await work.CommitAsync();

        await news.ChangedAsync(person);
        return await sessions.BeginAsync(person, shared: false, userAgent);
    }

    private AccountRow NewRow(long person, string login, string password) => new(
        person, login, accounts.NormalizeName(login), accounts.PasswordHasher.HashPassword(null!, password),
        Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"), AccessFailed: 0, LockoutEndsAt: null, Deactivated: false);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
