using MtsLife.Hub.Access;
using MtsLife.Hub.Fanout;
using MtsLife.Hub.Names;
using MtsLife.Hub.People;
using MtsLife.Hub.SignIn;
using MtsLife.Storage;
using MtsLife.Storage.Moderation;
using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.Admin;

/// <summary>What is left out stays as it is.</summary>
/// <param name="UnitId">Where the person works now.</param>
public sealed record ChangePerson(
    string? GivenName = null, string? FamilyName = null, string? Position = null, string? Handle = null, string? Role = null, long? UnitId = null,
    string? Phone = null, string? Email = null);

/// <summary>Administrators change people, send them away and let them back.</summary>
public sealed class ManagingPeople(Database database, AdminPersonSql people, LiveConnections live, PeopleNews news, TimeProvider time)
{
    private const int MaxPosition = 120;

    public async Task<Answer<AdminPersonView>> ChangeAsync(Actor actor, long id, ChangePerson request)
    {
        if (AccountRights.OfAdministrator(actor) is { } refusal)
            return refusal;
        if (Read(request, out var change) is { } invalid)
            return invalid;
        if (change.UnitId is { } unit && !await people.IsUnitAsync(unit))
            return Refusals.NotFound("unitId");

        await using var work = await database.BeginAsync();
        var administrators = await AdminPersonSql.LockAdministratorsAsync(work);
        if (await people.FindAsync(id) is not { } before)
            return Refusals.NotFound("id");
        if (change.Role == "member" && administrators is [var last] && last == id)
            return LastAdministrator;
        if (change.Handle is { } handle && await AdminPersonSql.IsHandleTakenAsync(work, handle, except: id))
            return Refusals.Conflict("This handle is, or was, somebody else's.", "handle", "taken");

        await AdminPersonSql.ChangeAsync(work, id, change.GivenName, change.FamilyName, change.Position, change.Handle, change.Role,
            change.UnitId, change.Phone, change.Email);
        if (change.Role is { } given && given != before.Role)
            await AuditSql.WriteAsync(work, new(Now, actor.PersonId, "role_given", PersonId: id, Detail: new Dictionary<string, object> { ["role"] = given }));
        await work.CommitAsync();

        // A socket keeps the role with which it was opened; opened again it has the new one.
        if (change.Role is { } role && role != before.Role)
            await live.EndPersonAsync(id, "draining");
        return await ChangedAsync(id);
    }

    /// <summary>Sessions, tokens and sockets end at once, and a later return brings none of them back.</summary>
    public async Task<Answer<AdminPersonView>> DeactivateAsync(Actor actor, long id)
    {
        if (AccountRights.OfAdministrator(actor) is { } refusal)
            return refusal;

        await using var work = await database.BeginAsync();
        if (await AdminPersonSql.LockAdministratorsAsync(work) is [var last] && last == id)
            return LastAdministrator;
        if (!await AdminPersonSql.DeactivateAsync(work, id, Now))
            return await UnchangedAsync(id);
        await AuditSql.WriteAsync(work, new(Now, actor.PersonId, "deactivated", PersonId: id));
        await work.CommitAsync();

        await live.EndPersonAsync(id, "deactivated");
        return await ChangedAsync(id);
    }

    public async Task<Answer<AdminPersonView>> ReactivateAsync(Actor actor, long id)
    {
        if (AccountRights.OfAdministrator(actor) is { } refusal)
            return refusal;

        await using var work = await database.BeginAsync();
        if (!await AdminPersonSql.ReactivateAsync(work, id))
            return await UnchangedAsync(id);
        await AuditSql.WriteAsync(work, new(Now, actor.PersonId, "reactivated", PersonId: id));
        await work.CommitAsync();

        return await ChangedAsync(id);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static Refusal LastAdministrator => Refusals.Conflict("Somebody must remain administrator.", reason: "last_administrator");

    private static Refusal? Read(ChangePerson request, out ChangePerson read)
    {
        read = request;
        string given = "", family = "", position = "", handle = "", phone = "", email = "";
        if (request.GivenName is not null && PersonNames.Read("givenName", request.GivenName, out given) is { } noGiven)
            return noGiven;
        if (request.FamilyName is not null && PersonNames.Read("familyName", request.FamilyName, out family) is { } noFamily)
            return noFamily;
        if (request.Position is { Length: > 0 } && DisplayName.TryRead(request.Position, MaxPosition, out position) is not TextProblem.None and var noPosition)
            return Refusals.Invalid("position", noPosition.Code(), $"A position has at most {MaxPosition} characters.");
        if (request.Handle is not null && Names.Handle.TryRead(request.Handle, out handle) is not TextProblem.None and var noHandle)
            return Refusals.Invalid("handle", noHandle.Code(), "A handle has 2 to 32 of a-z, 0-9, dot and underscore.");
        if (request.Role is not (null or "member" or "administrator"))
            return Refusals.Invalid("role", "unknown", "A role is 'member' or 'administrator'.");
        if ((ProfileTexts.Phone(request.Phone ?? "", out phone) ?? ProfileTexts.Email(request.Email ?? "", out email)) is { } noContact)
            return noContact;

        read = new(
            request.GivenName is null ? null : given, request.FamilyName is null ? null : family,
            request.Position is null ? null : position, request.Handle is null ? null : handle, request.Role,
            request.UnitId, request.Phone is null ? null : phone, request.Email is null ? null : email);
        return null;
    }

    private async Task<Answer<AdminPersonView>> ChangedAsync(long id)
    {
        await news.ChangedAsync(id);
        return await UnchangedAsync(id);
    }

    private async Task<Answer<AdminPersonView>> UnchangedAsync(long id) =>
        await people.FindAsync(id) is { } row ? AdminPersonView.Of(row) : Refusals.NotFound("id");
}
