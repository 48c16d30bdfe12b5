namespace MtsLife.Storage.People;

/// <param name="Handle">What to try first; a number is added where it is taken.</param>
public sealed record NewPerson(
    string GivenName, string FamilyName, string Handle, string Role = "member", string Position = "", long? UnitId = null, string Language = "ru");

/// <summary>How a person comes into being: with a channel of their own and a place in every group that is everybody's.</summary>
public static class PersonCreation
{
    private const long HandleTurn = 0x68616E646C65;

    public static async Task<long> CreateAsync(Work work, NewPerson person)
    {
        await TakeHandleTurnAsync(work);
        var taken = await work.QueryAsync<string>("""
            SELECT handle FROM people WHERE starts_with(handle, @start)
            UNION ALL
            SELECT handle FROM former_handles WHERE starts_with(handle, @start)
            """, new { start = person.Handle.Length > 26 ? person.Handle[..26].TrimEnd('.') : person.Handle });

        var channel = await work.FindAsync<long>("""
            INSERT INTO channels (kind, readers, writers) VALUES ('person', 'members', 'moderators') RETURNING id
            """);
        var id = await work.FindAsync<long>("""
            INSERT INTO people (handle, given_name, family_name, role, position, unit_id, language, channel_id)
            VALUES (@handle, @GivenName, @FamilyName, @Role, @Position, @UnitId, @Language, @channel)
            RETURNING id
            """, new { handle = Free(person.Handle, taken), person.GivenName, person.FamilyName, person.Role, person.Position, person.UnitId, person.Language, channel });
        await work.ExecuteAsync("""
            INSERT INTO person_zones (person_id, from_at, time_zone) SELECT id, created_at, time_zone FROM people WHERE id = @id
            """, new { id });
        await JoinEverybodysGroupsAsync(work, id);
        await SubscribeByRuleAsync(work, id);
        return id;
    }

    /// <summary>Whoever makes people or renames handles takes turns, so that a handle found free is still free when written.</summary>
    internal static Task TakeHandleTurnAsync(Work work) => work.ExecuteAsync($"SELECT pg_advisory_xact_lock({HandleTurn})");

    private static async Task JoinEverybodysGroupsAsync(Work work, long person)
    {
        await work.ExecuteAsync("""
            WITH joined AS (
                INSERT INTO group_members (group_id, person_id)
                SELECT id, @person FROM groups WHERE mandatory AND archived_at IS NULL
                RETURNING group_id),
            counted AS (
                UPDATE groups SET member_count = member_count + 1 WHERE id IN (SELECT group_id FROM joined))
            INSERT INTO channel_members (channel_id, person_id, read_post)
            SELECT c.id, @person, c.head_post
            FROM channels c JOIN joined j ON j.group_id = c.group_id
            WHERE NOT c.private AND c.archived_at IS NULL
            """, new { person });
    }

    /// <summary>To the topics that reach everybody, or a unit that the person is in or below.</summary>
    internal static Task<int> SubscribeByRuleAsync(Work work, long person) => work.ExecuteAsync("""
        WITH RECURSIVE above (id, parent_id) AS (
            SELECT u.id, u.parent_id FROM people p JOIN units u ON u.id = p.unit_id WHERE p.id = @person
            UNION SELECT u.id, u.parent_id FROM units u JOIN above a ON u.id = a.parent_id
        )
        INSERT INTO channel_members (channel_id, person_id, read_post, mandatory)
        SELECT DISTINCT c.id, @person, c.head_post, true FROM mandatory_topics r JOIN topics t ON t.id = r.topic_id JOIN channels c ON c.id = t.channel_id
        WHERE r.unit_id IS NULL OR r.unit_id IN (SELECT id FROM above)
        ON CONFLICT (channel_id, person_id) DO UPDATE SET mandatory = true
        """, new { person });

    private static string Free(string wanted, IReadOnlyList<string> taken)
    {
        var used = taken.ToHashSet(StringComparer.Ordinal);
        var handle = wanted;
        for (var n = 2; used.Contains(handle); n++)
            handle = wanted[..Math.Min(wanted.Length, 26)].TrimEnd('.') + n;
        return handle;
    }
}
