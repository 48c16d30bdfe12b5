namespace MtsLife.Storage.People;

/// <summary>
/// Rows of a table whose <c>search_key</c> has all of <c>@patterns</c> in it, in any order: conditions of their own, since no
/// trigram index serves <c>LIKE ALL (array)</c>.
/// </summary>
internal sealed class NameSearch(string table, string[] patterns)
{
    // Between its two percent signs; a shorter word has no trigram to look for.
    private const int Shortest = 5;

    private readonly bool indexed = patterns.Any(p => p.Length >= Shortest);

    /// <summary>
    /// Stands before the SELECT. Set apart, or the planner walks the whole company by name for the sake of the first fifty,
    /// which may not be there.
    /// </summary>
    public string With => indexed ? $"WITH found AS MATERIALIZED (SELECT f.id FROM {table} f WHERE {Finds("f.search_key", patterns)})" : "";

    public string Found(string alias) => indexed ? $"{alias}.id IN (SELECT id FROM found)" : Finds($"{alias}.search_key", patterns);

    public static string Finds(string key, string[] patterns) =>
        patterns.Length == 0 ? "true" : string.Join(" AND ", patterns.Select((_, n) => $"{key} LIKE (@patterns)[{n + 1}]"));
}
