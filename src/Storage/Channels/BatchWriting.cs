using MtsLife.Storage.Questions;
using Npgsql;
using NpgsqlTypes;

namespace MtsLife.Storage.Channels;

/// <summary>One statement per table for a whole batch, each from arrays.</summary>
internal static class BatchWriting
{
    public static IEnumerable<NpgsqlBatchCommand> Commands(BatchRows rows)
    {
        if (rows.Heads.Count > 0)
        {
            yield return Heads(rows);
        }

        if (rows.Placements.Count > 0)
        {
            yield return Placements(rows.Placements);
        }

        if (rows.ChannelEvents.Count > 0)
        {
            yield return ChannelEvents(rows.ChannelEvents);
        }

        if (rows.Mentions.Count > 0)
        {
            yield return Mentions(rows.Mentions);
        }

        if (rows.ChannelMentions.Count > 0)
        {
            yield return ChannelMentions(rows.ChannelMentions);
        }

        if (rows.Topics.Count > 0)
        {
            yield return Topics(rows.Topics);
        }

        if (rows.Replies.Count > 0)
        {
            yield return Replies(rows);
            yield return new(QuestionWritingSql.Recount) { Parameters = { Longs(rows.Replies.Select(r => r.RootId).Distinct()) } };
        }

        if (rows.Touched.Count > 0)
        {
            yield return Touched(rows.Touched);
        }

        if (rows.OwnRuns.Count > 0)
        {
            yield return LockOwnMarks(rows.OwnRuns);
            yield return MoveOwnMarks(rows.OwnRuns);
        }

        if (rows.Events.Count > 0)
        {
            yield return LockShards(rows.Events);
            yield return Events(rows.Events);
        }
    }

