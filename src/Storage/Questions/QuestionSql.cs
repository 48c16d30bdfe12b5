using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Questions;

public sealed class QuestionSql(Database database)
{
    public Task<IReadOnlyList<QuestionRow>> OfAsync(long[] messages) =>
        database.QueryAsync<QuestionRow>(
            "SELECT message_id, state, answers, first_answer_at, accepted_at FROM questions WHERE message_id = ANY(@messages)", new { messages });

    /// <summary>Whoever reads a question reads what stands under it.</summary>
    public Task<IReadOnlyList<AcceptedAnswerRow>> AcceptedAsync(long[] messages) =>
        database.QueryAsync<AcceptedAnswerRow>(
            """
            SELECT a.question_id, a.answer_id, s.author_id, s.html, s.created_at, a.accepted_at
            FROM accepted_answers a JOIN messages s ON s.id = a.answer_id
            WHERE a.question_id = ANY(@messages) AND s.deleted_at IS NULL AND s.hidden_at IS NULL ORDER BY a.question_id, a.accepted_at, a.answer_id
            """,
            new { messages });

    /// <summary>Experts to whom these questions were put.</summary>
    public Task<IReadOnlyList<AskedPersonRow>> AskedAsync(long[] messages) =>
        database.QueryAsync<AskedPersonRow>(
            """
            SELECT question_id, person_id, topic_id, asked_at, title, rank, answers, accepted, helped
            FROM question_asks WHERE question_id = ANY(@messages) ORDER BY question_id, asked_at, rank, person_id
            """,
            new { messages });

    /// <summary>
    /// Questions that nobody has answered yet and the person may read, newest first. Under a topic only what everybody may
    /// read: there a closed group's question does not show, not even to those who belong.
    /// </summary>
    public Task<IReadOnlyList<ListedQuestionRow>> UnansweredAsync(long personId, long? topicId, long? groupId, long before, int limit) =>
        database.QueryAsync<ListedQuestionRow>(
            $"""
            SELECT q.message_id, 0 AS useful FROM questions q JOIN messages s ON s.id = q.message_id JOIN channels c ON c.id = s.channel_id
            WHERE q.state IN ('open', 'reopened') AND q.message_id < @before AND s.deleted_at IS NULL AND s.hidden_at IS NULL
              AND (@groupId::bigint IS NULL OR c.group_id = @groupId)
              AND (@topicId::bigint IS NULL OR {ChannelAccess.IsPublic("c")} AND EXISTS (
                   SELECT FROM message_topics t WHERE t.message_id = s.id AND t.topic_id = @topicId))
              AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY q.message_id DESC LIMIT @limit
            """,
            new { personId, topicId, groupId, before, limit });

    /// <summary>
    /// Answered questions of a topic that everybody may read. Useful is how many people liked the question or an accepted
    /// answer, their authors not counted.
    /// </summary>
    public Task<IReadOnlyList<ListedQuestionRow>> KnownAsync(long topicId, bool usefulFirst, int beforeUseful, long before, int limit) =>
        database.QueryAsync<ListedQuestionRow>(
            $"""
            SELECT k.message_id, k.useful FROM (
                SELECT q.message_id, (
                    SELECT count(DISTINCT r.person_id)::int FROM (
                        SELECT s.id, s.author_id UNION ALL
                        SELECT a.answer_id, n.author_id FROM accepted_answers a JOIN messages n ON n.id = a.answer_id
                        WHERE a.question_id = q.message_id AND n.deleted_at IS NULL AND n.hidden_at IS NULL) m
                    JOIN reactions r ON r.message_id = m.id AND r.person_id <> m.author_id) AS useful
                FROM message_topics t JOIN questions q ON q.message_id = t.message_id AND q.state = 'accepted'
                JOIN messages s ON s.id = q.message_id JOIN channels c ON c.id = s.channel_id
                WHERE t.topic_id = @topicId AND s.deleted_at IS NULL AND s.hidden_at IS NULL AND {ChannelAccess.IsPublic("c")}) k
            WHERE (CASE WHEN @usefulFirst THEN k.useful ELSE 0 END, k.message_id) < (CASE WHEN @usefulFirst THEN @beforeUseful ELSE 0 END, @before)
            ORDER BY CASE WHEN @usefulFirst THEN k.useful ELSE 0 END DESC, k.message_id DESC LIMIT @limit
            """,
            new { topicId, usefulFirst, beforeUseful, before, limit });
}
