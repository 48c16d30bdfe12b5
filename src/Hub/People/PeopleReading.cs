using MtsLife.Hub.Access;
using MtsLife.Storage.People;

namespace MtsLife.Hub.People;

/// <summary>The directory. Everybody in the company may see everybody.</summary>
public sealed class PeopleReading(PersonSql people)
{
    public const int MostPerPage = 100;
    public const int MostByIds = 200;

    public async Task<Answer<ProfileView>> FindAsync(Actor actor, string idOrHandle)
    {
        var row = long.TryParse(idOrHandle, out var id) ? await people.FindAsync(id)
            : idOrHandle.Length is >= 2 and <= 32 && idOrHandle.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_')
                ? await people.FindByHandleAsync(idOrHandle) : null;
        return row is null ? Refusals.NotFound()
            : new ProfileView(PersonView.Of(row), row.UnitCode, row.UnitAddress, row.RegionName, row.TimeZone);
    }

    public async Task<Answer<PeoplePage>> PageAsync(Actor actor, string? query, string? after, int? limit)
    {
        if (Keyset.Parse(after) is not { } start)
        {
            return Refusals.Invalid("after", "cursor", "Not a cursor of this list.");
        }

        var size = Math.Clamp(limit ?? 50, 1, MostPerPage);
        var rows = await people.PageAsync(NameQuery.Patterns(query), start.Name, start.Id, size + 1);
        var page = rows.Take(size).ToList();
        return new PeoplePage([.. page.Select(PersonView.Of)],
            rows.Count > size ? new Keyset(page[^1].Name, page[^1].Id).ToString() : null);
    }

    /// <param name="ids">Numbers, separated by commas.</param>
    public async Task<Answer<PeoplePage>> SomeAsync(Actor actor, string ids)
    {
        var parts = ids.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > MostByIds)
        {
            return Refusals.Invalid("ids", "too_many", $"At most {MostByIds} at once.");
        }

        return parts.All(p => long.TryParse(p, out _))
            ? new PeoplePage(await ViewsAsync([.. parts.Select(long.Parse)]), null)
            : Refusals.Invalid("ids", "wrong_type", "Numbers, separated by commas.");
    }

    internal async Task<IReadOnlyList<PersonView>> ViewsAsync(IReadOnlyCollection<long> ids) =>
        ids.Count == 0 ? [] : [.. (await people.SomeAsync([.. ids.Distinct()])).Select(PersonView.Of)];
}