    private static NpgsqlBatchCommand Heads(BatchRows rows) => new(
        """
        UPDATE channels c SET head_seq = h.seq, head_at = CASE WHEN h.post > c.head_post THEN $4 ELSE c.head_at END, head_post = h.post
        FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS h (id, seq, post) WHERE c.id = h.id
        """)
    {
        Parameters =
        {
            Longs(rows.Heads.Select(h => h.Id)), Longs(rows.Heads.Select(h => h.HeadSeq)), Longs(rows.Heads.Select(h => h.HeadPost)),
            new() { Value = rows.At, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        },
    };

    private static NpgsqlBatchCommand Placements(IReadOnlyList<NewPlacement> placements) => new(
        """
        INSERT INTO placements (channel_id, post, seq, message_id, placed_at, placed_by)
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::bigint[])
        """)
    {
        Parameters =
        {
            Longs(placements.Select(p => p.ChannelId)), Longs(placements.Select(p => p.Post)), Longs(placements.Select(p => p.Seq)),
            Longs(placements.Select(p => p.MessageId)), Times(placements.Select(p => p.At)), Longs(placements.Select(p => p.By)),
        },
    };

    private static NpgsqlBatchCommand ChannelEvents(IReadOnlyList<NewChannelEvent> events) => new(
        """
        INSERT INTO channel_events (channel_id, seq, kind, message_id, person_id, subject_id, at)
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::timestamptz[])
        """)
    {
        Parameters =
        {
            Longs(events.Select(e => e.ChannelId)), Longs(events.Select(e => e.Seq)), Texts(events.Select(e => e.Kind)),
            Longs(events.Select(e => e.MessageId)), Longs(events.Select(e => e.PersonId)), Longs(events.Select(e => e.SubjectId)),
            Times(events.Select(e => e.At)),
        },
    };

    private static NpgsqlBatchCommand Mentions(IReadOnlyList<NewMention> mentions) => new(
        """
        INSERT INTO mentions (person_id, channel_id, post, message_id)
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
        """)
    {
        Parameters =
        {
            Longs(mentions.Select(m => m.PersonId)), Longs(mentions.Select(m => m.ChannelId)), Longs(mentions.Select(m => m.Post)),
            Longs(mentions.Select(m => m.MessageId)),
        },
    };

    private static NpgsqlBatchCommand ChannelMentions(IReadOnlyList<NewChannelMention> mentions) => new(
        """
        INSERT INTO channel_mentions (channel_id, post, message_id, word)
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[])
        """)
    {
        Parameters =
        {
            Longs(mentions.Select(m => m.ChannelId)), Longs(mentions.Select(m => m.Post)), Longs(mentions.Select(m => m.MessageId)),
            Texts(mentions.Select(m => m.Word)),
        },
    };

    private static NpgsqlBatchCommand Topics(IReadOnlyList<NewMessageTopic> topics) => new(
        """
        INSERT INTO message_topics (message_id, topic_id, added_by, from_text, added_at)
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::boolean[], $5::timestamptz[]) ON CONFLICT DO NOTHING
        """)
    {
        Parameters =
        {
            Longs(topics.Select(t => t.MessageId)), Longs(topics.Select(t => t.TopicId)), Longs(topics.Select(t => t.AddedBy)),
            new() { Value = topics.Select(t => t.FromText).ToArray() }, Times(topics.Select(t => t.At)),
        },
    };

    /// <summary>Counts the replies and puts who replied before those who did so earlier, each once, three at most.</summary>
    private static NpgsqlBatchCommand Replies(BatchRows rows) => new(
        """
        UPDATE threads t SET replies = t.replies + r.count, last_at = $3, repliers = (
            SELECT array_agg(l.person ORDER BY l.place) FROM (
                SELECT u.person, min(u.place) AS place FROM unnest(r.people || t.repliers) WITH ORDINALITY AS u (person, place)
                GROUP BY u.person ORDER BY 2 LIMIT 3) l)
        FROM (SELECT root_id, count(*)::int AS count, array_agg(person_id ORDER BY ord DESC) AS people
              FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS n (root_id, person_id, ord) GROUP BY root_id) r
        WHERE t.root_id = r.root_id
        """)
    {
        Parameters =
        {
            Longs(rows.Replies.Select(r => r.RootId)), Longs(rows.Replies.Select(r => r.PersonId)),
            new() { Value = rows.At, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        },
    };

    /// <summary>Whoever changes what is shown of a message holds its home channel, so that these rows are nobody else's now.</summary>
    private static NpgsqlBatchCommand Touched(IReadOnlyCollection<long> messages) => new(
        "UPDATE messages SET revision = revision + 1 WHERE id = ANY($1)")
    {
        Parameters = { Longs(messages) },
    };

    /// <summary>Read marks lock in the same order wherever several are written, or two batches deadlock.</summary>
    private static NpgsqlBatchCommand LockOwnMarks(IReadOnlyList<OwnRun> runs) => new(
        """
        SELECT FROM channel_members WHERE (channel_id, person_id) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[]))
        ORDER BY channel_id, person_id FOR NO KEY UPDATE
        """)
    {
        Parameters = { Longs(runs.Select(r => r.ChannelId)), Longs(runs.Select(r => r.PersonId)) },
    };

    private static NpgsqlBatchCommand MoveOwnMarks(IReadOnlyList<OwnRun> runs) => new(
        """
        UPDATE channel_members m SET read_post = r.last
        FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) AS r (channel_id, person_id, first, last)
        WHERE m.channel_id = r.channel_id AND m.person_id = r.person_id AND m.read_post = r.first - 1
        """)
    {
        Parameters =
        {
            Longs(runs.Select(r => r.ChannelId)), Longs(runs.Select(r => r.PersonId)), Longs(runs.Select(r => r.FirstPost)),
            Longs(runs.Select(r => r.LastPost)),
        },
    };

    private static NpgsqlBatchCommand LockShards(IReadOnlyList<NewEvent> events) => new(
        "SELECT FROM event_shards WHERE shard = ANY($1) ORDER BY shard FOR NO KEY UPDATE")
    {
        Parameters = { Shards(events.Select(e => e.Shard).Distinct()) },
    };

    private static NpgsqlBatchCommand Events(IReadOnlyList<NewEvent> events) => new(
        """
        WITH happened AS (
            SELECT *, row_number() OVER (PARTITION BY shard ORDER BY ord) AS nth
            FROM unnest($1::smallint[], $2::text[], $3::timestamptz[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],
                        $9::bigint[], $10::bigint[])
                 WITH ORDINALITY AS e (shard, kind, at, actor_id, channel_id, message_id, person_id, group_id, topic_id, subject_id, ord)
        ), taken AS (
            UPDATE event_shards s SET head = s.head + c.count FROM (SELECT shard, count(*) FROM happened GROUP BY shard) c
            WHERE s.shard = c.shard RETURNING s.shard, s.head - c.count AS before
        )
        INSERT INTO events (shard, n, kind, at, actor_id, channel_id, message_id, person_id, group_id, topic_id, subject_id)
        SELECT h.shard, t.before + h.nth, h.kind, h.at, h.actor_id, h.channel_id, h.message_id, h.person_id, h.group_id, h.topic_id, h.subject_id
        FROM happened h JOIN taken t USING (shard)
        """)
    {
        Parameters =
        {
            Shards(events.Select(e => e.Shard)), Texts(events.Select(e => e.Kind)), Times(events.Select(e => e.At)),
            Longs(events.Select(e => e.ActorId)), Longs(events.Select(e => e.ChannelId)), Longs(events.Select(e => e.MessageId)),
            Longs(events.Select(e => e.PersonId)), Longs(events.Select(e => e.GroupId)), Longs(events.Select(e => e.TopicId)),
            Longs(events.Select(e => e.SubjectId)),
        },
    };

    private static NpgsqlParameter Longs(IEnumerable<long> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    private static NpgsqlParameter Longs(IEnumerable<long?> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    private static NpgsqlParameter Shards(IEnumerable<short> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint };

    private static NpgsqlParameter Texts(IEnumerable<string> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Times(IEnumerable<DateTime> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };
}
