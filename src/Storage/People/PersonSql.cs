using System.Collections.Concurrent;

namespace MtsLife.Storage.People;

public sealed class PersonSql(Database database)
{
    public Task<PersonRow?> FindAsync(long id) =>
        database.FindAsync<PersonRow>($"SELECT {Columns} FROM {From} WHERE p.id = @id", new { id });

    /// <summary>By the present handle, or by one the person had before.</summary>
    public Task<PersonRow?> FindByHandleAsync(string handle) =>
        database.FindAsync<PersonRow>(
            $"""
            SELECT {Columns} FROM {From}
            WHERE p.handle = @handle OR p.id = (SELECT f.person_id FROM former_handles f WHERE f.handle = @handle)
            ORDER BY p.handle = @handle DESC LIMIT 1
            """,
            new { handle });

    public Task<IReadOnlyList<PersonRow>> SomeAsync(long[] ids) =>
        database.QueryAsync<PersonRow>($"SELECT {Columns} FROM {From} WHERE p.id = ANY(@ids)", new { ids });

    /// <summary>The directory by name, keyset-paged; <paramref name="patterns"/> are LIKE patterns of which all must match.</summary>
    public Task<IReadOnlyList<PersonRow>> PageAsync(string[] patterns, string afterName, long afterId, int limit) =>
        database.QueryAsync<PersonRow>(
            $"""
            {new NameSearch("people", patterns).With}
            SELECT {Columns} FROM {From}
            WHERE p.deactivated_at IS NULL AND {new NameSearch("people", patterns).Found("p")}
              AND (p.name COLLATE "ru-x-icu", p.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY p.name COLLATE "ru-x-icu", p.id LIMIT @limit
            """,
            new { patterns, afterName, afterId, limit });

    /// <summary>The same of one unit with everything below it.</summary>
    public async Task<IReadOnlyList<PersonRow>> OfUnitAsync(long unitId, string[] patterns, string afterName, long afterId, int limit)
    {
        // Asked first: those of a few units are found by where they work, and sorted; those of many are met soon by walking the
        // company by name. A prepared statement is planned for any list of units, as if it were short, and would sort everybody.
        var units = (await database.QueryAsync<long>($"{Below} LIMIT {FewUnits + 1}", new { unitId })).ToArray();
        var (search, isFew) = (new NameSearch("people", patterns), units.Length <= FewUnits);
        return units.Length == 0 ? [] : await database.QueryAsync<PersonRow>(
            $"""
            {(isFew ? "" : search.With)}
            SELECT {Columns} FROM {From}
            WHERE {(isFew ? "p.unit_id = ANY(@units)" : $"(p.unit_id IN ({Below})) IS TRUE")} AND p.deactivated_at IS NULL
              AND {(isFew ? "p.search_key LIKE ALL(@patterns)" : search.Found("p"))}
              AND (p.name COLLATE "ru-x-icu", p.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY p.name COLLATE "ru-x-icu", p.id LIMIT @limit
            """,
            new { unitId, units, patterns, afterName, afterId, limit });
    }

    private const int FewUnits = 200;

    // IS TRUE, where this stands in a condition, keeps it a set to be looked up: joined, it would be read before the names.
    private const string Below =
        """
        WITH RECURSIVE below AS (
            SELECT id FROM units WHERE id = @unitId
            UNION ALL
            SELECT u.id FROM units u JOIN below b ON u.parent_id = b.id)
        SELECT id FROM below
        """;

    /// <summary>Best matches for completion: those of the channel first, then by name.</summary>
    public async Task<IReadOnlyList<PersonRow>> MentionableAsync(long channelId, string[] patterns, int limit)
    {
        var members = await MentionableAsync(channelId, patterns, limit, inside: true);
        return members.Count == limit ? members : [.. members, .. await MentionableAsync(channelId, patterns, limit - members.Count, inside: false)];
    }

    // One after the other: sorted as one set, the whole company would be read for the eight of a small channel.
    private Task<IReadOnlyList<PersonRow>> MentionableAsync(long channelId, string[] patterns, int limit, bool inside) =>
        database.QueryAsync<PersonRow>(
            $"""
            {new NameSearch("people", patterns).With}
            SELECT {Columns} FROM {From}
            WHERE p.deactivated_at IS NULL AND {new NameSearch("people", patterns).Found("p")}
              AND {(inside ? "" : "NOT ")}EXISTS (SELECT FROM channel_members m WHERE m.channel_id = @channelId AND m.person_id = p.id)
            ORDER BY p.name COLLATE "ru-x-icu", p.id LIMIT @limit
            """,
            new { channelId, patterns, limit });

    /// <summary>Ids of the people meant by handles (present or former) and by name keys; an ambiguous name means nobody.</summary>
    public Task<IReadOnlyList<NameRow>> ResolveAsync(string[] handles, string[] names) =>
        database.QueryAsync<NameRow>(
            """
            SELECT p.handle AS token, p.id FROM people p WHERE p.handle = ANY(@handles) AND p.deactivated_at IS NULL
            UNION ALL
            SELECT f.handle, p.id FROM former_handles f JOIN people p ON p.id = f.person_id
            WHERE f.handle = ANY(@handles) AND p.deactivated_at IS NULL AND NOT EXISTS (SELECT FROM people h WHERE h.handle = f.handle)
            UNION ALL
            SELECT n.name, min(p.id) FROM unnest(@names) AS n (name)
            JOIN people p ON name_key(p.given_name || ' ' || p.family_name) = n.name AND p.deactivated_at IS NULL
            GROUP BY n.name HAVING count(*) = 1
            """,
            new { handles, names });

    /// <summary>Everybody, up to <paramref name="limit"/>, who bears a name, where <see cref="ResolveAsync"/> means nobody by it.</summary>
    public Task<IReadOnlyList<long>> NamesakesAsync(string name, int limit) =>
        database.QueryAsync<long>(
            """
            SELECT id FROM people WHERE name_key(given_name || ' ' || family_name) = @name AND deactivated_at IS NULL
            ORDER BY id LIMIT @limit
            """,
            new { name, limit });

    /// <summary>Everybody has one, and it never changes.</summary>
    public async Task<long> ChannelOfAsync(long personId) =>
        own.TryGetValue(personId, out var known) ? known
        : own[personId] = await database.FindAsync<long?>("SELECT channel_id FROM people WHERE id = @personId", new { personId })
            ?? throw new InvalidOperationException($"There is no person {personId}.");

    private readonly ConcurrentDictionary<long, long> own = new();

    /// <summary>The own channels of active people, in which what concerns only them is told.</summary>
    public async Task<IReadOnlyDictionary<long, long>> ChannelsOfAsync(long[] people) =>
        (await database.QueryAsync<(long Id, long ChannelId)>(
            "SELECT id, channel_id FROM people WHERE id = ANY(@people) AND deactivated_at IS NULL", new { people }))
        .ToDictionary(p => p.Id, p => p.ChannelId);

    internal const string Columns =
        """
        p.id, p.kind, p.handle, p.name, p.given_name, p.family_name, p.position, p.unit_id, u.name AS unit_name, u.code AS unit_code,
        u.address AS unit_address, CASE WHEN u.kind = 'region' THEN u.name ELSE r.name END AS region_name,
        p.role, p.time_zone, p.deactivated_at IS NOT NULL AS deactivated, p.version, p.status_text, p.status_emoji, p.status_until, p.photo
        """;

    internal const string From = "people p LEFT JOIN units u ON u.id = p.unit_id LEFT JOIN units r ON r.id = u.parent_id";
}
