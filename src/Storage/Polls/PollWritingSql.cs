using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Polls;

/// <summary>Inside a lane's transaction that holds the polls' home channels.</summary>
public static class PollWritingSql
{
    internal const string Columns =
        """
        p.message_id, p.multi, p.anonymous, p.closes_at, p.closed_at, p.closed_by, p.voters,
        (SELECT count(*)::int FROM poll_options o WHERE o.message_id = p.message_id) AS options
        """;

    public static Task<int> WriteAsync(this LaneTransaction lane, IReadOnlyList<NewPoll> polls) =>
        lane.ExecuteAsync(
            """
            INSERT INTO polls (message_id, multi, anonymous, closes_at) SELECT * FROM unnest(@ids, @multi, @anonymous, @closes);
            INSERT INTO poll_options (message_id, n, text) SELECT * FROM unnest(@of, @numbers, @texts)
            """,
            new
            {
                ids = polls.Select(p => p.MessageId).ToArray(),
                multi = polls.Select(p => p.Multi).ToArray(),
                anonymous = polls.Select(p => p.Anonymous).ToArray(),
                closes = polls.Select(p => p.ClosesAt).ToArray(),
                of = polls.SelectMany(p => p.Options.Select(_ => p.MessageId)).ToArray(),
                numbers = polls.SelectMany(p => Enumerable.Range(1, p.Options.Count)).ToArray(),
                texts = polls.SelectMany(p => p.Options).ToArray(),
            });

    public static Task<PollRow?> PollAsync(this LaneTransaction lane, long messageId) =>
        lane.FindAsync<PollRow>($"SELECT {Columns} FROM polls p WHERE p.message_id = @messageId", new { messageId });

    /// <summary>The person's choice becomes <paramref name="options"/>, none takes it back. False when it was that already.</summary>
    public static Task<bool> VoteAsync(this LaneTransaction lane, long messageId, long personId, int[] options, DateTime at) =>
        lane.FindAsync<bool>(
            """
            WITH gone AS (
                DELETE FROM poll_ballots WHERE message_id = @messageId AND person_id = @personId AND n <> ALL(@options) RETURNING n
            ), put AS (
                INSERT INTO poll_ballots (message_id, person_id, n, at) SELECT @messageId, @personId, n, @at FROM unnest(@options) AS c (n)
                ON CONFLICT DO NOTHING RETURNING n
            ), counted AS (
                UPDATE poll_options o SET votes = o.votes + d.more
                FROM (SELECT n, sum(more)::int AS more FROM (SELECT n, 1 AS more FROM put UNION ALL SELECT n, -1 FROM gone) c GROUP BY n) d
                WHERE o.message_id = @messageId AND o.n = d.n
            ), before AS (
                SELECT EXISTS (SELECT FROM poll_ballots WHERE message_id = @messageId AND person_id = @personId) AS voted
            ), known AS (
                UPDATE polls p SET voters = p.voters + (cardinality(@options) > 0)::int - b.voted::int FROM before b
                WHERE p.message_id = @messageId AND b.voted <> (cardinality(@options) > 0)
            )
            SELECT EXISTS (SELECT FROM put) OR EXISTS (SELECT FROM gone)
            """,
            new { messageId, personId, options, at });

    /// <summary>
    /// Counts a vote and remembers only who voted. All options of the poll are written anew, whichever was chosen. False
    /// when the person had voted.
    /// </summary>
    public static async Task<bool> VoteAnonymouslyAsync(this LaneTransaction lane, long messageId, long personId, int[] options, int step) =>
        await lane.ExecuteAsync(
            """
            WITH voted AS (
                INSERT INTO poll_voters (message_id, person_id) VALUES (@messageId, @personId) ON CONFLICT DO NOTHING RETURNING message_id
            ), known AS (
                UPDATE polls p SET voters = p.voters + 1 FROM voted v WHERE p.message_id = v.message_id RETURNING p.message_id, p.voters
            )
            UPDATE poll_options o SET votes = o.votes + (o.n = ANY(@options))::int,
                   shown = CASE WHEN k.voters % @step = 0 THEN o.votes + (o.n = ANY(@options))::int ELSE o.shown END
            FROM known k WHERE o.message_id = k.message_id
            """,
            new { messageId, personId, options, step }) > 0;

    /// <summary>True when it was open until now.</summary>
    /// <param name="by">Null when its time closed it.</param>
    public static async Task<bool> CloseAsync(this LaneTransaction lane, long messageId, long? by, DateTime now) =>
        await lane.ExecuteAsync(
            """
            UPDATE polls SET closed_at = CASE WHEN @by::bigint IS NULL THEN closes_at ELSE @now END, closed_by = @by
            WHERE message_id = @messageId AND closed_at IS NULL AND (@by::bigint IS NOT NULL OR closes_at <= @now)
            """,
            new { messageId, by, now }) > 0;

    /// <summary>Its options say nothing any more; it takes no votes and is not closed by its time.</summary>
    public static Task<int> ForgetPollAsync(this LaneTransaction lane, long messageId) =>
        lane.ExecuteAsync(
            """
            UPDATE poll_options SET text = '' WHERE message_id = @messageId;
            UPDATE polls SET closed_at = coalesce(closed_at, now()) WHERE message_id = @messageId
            """,
            new { messageId });
}
