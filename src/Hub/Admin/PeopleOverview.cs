using MtsLife.Hub.Access;
using MtsLife.Hub.People;
using MtsLife.Hub.SignIn;
using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.Admin;

/// <summary>A person with what only administrators see: the login, and when one of their browsers was last here.</summary>
public sealed record AdminPersonView(
    long Id, string Kind, string Handle, string Name, string GivenName, string FamilyName, string Position, long? UnitId, string? UnitName,
    string Role, bool Deactivated, int Version, StatusView? Status, string Phone, string Email, string? Login, DateTime? LastSeenAt)
{
    internal static AdminPersonView Of(AdminPersonRow p) => new(
        p.Id, p.Kind, p.Handle, p.Name, p.GivenName, p.FamilyName, p.Position, p.UnitId, p.UnitName, p.Role, p.Deactivated, p.Version,
        StatusView.Of(p.StatusText, p.StatusEmoji, p.StatusUntil), p.Phone, p.Email, p.Login, p.LastSeenAt);
}

/// <param name="Next">Pass as <c>after</c> to get the next page; missing at the end.</param>
public sealed record AdminPeoplePage(IReadOnlyList<AdminPersonView> People, string? Next);

/// <summary>Everybody by name, the deactivated too.</summary>
public sealed class PeopleOverview(AdminPersonSql people)
{
    private const int PageSize = 50;

    public async Task<Answer<AdminPeoplePage>> PageAsync(Actor actor, string? query, string? after)
    {
        if (AccountRights.OfAdministrator(actor) is { } refusal)
            return refusal;
        if (Keyset.Parse(after) is not { } start)
            return Refusals.Invalid("after", "cursor", "Not a cursor of this list.");

        var rows = await people.PageAsync(NameQuery.Patterns(query), start.Name, start.Id, PageSize + 1);
        var page = rows.Take(PageSize).Select(AdminPersonView.Of).ToList();
        return new AdminPeoplePage(page, rows.Count > PageSize ? new Keyset(page[^1].Name, page[^1].Id).ToString() : null);
    }
}
