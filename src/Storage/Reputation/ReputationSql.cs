using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Reputation;

public sealed class ReputationSql(Database database)
{
    /// <summary>0 for whoever has none yet.</summary>
    public Task<long> PointsAsync(long personId) =>
        database.FindAsync<long>("SELECT coalesce((SELECT points FROM reputation WHERE person_id = @personId), 0)", new { personId });

    /// <summary>What each rule has given a person in all.</summary>
    public Task<IReadOnlyList<RuleTotalRow>> TotalsAsync(long personId) =>
        database.QueryAsync<RuleTotalRow>(
            "SELECT rule, sum(delta)::bigint AS points FROM reputation_ledger WHERE person_id = @personId GROUP BY rule HAVING sum(delta) <> 0 ORDER BY 2 DESC, rule",
            new { personId });

    /// <summary>
    /// A person's own rows, the latest first. Who and what is behind one, only while they may read it: they may have left the
    /// group since, or it was taken back.
    /// </summary>
    public Task<IReadOnlyList<LedgerRow>> LedgerAsync(long personId, long before, int limit) =>
        database.QueryAsync<LedgerRow>(
            $"""
            SELECT l.id, l.rule, l.day, l.delta, u.at AS happened_at, l.at AS entered_at, NOT u.stands AS taken_back,
                   s.id AS message_id, s.title, s.html, seen.actor_id, t.id AS topic_id, t.name AS topic_name,
                   ARRAY(SELECT n.person_id FROM mentions n WHERE n.message_id = s.id) AS mentions
            FROM reputation_ledger l JOIN reputation_causes u ON u.id = l.cause_id
            LEFT JOIN LATERAL (
                SELECT u.actor_id, u.topic_id FROM messages m JOIN channels c ON c.id = m.channel_id
                WHERE m.id = u.message_id AND {ChannelAccess.MayRead("c", "@personId")}) seen ON true
            LEFT JOIN messages s ON seen.actor_id IS NOT NULL AND s.id = u.message_id AND s.deleted_at IS NULL AND s.hidden_at IS NULL
            LEFT JOIN topics t ON t.id = seen.topic_id
            WHERE l.person_id = @personId AND l.id < @before ORDER BY l.id DESC LIMIT @limit
            """,
            new { personId, before, limit });

    /// <summary>What a person's rules have given on a day of theirs.</summary>
    public Task<IReadOnlyList<RuleTotalRow>> OfDayAsync(long personId, DateOnly day) =>
        database.QueryAsync<RuleTotalRow>(
            "SELECT rule, sum(given)::bigint AS points FROM reputation_causes WHERE person_id = @personId AND day = @day AND stands GROUP BY rule",
            new { personId, day });

    /// <summary>
    /// Who has most: of what happened from a day on, or of all. People who work here, of a unit and what is below it where given.
    /// Numbers only: not what they were given for.
    /// </summary>
    public Task<IReadOnlyList<LeaderRow>> LeadersAsync(DateOnly? from, long? unitId, long me, int limit) =>
        database.QueryAsync<LeaderRow>(
            $"""
            WITH RECURSIVE below AS (
                SELECT id FROM units WHERE id = @unitId
                UNION ALL SELECT u.id FROM units u JOIN below b ON u.parent_id = b.id
            ), gained AS ({(from is null
                ? "SELECT person_id, points FROM reputation"
                : "SELECT person_id, sum(delta)::bigint AS points FROM reputation_ledger WHERE day >= @from GROUP BY person_id")}
            ), ranked AS (
                SELECT g.person_id, g.points, rank() OVER (ORDER BY g.points DESC)::int AS place,
                       row_number() OVER (ORDER BY g.points DESC, p.name COLLATE "ru-x-icu", p.id) AS n
                FROM gained g JOIN people p ON p.id = g.person_id
                WHERE g.points > 0 AND p.kind = 'person' AND p.deactivated_at IS NULL AND (@unitId::bigint IS NULL OR p.unit_id IN (SELECT id FROM below))
            )
            SELECT r.person_id, r.points, r.place, coalesce(a.points, 0) AS all_points FROM ranked r LEFT JOIN reputation a USING (person_id)
            WHERE r.n <= @limit OR r.person_id = @me ORDER BY r.n
            """,
            new { from = from ?? default, unitId, me, limit });
}

public sealed record RuleTotalRow
{
    public required string Rule { get; init; }
    public long Points { get; init; }
}

public sealed record LedgerRow
{
    public long Id { get; init; }
    public required string Rule { get; init; }
    public DateOnly Day { get; init; }
    public int Delta { get; init; }
    public DateTime HappenedAt { get; init; }
    public DateTime EnteredAt { get; init; }
    public bool TakenBack { get; init; }
    public long? MessageId { get; init; }
    public string? Title { get; init; }
    public string? Html { get; init; }

    /// <summary>Those whom the message names.</summary>
    public long[] Mentions { get; init; } = [];
    public long? ActorId { get; init; }
    public long? TopicId { get; init; }
    public string? TopicName { get; init; }
}

public sealed record LeaderRow
{
    public long PersonId { get; init; }
    public long Points { get; init; }
    public int Place { get; init; }
    public long AllPoints { get; init; }
}
