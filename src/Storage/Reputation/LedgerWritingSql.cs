using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Reputation;

/// <summary>What the worker of reputation writes, in its transaction.</summary>
public static class LedgerWritingSql
{
    // What began before a change was committed may have been looked at without it; no transaction is open for so long.
    private const string Overlap = "interval '1 hour'";

    public static Task<IReadOnlyList<long>> RepliesOfAsync(this LaneTransaction lane, long[] roots) =>
        lane.QueryAsync<long>(
            "SELECT p.message_id FROM threads t JOIN placements p ON p.channel_id = t.channel_id WHERE t.root_id = ANY(@roots)", new { roots });

    /// <summary>What becomes worth something, or nothing, when a group is opened or closed.</summary>
    public static Task<IReadOnlyList<long>> PublicationsOfAsync(this LaneTransaction lane, long[] groups) =>
        lane.QueryAsync<long>(
            "SELECT s.id FROM channels c JOIN messages s ON s.channel_id = c.id AND s.kind IN ('news', 'article') WHERE c.group_id = ANY(@groups)",
            new { groups });

    /// <summary>Of people whose zone changed, what happened to them right after.</summary>
    public static Task<IReadOnlyList<long>> AfterZonesAsync(this LaneTransaction lane, long[] people, DateTime[] ats) =>
        lane.QueryAsync<long>(
            $"""
            SELECT DISTINCT c.message_id FROM unnest(@people, @ats) AS z (person_id, at)
            JOIN reputation_causes c ON c.person_id = z.person_id AND c.at >= z.at AND c.at < z.at + {Overlap}
            WHERE c.message_id IS NOT NULL
            """,
            new { people, ats });

    /// <summary>Of topics whose priority changed, what was written under them right after.</summary>
    public static Task<IReadOnlyList<long>> AfterPrioritiesAsync(this LaneTransaction lane, long[] topics, DateTime[] ats) =>
        lane.QueryAsync<long>(
            $"""
            SELECT DISTINCT c.message_id FROM unnest(@topics, @ats) AS z (topic_id, at)
            JOIN reputation_causes c ON c.at >= z.at AND c.at < z.at + {Overlap}
            JOIN messages s ON s.id = c.message_id JOIN channels h ON h.id = s.channel_id
            JOIN message_topics n ON n.message_id = coalesce(h.root_id, s.id) AND n.topic_id = z.topic_id
            """,
            new { topics, ats });

    public static Task<IReadOnlyList<PointRuleRow>> PointRulesAsync(this LaneTransaction lane) => lane.QueryAsync<PointRuleRow>(PointRuleSql.All);

    /// <summary>Of everything looked at, what stands is <paramref name="causes"/> and nothing else.</summary>
    /// <returns>The cells in which something changed.</returns>
    public static Task<IReadOnlyList<CellRow>> KeepCausesAsync(this LaneTransaction lane, LookAgain again, IReadOnlyList<NewCause> causes) =>
        lane.QueryAsync<CellRow>(
            """
            WITH wanted AS (
                SELECT * FROM unnest(@people::bigint[], @rules::text[], @days::date[], @subjects::bigint[], @actors::bigint[], @topics::bigint[], @ats::timestamptz[], @points::int[])
                    AS w (person_id, rule, day, message_id, actor_id, topic_id, at, points)
            ), looked_at AS (
                SELECT id FROM reputation_causes WHERE message_id = ANY(@Messages) AND rule NOT IN ('liked', 'invited_became_active')
                UNION SELECT id FROM reputation_causes WHERE message_id = ANY(@Liked) AND rule = 'liked'
                UNION SELECT c.id FROM unnest(@LikedBy, @Likers) AS by (message_id, actor_id) JOIN reputation_causes c USING (message_id, actor_id) WHERE c.rule = 'liked'
                UNION SELECT c.id FROM reputation_causes c WHERE c.rule = 'invited_became_active'
                      AND c.actor_id IN (SELECT author_id FROM messages WHERE id = ANY(@Written))
                UNION SELECT id FROM reputation_causes WHERE person_id = ANY(@Faces) AND rule = 'photo'
            ), fallen AS (
                UPDATE reputation_causes c SET stands = false FROM looked_at l
                WHERE c.id = l.id AND c.stands AND NOT EXISTS (SELECT FROM wanted w WHERE w.person_id = c.person_id AND w.rule = c.rule
                    AND w.day = c.day AND w.message_id IS NOT DISTINCT FROM c.message_id AND w.actor_id = c.actor_id)
                RETURNING c.person_id, c.rule, c.day
            ), standing AS (
                INSERT INTO reputation_causes AS c (person_id, rule, day, message_id, actor_id, topic_id, at, points, stands)
                SELECT person_id, rule, day, message_id, actor_id, topic_id, at, points, true FROM wanted ORDER BY at, message_id, actor_id
                ON CONFLICT (person_id, rule, day, message_id, actor_id)
                    DO UPDATE SET topic_id = excluded.topic_id, at = excluded.at, points = excluded.points, stands = true
                    WHERE (c.topic_id, c.at, c.points, c.stands) IS DISTINCT FROM (excluded.topic_id, excluded.at, excluded.points, true)
                RETURNING person_id, rule, day
            )
            SELECT person_id, rule, day FROM fallen UNION SELECT person_id, rule, day FROM standing
            """,
            new
            {
                again.Messages,
                again.Liked,
                again.LikedBy,
                again.Likers,
                again.Written,
                again.Faces,
                people = causes.Select(c => c.PersonId).ToArray(),
                rules = causes.Select(c => c.Rule).ToArray(),
                days = causes.Select(c => c.Day).ToArray(),
                subjects = causes.Select(c => c.MessageId).ToArray(),
                actors = causes.Select(c => c.ActorId).ToArray(),
                topics = causes.Select(c => c.TopicId).ToArray(),
                ats = causes.Select(c => c.At).ToArray(),
                points = causes.Select(c => c.Points).ToArray(),
            });

