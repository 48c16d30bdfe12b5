using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Experts;

/// <summary>Reading who knows what. All of it is public: only what everybody may read is evidence.</summary>
public sealed class ExpertSql(Database database)
{
    /// <summary>All who gave a good answer in a topic and may be named, in no order: what ranks depends on the instant.</summary>
    public Task<IReadOnlyList<ExpertRow>> OfTopicAsync(long topicId) =>
        database.QueryAsync<ExpertRow>(
            $"""
            SELECT {Columns} FROM expert_standings s
            LEFT JOIN expert_titles t ON t.person_id = s.person_id AND t.topic_id = s.topic_id
            WHERE s.topic_id = @topicId AND {IsNamed("s")}
            """,
            new { topicId });

    /// <summary>Topics in which a person gave good answers; those that they declined only to themselves.</summary>
    public Task<IReadOnlyList<ExpertiseRow>> OfPersonAsync(long reader, long personId, int limit) =>
        database.QueryAsync<ExpertiseRow>(
            $"""
            SELECT {Columns}, n.name, {Declined("s")} AS declined FROM expert_standings s JOIN topics n ON n.id = s.topic_id
            LEFT JOIN expert_titles t ON t.person_id = s.person_id AND t.topic_id = s.topic_id
            WHERE s.person_id = @personId AND s.good > 0 AND (@reader = @personId OR NOT {Declined("s")})
            ORDER BY t.title = 'master' DESC NULLS LAST, s.good DESC, s.topic_id LIMIT @limit
            """,
            new { reader, personId, limit });

    /// <summary>The answers on which it rests, the best first: accepted, then by likes, then the newest.</summary>
    public Task<IReadOnlyList<long>> AnswersAsync(long reader, long personId, long topicId, int limit) =>
        database.QueryAsync<long>(
            $"""
            SELECT s.answer_id FROM expert_evidence s
            WHERE s.person_id = @personId AND s.topic_id = @topicId AND (@reader = @personId OR NOT {Declined("s")})
            ORDER BY s.accepted_at IS NOT NULL DESC, cardinality(s.likers) DESC, s.answer_id DESC LIMIT @limit
            """,
            new { reader, personId, topicId, limit });

    internal const string Columns =
        """
        s.topic_id, s.person_id, s.volume::text AS volume, s.good::text AS good, s.answers, s.accepted, s.helped, s.last_at, t.title
        """;

    /// <summary>Works here, gave at least one good answer, and does not mind being named.</summary>
    internal static string IsNamed(string standing) =>
        $"""
        ({standing}.good > 0 AND NOT {Declined(standing)}
         AND EXISTS (SELECT FROM people named WHERE named.id = {standing}.person_id AND named.deactivated_at IS NULL))
        """;

    private static string Declined(string standing) =>
        $"""
        EXISTS (SELECT FROM expertise_declined d WHERE d.person_id = {standing}.person_id AND d.topic_id = {standing}.topic_id)
        """;
}
