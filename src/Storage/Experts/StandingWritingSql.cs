using System.Globalization;
using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Experts;

/// <summary>Keeping standings and titles, inside a worker's transaction.</summary>
public static class StandingWritingSql
{
    /// <summary>The day up to which titles have faded: the latest that has begun.</summary>
    public static async Task<DateOnly> DayAsync(this LaneTransaction lane) =>
        await lane.FindAsync<DateOnly?>("SELECT max(day) FROM days") ?? DateOnly.MinValue;

    public static Task<IReadOnlyList<ExpertCell>> TitledAsync(this LaneTransaction lane) =>
        lane.QueryAsync<ExpertCell>("SELECT topic_id, person_id FROM expert_titles ORDER BY 1, 2");

    /// <summary>Writes what each person stands on in each topic, or that it is nothing any more. Returns those whose title is another.</summary>
    public static Task<IReadOnlyList<TitledRow>> KeepStandingsAsync(this LaneTransaction lane, IReadOnlyList<NewStanding> standings) =>
        lane.QueryAsync<TitledRow>(
            """
            WITH now AS (
                SELECT * FROM unnest(@topics, @people, @volumes, @goods, @answers, @accepted, @helped, @lasts, @titles)
                    AS n (topic_id, person_id, volume, good, answers, accepted, helped, last_at, title)
            ), stood AS (
                INSERT INTO expert_standings (topic_id, person_id, volume, good, answers, accepted, helped, last_at)
                SELECT topic_id, person_id, volume::numeric, good::numeric, answers, accepted, helped, last_at FROM now WHERE answers > 0 ORDER BY 1, 2
                ON CONFLICT (topic_id, person_id) DO UPDATE SET volume = excluded.volume, good = excluded.good, answers = excluded.answers,
                    accepted = excluded.accepted, helped = excluded.helped, last_at = excluded.last_at
            ), fell AS (
                DELETE FROM expert_standings s USING now n WHERE n.answers = 0 AND s.topic_id = n.topic_id AND s.person_id = n.person_id
            ), held AS (
                INSERT INTO expert_titles (person_id, topic_id, title) SELECT person_id, topic_id, title FROM now WHERE title IS NOT NULL ORDER BY 1, 2
                ON CONFLICT (person_id, topic_id) DO UPDATE SET title = excluded.title
            ), lost AS (
                DELETE FROM expert_titles t USING now n WHERE n.title IS NULL AND t.topic_id = n.topic_id AND t.person_id = n.person_id
            )
            SELECT n.topic_id, n.person_id, coalesce(n.title > coalesce(before.title, ''), false) AS higher
            FROM now n LEFT JOIN expert_titles before USING (topic_id, person_id)
            WHERE n.title IS DISTINCT FROM before.title ORDER BY 1, 2
            """,
            new
            {
                topics = standings.Select(s => s.Cell.TopicId).ToArray(),
                people = standings.Select(s => s.Cell.PersonId).ToArray(),
                volumes = standings.Select(s => s.Volume.ToString(CultureInfo.InvariantCulture)).ToArray(),
                goods = standings.Select(s => s.Good.ToString(CultureInfo.InvariantCulture)).ToArray(),
                answers = standings.Select(s => s.Answers).ToArray(),
                accepted = standings.Select(s => s.Accepted).ToArray(),
                helped = standings.Select(s => s.Helped).ToArray(),
                lasts = standings.Select(s => s.LastAt).ToArray(),
                titles = standings.Select(s => s.Title).ToArray(),
            });

    public static Task<IReadOnlyList<TopicChannelRow>> ChannelsOfTopicsAsync(this LaneTransaction lane, long[] topics) =>
        lane.QueryAsync<TopicChannelRow>("SELECT id AS topic_id, channel_id FROM topics WHERE id = ANY(@topics) ORDER BY 1", new { topics });

    /// <summary>False when it was so before.</summary>
    public static async Task<bool> DeclineAsync(this LaneTransaction lane, long personId, long topicId, bool declined, DateTime at) =>
        await lane.ExecuteAsync(
            declined
                ? "INSERT INTO expertise_declined (person_id, topic_id, declined_at) VALUES (@personId, @topicId, @at) ON CONFLICT DO NOTHING"
                : "DELETE FROM expertise_declined WHERE person_id = @personId AND topic_id = @topicId",
            new { personId, topicId, at }) > 0;
}
