using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Questions;

/// <summary>Inside a lane's transaction that holds the question's home channel.</summary>
public static class QuestionWritingSql
{
    /// <summary>
    /// What follows from the replies that stand: answers are those by others, and since the last reopening they count anew.
    /// A root that is no question is passed over.
    /// </summary>
    internal const string Recount =
        """
        UPDATE questions q SET answers = n.answers, first_answer_at = n.first_at, accepted_at = n.accepted_at, state = CASE
                WHEN n.accepted_at > coalesce(q.reopened_at, '-infinity') THEN 'accepted'
                WHEN n.last_at > coalesce(q.reopened_at, '-infinity') THEN 'answered'
                WHEN q.reopened_at IS NOT NULL THEN 'reopened' ELSE 'open' END
        FROM (SELECT s.id, count(r.id)::int AS answers, min(r.created_at) AS first_at, max(r.created_at) AS last_at, max(a.accepted_at) AS accepted_at
              FROM messages s LEFT JOIN threads t ON t.root_id = s.id LEFT JOIN placements p ON p.channel_id = t.channel_id
              LEFT JOIN messages r ON r.id = p.message_id AND r.author_id <> s.author_id AND r.deleted_at IS NULL AND r.hidden_at IS NULL
              LEFT JOIN messages o ON o.id = p.message_id AND o.deleted_at IS NULL AND o.hidden_at IS NULL
              LEFT JOIN accepted_answers a ON a.answer_id = o.id
              WHERE s.id = ANY($1) GROUP BY s.id) n
        WHERE q.message_id = n.id
        """;

    public static Task<int> RecountAsync(this LaneTransaction lane, long[] roots) => lane.ExecuteAsync(Recount.Replace("$1", "@roots"), new { roots });

    public static Task<int> AskAsync(this LaneTransaction lane, long[] messages) =>
        lane.ExecuteAsync("INSERT INTO questions (message_id) SELECT * FROM unnest(@messages)", new { messages });

    public static async Task<bool> AcceptAsync(this LaneTransaction lane, long questionId, long answerId, long personId, DateTime at) =>
        await lane.ExecuteAsync(
            """
            INSERT INTO accepted_answers (answer_id, question_id, accepted_by, accepted_at) SELECT @answerId, q.message_id, @personId, @at
            FROM questions q WHERE q.message_id = @questionId ON CONFLICT DO NOTHING
            """,
            new { questionId, answerId, personId, at }) > 0;

    public static async Task<bool> TakeAcceptanceBackAsync(this LaneTransaction lane, long answerId) =>
        await lane.ExecuteAsync("DELETE FROM accepted_answers WHERE answer_id = @answerId", new { answerId }) > 0;

    /// <summary>False when it is no question, or as open as it can be.</summary>
    public static async Task<bool> ReopenAsync(this LaneTransaction lane, long questionId, DateTime at) =>
        await lane.ExecuteAsync(
            "UPDATE questions SET reopened_at = @at, state = 'reopened' WHERE message_id = @questionId AND state IN ('answered', 'accepted')",
            new { questionId, at }) > 0;
}
