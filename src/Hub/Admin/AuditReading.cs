using MtsLife.Hub.Access;
using MtsLife.Hub.People;
using MtsLife.Hub.SignIn;
using MtsLife.Storage.Moderation;

namespace MtsLife.Hub.Admin;

/// <param name="What"><c>message_hidden</c>, <c>message_unhidden</c>, <c>reports_dismissed</c>, <c>role_given</c>, <c>deactivated</c>, <c>reactivated</c>, <c>photo_removed</c>; more may come.</param>
/// <param name="PersonId">To whom it was done; of a message its author.</param>
/// <param name="GroupId">In which it was written.</param>
/// <param name="Role">Which was given.</param>
/// <param name="Reports">How many were dismissed.</param>
public sealed record AuditLine(
    long Id, DateTime At, long ActorId, string What, long? MessageId, long? PersonId, long? GroupId, string? Role, int? Reports);

/// <param name="Next">Pass as <c>before</c> to get the next page; missing at the end.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, IReadOnlyList<PersonView> People, string? Next);

/// <summary>What moderators and administrators did with their rights, the latest first.</summary>
public sealed class AuditReading(AuditSql audit, PeopleReading people)
{
    private const int PageSize = 50;

    public async Task<Answer<AuditPage>> PageAsync(Actor actor, string? before)
    {
        if (AccountRights.OfAdministrator(actor) is { } refusal)
            return refusal;
        if (IdCursor.Parse(before) is not { } start)
            return Refusals.Invalid("before", "cursor", "Not a cursor of this list.");

        var rows = await audit.PageAsync(start, PageSize + 1);
        var page = rows.Take(PageSize).ToList();
        return new AuditPage(
            [.. page.Select(l => new AuditLine(l.Id, l.At, l.ActorId, l.What, l.MessageId, l.PersonId, l.GroupId, l.Role, l.Reports))],
            await people.ViewsAsync([.. page.SelectMany(l => l.PersonId is { } person ? [l.ActorId, person] : new[] { l.ActorId }).Distinct()]),
            rows.Count > PageSize ? IdCursor.Of(page[^1].Id) : null);
    }
}