    /// <summary>Everything that gives points in these cells, or did, in the order in which it counts.</summary>
    public static Task<IReadOnlyList<CauseRow>> CausesAsync(this LaneTransaction lane, IReadOnlyList<CellRow> cells) =>
        lane.QueryAsync<CauseRow>(
            """
            SELECT c.id, c.person_id, c.rule, c.day, c.points, c.given, c.stands
            FROM unnest(@people::bigint[], @rules::text[], @days::date[]) AS w (person_id, rule, day) JOIN reputation_causes c USING (person_id, rule, day)
            WHERE c.stands OR c.given <> 0 ORDER BY c.person_id, c.rule, c.day, c.at, c.message_id, c.actor_id
            """,
            new
            {
                people = cells.Select(c => c.PersonId).ToArray(),
                rules = cells.Select(c => c.Rule).ToArray(),
                days = cells.Select(c => c.Day).ToArray(),
            });

    /// <returns>Whose sum is another now.</returns>
    public static Task<IReadOnlyList<ChangedPersonRow>> EnterAsync(this LaneTransaction lane, IReadOnlyList<NewLedgerRow> rows, DateTime at) =>
        lane.QueryAsync<ChangedPersonRow>(
            """
            WITH entered AS (
                SELECT * FROM unnest(@causes::bigint[], @given::int[], @deltas::int[]) WITH ORDINALITY AS e (cause_id, given, delta, n)
            ), counted AS (
                UPDATE reputation_causes c SET given = e.given FROM entered e WHERE c.id = e.cause_id
            ), written AS (
                INSERT INTO reputation_ledger (person_id, rule, day, delta, cause_id, at)
                SELECT c.person_id, c.rule, c.day, e.delta, c.id, @at FROM entered e JOIN reputation_causes c ON c.id = e.cause_id ORDER BY e.n
                RETURNING person_id, delta
            ), changed AS (
                INSERT INTO reputation AS r (person_id, points) SELECT person_id, sum(delta) FROM written GROUP BY person_id HAVING sum(delta) <> 0 ORDER BY person_id
                ON CONFLICT (person_id) DO UPDATE SET points = r.points + excluded.points
                RETURNING person_id
            )
            SELECT p.id AS person_id, p.channel_id FROM changed c JOIN people p ON p.id = c.person_id ORDER BY p.channel_id
            """,
            new
            {
                at,
                causes = rows.Select(r => r.CauseId).ToArray(),
                given = rows.Select(r => r.Given).ToArray(),
                deltas = rows.Select(r => r.Delta).ToArray(),
            });

    public static Task EmptyReputationAsync(this LaneTransaction lane) =>
        lane.ExecuteAsync("TRUNCATE reputation, reputation_ledger, reputation_causes");
}
