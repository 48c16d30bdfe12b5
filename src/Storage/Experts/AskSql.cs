using MtsLife.Storage.Channels;
using MtsLife.Storage.Notifications;

namespace MtsLife.Storage.Experts;

/// <summary>Finding whom a question could be put to, inside a worker's transaction.</summary>
public static class AskSql
{
    public static Task<IReadOnlyList<WaitingQuestionRow>> WaitingAsync(this LaneTransaction lane, long[] messages) =>
        lane.QueryAsync<WaitingQuestionRow>(
            """
            SELECT q.message_id AS question_id, s.author_id AS asker_id, s.channel_id AS home_id,
                   (SELECT count(*)::int FROM question_asks a WHERE a.question_id = q.message_id) AS asked,
                   (SELECT array_agg(p.channel_id) FROM placements p WHERE p.message_id = q.message_id) AS stands
            FROM questions q JOIN messages s ON s.id = q.message_id JOIN channels c ON c.id = s.channel_id
            WHERE q.message_id = ANY(@messages) AND q.state <> 'accepted' AND s.deleted_at IS NULL AND s.hidden_at IS NULL AND c.archived_at IS NULL
            ORDER BY q.message_id
            """,
            new { messages });

    /// <summary>
    /// All who are named as experts in a topic of one of the questions, so that ranks can be told. Askable is who may read it
    /// and would hear of it, neither asked it nor answered it nor was asked it before.
    /// </summary>
    /// <param name="since">From when on it counts how often somebody was asked.</param>
    public static Task<IReadOnlyList<CandidateRow>> CandidatesAsync(this LaneTransaction lane, long[] questions, DateTime since) =>
        lane.QueryAsync<CandidateRow>(
            $"""
            SELECT q.id AS question_id, {ExpertSql.Columns},
                   (SELECT count(*)::int FROM question_asks a WHERE a.person_id = s.person_id AND a.asked_at > @since) AS asked_today,
                   s.person_id <> q.author_id
                   AND NOT EXISTS (SELECT FROM question_asks a WHERE a.question_id = q.id AND a.person_id = s.person_id)
                   AND NOT EXISTS (SELECT FROM threads th JOIN placements r ON r.channel_id = th.channel_id JOIN messages m ON m.id = r.message_id
                                   WHERE th.root_id = q.id AND m.author_id = s.person_id AND m.deleted_at IS NULL)
                   AND {ChannelAccess.MayRead("c", "s.person_id")} AND NOT {NotificationWritingSql.IsMuted("c", "s.person_id")} AS askable
            FROM messages q JOIN channels c ON c.id = q.channel_id JOIN message_topics mt ON mt.message_id = q.id
            JOIN expert_standings s ON s.topic_id = mt.topic_id AND {ExpertSql.IsNamed("s")}
            LEFT JOIN expert_titles t ON t.person_id = s.person_id AND t.topic_id = s.topic_id
            WHERE q.id = ANY(@questions)
            """,
            new { questions, since });

    /// <summary>Everything that speaks for some people, each answer once however many topics its question has.</summary>
    public static Task<IReadOnlyList<OverallEvidenceRow>> OverallAsync(this LaneTransaction lane, long[] people) =>
        lane.QueryAsync<OverallEvidenceRow>(
            """
            SELECT DISTINCT ON (answer_id) person_id, answer_id, asker_id, at, accepted_at IS NOT NULL AS accepted, cardinality(likers) AS likers
            FROM expert_evidence WHERE person_id = ANY(@people) ORDER BY answer_id
            """,
            new { people });

    public static Task AskAsync(this LaneTransaction lane, IReadOnlyList<NewAsk> asks, DateTime at) =>
        lane.ExecuteAsync(
            """
            INSERT INTO question_asks (question_id, person_id, topic_id, asked_at, title, rank, answers, accepted, helped)
            SELECT question_id, person_id, topic_id, @at, title, rank, answers, accepted, helped
            FROM unnest(@questions, @people, @topics, @titles, @ranks, @answers, @accepted, @helped)
                 AS n (question_id, person_id, topic_id, title, rank, answers, accepted, helped)
            ORDER BY question_id, person_id ON CONFLICT DO NOTHING
            """,
            new
            {
                at,
                questions = asks.Select(a => a.QuestionId).ToArray(),
                people = asks.Select(a => a.PersonId).ToArray(),
                topics = asks.Select(a => a.TopicId).ToArray(),
                titles = asks.Select(a => a.Title).ToArray(),
                ranks = asks.Select(a => a.Rank).ToArray(),
                answers = asks.Select(a => a.Answers).ToArray(),
                accepted = asks.Select(a => a.Accepted).ToArray(),
                helped = asks.Select(a => a.Helped).ToArray(),
            });
}
