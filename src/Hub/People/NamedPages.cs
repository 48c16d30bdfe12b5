using MtsLife.Hub.Access;

namespace MtsLife.Hub.People;

/// <summary>Lists of people sorted by name, in pages.</summary>
internal static class NamedPages
{
    public static readonly Refusal NoCursor = Refusals.Invalid("after", "cursor", "Not a cursor of this list.");

    /// <summary>The first <paramref name="size"/> of rows that were asked for one more, and where the next page begins.</summary>
    public static (IReadOnlyList<T> Page, string? Next) Cut<T>(this IReadOnlyList<T> rows, int size, Func<T, Keyset> key) =>
        rows.Count > size ? ([.. rows.Take(size)], key(rows[size - 1]).ToString()) : (rows, null);

    public static int Size(int? limit) => Math.Clamp(limit ?? 50, 1, PeopleReading.MostPerPage);
}
