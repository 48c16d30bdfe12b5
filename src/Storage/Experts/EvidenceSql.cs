using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Experts;

/// <summary>Keeping what speaks for experts, inside a worker's transaction.</summary>
public static class EvidenceSql
{
    /// <summary>
    /// Looks again at the given replies, all replies under the given roots, and all in the given groups: what stands is
    /// kept as it stands now, what does not is forgotten. Returns whom that may concern, and where.
    /// </summary>
    public static Task<IReadOnlyList<ExpertCell>> WeighAsync(this LaneTransaction lane, long[] replies, long[] roots, long[] groups) =>
        lane.QueryAsync<ExpertCell>(
            $"""
            WITH concerned AS (
                SELECT r.id FROM messages r JOIN channels th ON th.id = r.channel_id AND th.kind = 'thread' JOIN questions q ON q.message_id = th.root_id
                WHERE r.id = ANY(@replies)
                UNION SELECT p.message_id FROM questions q JOIN threads t ON t.root_id = q.message_id JOIN placements p ON p.channel_id = t.channel_id
                WHERE q.message_id = ANY(@roots)
                UNION SELECT p.message_id FROM channels c JOIN channels th ON th.home_id = c.id AND th.kind = 'thread'
                JOIN questions q ON q.message_id = th.root_id JOIN placements p ON p.channel_id = th.id
                WHERE c.group_id = ANY(@groups)
            ), standing AS (
                {Standing} AND r.id IN (SELECT id FROM concerned)
            ), gone AS (
                DELETE FROM expert_evidence e USING concerned c
                WHERE e.answer_id = c.id AND NOT EXISTS (SELECT FROM standing s WHERE s.topic_id = e.topic_id AND s.answer_id = e.answer_id)
                RETURNING e.topic_id, e.person_id
            ), kept AS (
                INSERT INTO expert_evidence (topic_id, answer_id, question_id, person_id, asker_id, at, accepted_at, likers, liked_at)
                SELECT * FROM standing ORDER BY 1, 2
                ON CONFLICT (topic_id, answer_id) DO UPDATE SET accepted_at = excluded.accepted_at, likers = excluded.likers, liked_at = excluded.liked_at
            )
            SELECT topic_id, person_id FROM gone UNION SELECT topic_id, person_id FROM standing ORDER BY 1, 2
            """,
            new { replies, roots, groups });

    /// <summary>
    /// Forgets everything and gathers it anew in one go, so that each person's standing is whole again as soon as the
    /// first event of theirs is read. Titles stay until then: nobody is told of one that was never lost.
    /// </summary>
    public static Task WeighAllAsync(this LaneTransaction lane) =>
        lane.ExecuteAsync(
            $"""
            DELETE FROM expert_standings;
            DELETE FROM expert_evidence;
            INSERT INTO expert_evidence (topic_id, answer_id, question_id, person_id, asker_id, at, accepted_at, likers, liked_at) {Standing} ORDER BY 1, 2
            """);

    public static Task<IReadOnlyList<EvidenceRow>> EvidenceAsync(this LaneTransaction lane, IReadOnlyList<ExpertCell> cells) =>
        lane.QueryAsync<EvidenceRow>(
            """
            SELECT e.topic_id, e.answer_id, e.person_id, e.asker_id, e.at, e.accepted_at, e.likers, e.liked_at
            FROM unnest(@topics, @people) AS c (topic_id, person_id) JOIN expert_evidence e USING (topic_id, person_id)
            """,
            new { topics = cells.Select(c => c.TopicId).ToArray(), people = cells.Select(c => c.PersonId).ToArray() });

    /// <summary>Answers to others' questions that everybody may read: a closed group's talk speaks for nobody outside, so for nobody.</summary>
    private static readonly string Standing =
        $$"""
        SELECT mt.topic_id, r.id AS answer_id, q.id AS question_id, r.author_id AS person_id, q.author_id AS asker_id, r.created_at AS at, a.accepted_at,
               l.likers, l.liked_at
        FROM messages r JOIN channels th ON th.id = r.channel_id AND th.kind = 'thread'
        JOIN messages q ON q.id = th.root_id AND q.kind = 'question' JOIN message_topics mt ON mt.message_id = q.id
        LEFT JOIN accepted_answers a ON a.answer_id = r.id
        CROSS JOIN LATERAL (
            SELECT coalesce(array_agg(n.person_id ORDER BY n.at, n.person_id), '{}') AS likers, coalesce(array_agg(n.at ORDER BY n.at, n.person_id), '{}') AS liked_at
            FROM reactions n WHERE n.message_id = r.id AND n.emoji = '👍' AND n.person_id <> r.author_id) l
        WHERE r.author_id <> q.author_id AND r.kind <> 'system' AND {{ChannelAccess.IsPublic("th")}}
          AND r.deleted_at IS NULL AND r.hidden_at IS NULL AND q.deleted_at IS NULL AND q.hidden_at IS NULL
        """;
}
