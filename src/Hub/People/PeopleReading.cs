using MtsLife.Hub.Access;
using MtsLife.Storage.People;

namespace MtsLife.Hub.People;

/// <summary>The directory. Everybody in the company may see everybody.</summary>
public sealed class PeopleReading(PersonSql people)
{
    public const int MostPerPage = 100;
    public const int MostByIds = 200;

    /// <param name="unit">Only those of this unit and of everything below it.</param>
    public async Task<Answer<PeoplePage>> PageAsync(Actor actor, string? query, string? after, int? limit, long? unit)
    {
        if (Keyset.Parse(after) is not { } start)
        {
            return Refusals.Invalid("after", "cursor", "Not a cursor of this list.");
        }

        var size = Math.Clamp(limit ?? 50, 1, MostPerPage);
        var patterns = NameQuery.Patterns(query);
        return Page(
            unit is { } id
                ? await people.OfUnitAsync(id, patterns, start.Name, start.Id, size + 1)
                : await people.PageAsync(patterns, start.Name, start.Id, size + 1), size);
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

    /// <summary>By id, by the present handle or by a former one.</summary>
    internal async Task<PersonRow?> RowAsync(string idOrHandle) =>
        long.TryParse(idOrHandle, out var id) ? await people.FindAsync(id)
            : idOrHandle.Length is >= 2 and <= 32 && idOrHandle.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_')
                ? await people.FindByHandleAsync(idOrHandle) : null;

    internal async Task<bool> IsThereAsync(long personId) => await people.FindAsync(personId) is not null;

    /// <param name="rows">One more than <paramref name="size"/> when there is a next page.</param>
    internal static PeoplePage Page(IReadOnlyList<PersonRow> rows, int size)
    {
        var page = rows.Take(size).ToList();
        return new PeoplePage(
            [.. page.Select(PersonView.Of)], rows.Count > size ? new Keyset(page[^1].Name, page[^1].Id).ToString() : null);
    }

    internal async Task<IReadOnlyList<PersonView>> ViewsAsync(IReadOnlyCollection<long> ids) =>
        ids.Count == 0 ? [] : [.. (await people.SomeAsync([.. ids.Distinct()])).Select(PersonView.Of)];
}
