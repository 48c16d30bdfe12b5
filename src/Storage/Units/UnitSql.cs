namespace MtsLife.Storage.Units;

/// <summary>The organisation, level by level.</summary>
public sealed class UnitSql(Database database)
{
    /// <summary>From the top down to the unit itself; empty when it is not there.</summary>
    public Task<IReadOnlyList<UnitRow>> PathAsync(long unitId) => database.QueryAsync<UnitRow>(
        $"""
        WITH RECURSIVE path AS (
            SELECT id, parent_id, 0 AS up FROM units WHERE id = @unitId
            UNION ALL
            SELECT u.id, u.parent_id, p.up + 1 FROM units u JOIN path p ON u.id = p.parent_id)
        SELECT {Columns} FROM path JOIN units u ON u.id = path.id ORDER BY path.up DESC
        """,
        new { unitId });

    /// <summary>Those right below a unit, or the top ones: regions and departments before shops, each by name.</summary>
    public Task<IReadOnlyList<UnitRow>> ChildrenAsync(long? parentId) => database.QueryAsync<UnitRow>(
        $"""
        SELECT {Columns} FROM units u WHERE u.parent_id IS NOT DISTINCT FROM @parentId
        ORDER BY array_position(ARRAY['company', 'region', 'department', 'office', 'shop'], u.kind), u.name COLLATE "ru-x-icu", u.id
        """,
        new { parentId });

    /// <summary>How many work in the unit and below it.</summary>
    public Task<int> CountPeopleAsync(long unitId) => database.FindAsync<int>(
        """
        WITH RECURSIVE below AS (
            SELECT id FROM units WHERE id = @unitId
            UNION ALL
            SELECT u.id FROM units u JOIN below b ON u.parent_id = b.id)
        SELECT count(*)::int FROM below b JOIN people p ON p.unit_id = b.id WHERE p.deactivated_at IS NULL
        """,
        new { unitId });

    public Task<bool> ExistsAsync(long unitId) =>
        database.FindAsync<bool>("SELECT EXISTS (SELECT FROM units WHERE id = @unitId)", new { unitId });

    private const string Columns =
        """
        u.id, u.parent_id, u.kind, u.code, u.name, u.address, (SELECT count(*)::int FROM units k WHERE k.parent_id = u.id) AS children
        """;
}
