namespace MtsLife.Storage.Recommending;

/// <param name="Reason">The strongest of what speaks for it.</param>
/// <param name="N">How many, for a reason that counts.</param>
public sealed record HintRow(long Id, string Reason, int N);

/// <summary>
/// Found as they are read, by one statement each. Every source is bounded, so that neither somebody in a hundred groups
/// nor a region of thousands makes the page slow: what is left out would only say the same again.
/// </summary>
public sealed class RecommendationSql(Database database)
{
    /// <summary>Active people whom the person does not follow yet.</summary>
    public Task<IReadOnlyList<HintRow>> PeopleAsync(long personId, int limit) => database.QueryAsync<HintRow>(
        """
        WITH me AS (
            SELECT p.id, p.unit_id, p.position, u.parent_id AS region_id FROM people p LEFT JOIN units u ON u.id = p.unit_id WHERE p.id = @personId),
        followed AS MATERIALIZED (
            SELECT person_id FROM person_subscriptions WHERE follower_id = @personId),
        groups_of_mine AS (
            SELECT g.id FROM group_members m JOIN groups g ON g.id = m.group_id
            WHERE m.person_id = @personId AND NOT g.mandatory AND g.archived_at IS NULL AND g.member_count <= 200
            ORDER BY g.member_count, g.id LIMIT 8),
        hints AS (
            (SELECT p.id, 'same_unit' AS reason, 1 AS n, 30 AS weight FROM me JOIN people p ON p.unit_id = me.unit_id LIMIT 60)
            UNION ALL
            (SELECT p.id, 'same_position', 1, 15 FROM me JOIN units u ON u.parent_id = me.region_id JOIN people p ON p.unit_id = u.id
             WHERE p.position = me.position AND me.position <> '' LIMIT 60)
            UNION ALL
            SELECT m.person_id, 'common_groups', count(*)::int, 8 * least(count(*), 4)::int
            FROM groups_of_mine g JOIN group_members m ON m.group_id = g.id GROUP BY m.person_id
            UNION ALL
            SELECT s.person_id, 'followed', count(*)::int, 10 * least(count(*), 5)::int
            FROM (SELECT person_id FROM followed LIMIT 50) f JOIN person_subscriptions s ON s.follower_id = f.person_id GROUP BY s.person_id)
        SELECT h.id, (array_agg(h.reason ORDER BY h.weight DESC, h.reason))[1] AS reason, (array_agg(h.n ORDER BY h.weight DESC, h.reason))[1] AS n
        FROM hints h JOIN people p ON p.id = h.id
        WHERE h.id <> @personId AND p.kind = 'person' AND p.deactivated_at IS NULL AND h.id NOT IN (SELECT person_id FROM followed)
        GROUP BY h.id ORDER BY sum(h.weight) DESC, h.id LIMIT @limit
        """,
        new { personId, limit });

    /// <summary>Open groups in which colleagues are, or people whom the person follows. Who is in any other is not for everybody to know.</summary>
    public Task<IReadOnlyList<HintRow>> GroupsAsync(long personId, int limit) => database.QueryAsync<HintRow>(
        """
        WITH me AS (
            SELECT p.unit_id, u.parent_id AS region_id FROM people p LEFT JOIN units u ON u.id = p.unit_id WHERE p.id = @personId),
        near AS (
            (SELECT p.id, 'colleagues' AS reason FROM me JOIN people p ON p.unit_id = me.unit_id WHERE p.id <> @personId LIMIT 60)
            UNION
            (SELECT p.id, 'colleagues' FROM me JOIN units u ON u.parent_id = me.region_id JOIN people p ON p.unit_id = u.id
             WHERE p.id <> @personId LIMIT 60)
            UNION
            (SELECT person_id, 'followed' FROM person_subscriptions WHERE follower_id = @personId LIMIT 60)),
        counted AS (
            SELECT m.group_id, n.reason, count(*)::int AS n, count(*)::int * CASE n.reason WHEN 'followed' THEN 3 ELSE 1 END AS weight
            FROM near n JOIN group_members m ON m.person_id = n.id GROUP BY m.group_id, n.reason)
        SELECT c.group_id AS id, (array_agg(c.reason ORDER BY c.weight DESC, c.reason))[1] AS reason, (array_agg(c.n ORDER BY c.weight DESC, c.reason))[1] AS n
        FROM counted c JOIN groups g ON g.id = c.group_id
        WHERE g.visibility = 'open' AND NOT g.mandatory AND g.archived_at IS NULL
          AND NOT EXISTS (SELECT FROM group_members mine WHERE mine.group_id = g.id AND mine.person_id = @personId)
        GROUP BY c.group_id ORDER BY sum(c.weight) DESC, c.group_id LIMIT @limit
        """,
        new { personId, limit });
}
