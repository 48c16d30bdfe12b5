using Dapper;
using Npgsql;

namespace MtsLife.Support;

/// <summary>
/// What must hold in any database of the product at any moment between transactions. Each question selects what breaks
/// its sentence; the answer is one line per violation, at most <see cref="Shown"/> of a kind.
/// </summary>
public static class CompanyInvariants
{
    public const int Shown = 5;

    private static readonly (string Sentence, string Violations)[] Questions =
    [
        ("posts of a channel are 1 to head_post; only a topic has holes, where a message was taken off it", """
            SELECT format('channel %s: head_post %s, %s placements, from %s to %s', c.id, c.head_post, p.n, p.low, p.high)
            FROM channels c
            LEFT JOIN (SELECT channel_id, count(*) AS n, min(post) AS low, max(post) AS high
                       FROM placements GROUP BY channel_id) p ON p.channel_id = c.id
            WHERE c.kind <> 'topic' AND (coalesce(p.n, 0) <> c.head_post OR (c.head_post > 0 AND (p.low <> 1 OR p.high <> c.head_post)))
               OR c.kind = 'topic' AND coalesce(p.high, 0) > c.head_post
            """),
        ("events of a channel are first_seq to head_seq without a hole", """
            SELECT format('channel %s: %s to %s, %s events, from %s to %s', c.id, c.first_seq, c.head_seq, e.n, e.low, e.high)
            FROM channels c
            LEFT JOIN (SELECT channel_id, count(*) AS n, min(seq) AS low, max(seq) AS high
                       FROM channel_events GROUP BY channel_id) e ON e.channel_id = c.id
            WHERE coalesce(e.n, 0) <> c.head_seq - c.first_seq + 1
               OR (e.n > 0 AND (e.low <> c.first_seq OR e.high <> c.head_seq))
            """),
        ("posts and seqs of a channel rise together, one seq for one placement", """
            SELECT format('channel %s post %s: seq %s after %s', channel_id, post, seq, before)
            FROM (SELECT channel_id, post, seq, lag(seq) OVER (PARTITION BY channel_id ORDER BY post) AS before
                  FROM placements) p
            WHERE seq <= before OR seq < post
            """),
        ("a placement's seq is the event message_posted of its message", """
            SELECT format('channel %s seq %s: message %s', p.channel_id, p.seq, p.message_id)
            FROM placements p JOIN channels c ON c.id = p.channel_id
            LEFT JOIN channel_events e ON e.channel_id = p.channel_id AND e.seq = p.seq
            WHERE p.seq >= c.first_seq
              AND (e.seq IS NULL OR e.kind <> 'message_posted' OR e.message_id IS DISTINCT FROM p.message_id)
            """),
        ("a channel's head_seq is at least its head_post", """
            SELECT format('channel %s: %s < %s', id, head_seq, head_post) FROM channels WHERE head_seq < head_post
            """),
        ("a channel with messages has a head_at", """
            SELECT format('channel %s', id) FROM channels WHERE head_post > 0 AND head_at IS NULL
            """),
        ("every message stands in its home channel", """
            SELECT format('message %s in channel %s', m.id, m.channel_id)
            FROM messages m
            WHERE NOT EXISTS (SELECT FROM placements p WHERE p.message_id = m.id AND p.channel_id = m.channel_id)
            """),
        ("a message has text and HTML until it is deleted", """
            SELECT format('message %s', id) FROM messages
            WHERE deleted_at IS NULL AND (text = '' AND title = '' OR (html = '' AND text <> '' AND kind <> 'system')) OR deleted_at IS NOT NULL AND text <> ''
            """),
        ("a deleted message keeps no earlier version", """
            SELECT format('message %s', m.id) FROM messages m
            JOIN message_versions v ON v.message_id = m.id AND v.text <> ''
            WHERE m.deleted_at IS NOT NULL
            """),
        ("a mention points at the placement of its message", """
            SELECT format('person %s: message %s in channel %s post %s', n.person_id, n.message_id, n.channel_id, n.post)
            FROM mentions n LEFT JOIN placements p ON p.channel_id = n.channel_id AND p.post = n.post
            WHERE p.message_id IS DISTINCT FROM n.message_id
            UNION ALL
            SELECT format('@%s: message %s in channel %s post %s', n.word, n.message_id, n.channel_id, n.post)
            FROM channel_mentions n LEFT JOIN placements p ON p.channel_id = n.channel_id AND p.post = n.post
            WHERE p.message_id IS DISTINCT FROM n.message_id
            """),
        ("a message stands in the channel of each of its topics while everybody may read it, and in no other", """
            SELECT format('message %s, topic %s', n.message_id, n.topic_id)
            FROM message_topics n JOIN topics t ON t.id = n.topic_id JOIN messages m ON m.id = n.message_id
            JOIN channels c ON c.id = m.channel_id LEFT JOIN channels h ON h.id = c.home_id
            WHERE coalesce(h.readers, c.readers) = 'everyone' AND coalesce(h.kind, c.kind) <> 'group'
              AND NOT EXISTS (SELECT FROM placements p WHERE p.message_id = n.message_id AND p.channel_id = t.channel_id)
            UNION ALL
            SELECT format('message %s in channel %s', p.message_id, p.channel_id)
            FROM placements p JOIN messages m ON m.id = p.message_id JOIN channels c ON c.id = p.channel_id
            WHERE p.channel_id <> m.channel_id
              AND NOT EXISTS (SELECT FROM message_topics n JOIN topics t ON t.id = n.topic_id
                              WHERE n.message_id = p.message_id AND t.channel_id = p.channel_id)
            """),
        ("a question's state follows from what stands under it", """
            SELECT format('question %s: %s, %s answers, counted %s', q.message_id, q.state, q.answers, n.answers)
            FROM questions q CROSS JOIN LATERAL (
                SELECT count(*) AS answers, max(r.created_at) AS last_at,
                       (SELECT max(a.accepted_at) FROM accepted_answers a JOIN messages o ON o.id = a.answer_id
                        WHERE a.question_id = q.message_id AND o.deleted_at IS NULL AND o.hidden_at IS NULL) AS accepted_at
                FROM messages s JOIN threads t ON t.root_id = s.id JOIN placements p ON p.channel_id = t.channel_id
                JOIN messages r ON r.id = p.message_id AND r.author_id <> s.author_id AND r.deleted_at IS NULL AND r.hidden_at IS NULL
                WHERE s.id = q.message_id) n
            WHERE q.answers <> n.answers OR q.state <> CASE
                WHEN n.accepted_at > coalesce(q.reopened_at, '-infinity') THEN 'accepted' WHEN n.last_at > coalesce(q.reopened_at, '-infinity') THEN 'answered'
                WHEN q.reopened_at IS NOT NULL THEN 'reopened' ELSE 'open' END
            """),
        ("a thread counts its replies", """
            SELECT format('thread %s: %s, counted %s', t.root_id, t.replies, r.n)
            FROM threads t CROSS JOIN LATERAL (SELECT count(*) AS n FROM placements p JOIN messages m ON m.id = p.message_id
                WHERE p.channel_id = t.channel_id AND m.deleted_at IS NULL AND m.hidden_at IS NULL) r
            WHERE t.replies <> r.n
            """),
        ("a thanks that stands thanks 1 to 50 people for something, never its author; one that was deleted names nobody", """
            SELECT format('message %s: %s people', m.id, d.n) FROM messages m LEFT JOIN thanks t ON t.message_id = m.id
            CROSS JOIN LATERAL (SELECT count(*) AS n, bool_or(r.person_id = m.author_id) AS own FROM thanked r WHERE r.message_id = m.id) d
            WHERE m.kind = 'thanks' AND CASE WHEN m.deleted_at IS NULL THEN t.badge IS NULL OR d.n NOT BETWEEN 1 AND 50 OR d.own ELSE d.n > 0 OR t.badge IS NOT NULL END
            """),
        ("a named poll counts its ballots, option by option, and its voters", """
            SELECT format('poll %s option %s: %s, counted %s', o.message_id, o.n, o.votes, b.n)
            FROM poll_options o JOIN polls p USING (message_id)
            CROSS JOIN LATERAL (SELECT count(*) AS n FROM poll_ballots b WHERE b.message_id = o.message_id AND b.n = o.n) b
            WHERE NOT p.anonymous AND o.votes <> b.n
            UNION ALL
            SELECT format('poll %s: %s voters, counted %s', p.message_id, p.voters, b.n)
            FROM polls p CROSS JOIN LATERAL (SELECT count(DISTINCT person_id) AS n FROM poll_ballots b WHERE b.message_id = p.message_id) b
            WHERE NOT p.anonymous AND p.voters <> b.n
            """),
        ("an anonymous poll counts its voters, keeps no ballot, and shows nothing before the fifth vote", """
            SELECT format('poll %s: %s voters, counted %s, %s votes, %s shown, %s ballots', p.message_id, p.voters, v.n, o.votes, o.shown, b.n) FROM polls p
            CROSS JOIN LATERAL (SELECT count(*) AS n FROM poll_voters v WHERE v.message_id = p.message_id) v
            CROSS JOIN LATERAL (SELECT count(*) AS n FROM poll_ballots b WHERE b.message_id = p.message_id) b
            CROSS JOIN LATERAL (SELECT sum(votes) AS votes, sum(shown) AS shown FROM poll_options o WHERE o.message_id = p.message_id) o
            WHERE p.anonymous AND (p.voters <> v.n OR b.n > 0 OR o.votes < p.voters OR NOT p.multi AND (o.votes <> p.voters OR o.shown <> p.voters - p.voters % 5)
                  OR p.voters < 5 AND o.shown > 0)
            """),
        ("an anonymous vote is told in no event that names an option or, in the domain's log, its voter", """
            SELECT format('shard %s event %s', e.shard, e.n) FROM events e
            WHERE e.kind = 'voted' AND (e.actor_id IS NOT NULL OR e.person_id IS NOT NULL OR e.subject_id IS NOT NULL)
            """),
        ("a poll has 2 to 20 options, with texts until it is deleted", """
            SELECT format('poll %s: %s options', m.id, count(o.n)) FROM messages m LEFT JOIN poll_options o ON o.message_id = m.id
            WHERE m.kind = 'poll' GROUP BY m.id
            HAVING count(o.n) NOT BETWEEN 2 AND 20 OR bool_or((o.text = '') <> (m.deleted_at IS NOT NULL)) OR max(o.n) <> count(o.n)
            """),
        ("an idea counts its votes", """
            SELECT format('idea %s: %s, counted %s', i.message_id, i.votes, v.n)
            FROM ideas i CROSS JOIN LATERAL (SELECT count(*) AS n FROM idea_votes v WHERE v.message_id = i.message_id) v WHERE i.votes <> v.n
            """),
        ("a message of a kind with a card has it", """
            SELECT format('%s %s', m.kind, m.id) FROM messages m
            WHERE m.kind = 'idea' AND NOT EXISTS (SELECT FROM ideas WHERE message_id = m.id)
               OR m.kind = 'gathering' AND NOT EXISTS (SELECT FROM gatherings WHERE message_id = m.id)
               OR m.kind = 'announcement' AND NOT EXISTS (SELECT FROM announcements WHERE message_id = m.id)
            """),
        ("nobody reports what they wrote, and a deleted message is neither reported nor hidden", """
            SELECT format('message %s', m.id) FROM messages m LEFT JOIN reports r ON r.message_id = m.id
            WHERE r.person_id = m.author_id OR m.deleted_at IS NOT NULL AND (r.message_id IS NOT NULL OR m.hidden_at IS NOT NULL)
            """),
        ("a message is hidden by somebody, and who did it last stands in the audit log", """
            SELECT format('message %s', m.id) FROM messages m
            WHERE (m.hidden_at IS NULL) <> (m.hidden_by IS NULL) OR m.hidden_by IS DISTINCT FROM (
                SELECT CASE WHEN a.what = 'message_hidden' THEN a.actor_id END FROM audit_log a
                WHERE a.message_id = m.id AND a.what IN ('message_hidden', 'message_unhidden') ORDER BY a.id DESC LIMIT 1) AND m.deleted_at IS NULL
            """),
        ("nobody has read more than there is", """
            SELECT format('person %s in channel %s: %s of %s', m.person_id, m.channel_id, m.read_post, c.head_post)
            FROM channel_members m JOIN channels c ON c.id = m.channel_id
            WHERE m.read_post < 0 OR m.read_post > c.head_post
            """),
        ("a group counts its members", """
            SELECT format('group %s: %s, counted %s', g.id, g.member_count, coalesce(m.n, 0))
            FROM groups g LEFT JOIN (SELECT group_id, count(*) AS n FROM group_members GROUP BY group_id) m ON m.group_id = g.id
            WHERE g.member_count <> coalesce(m.n, 0)
            """),
        ("a group's members are reached by each of its channels that is not private", """
            SELECT format('person %s, group %s, channel %s', m.person_id, m.group_id, c.id)
            FROM channels c JOIN group_members m ON m.group_id = c.group_id
            WHERE NOT c.private
              AND NOT EXISTS (SELECT FROM channel_members r WHERE r.channel_id = c.id AND r.person_id = m.person_id)
            """),
        ("a group's channel reaches only the group's members", """
            SELECT format('person %s, channel %s', r.person_id, c.id)
            FROM channels c JOIN channel_members r ON r.channel_id = c.id
            WHERE c.kind = 'group'
              AND NOT EXISTS (SELECT FROM group_members m WHERE m.group_id = c.group_id AND m.person_id = r.person_id)
            """),
        ("what is not open to everyone is open to members only", """
            SELECT format('channel %s of group %s', c.id, g.id)
            FROM channels c JOIN groups g ON g.id = c.group_id
            WHERE (c.private OR g.visibility <> 'open') AND c.readers <> 'members'
            """),
        ("a group has somebody who owns it", """
            SELECT format('group %s', id) FROM groups g
            WHERE archived_at IS NULL AND member_count > 0
              AND NOT EXISTS (SELECT FROM group_members m WHERE m.group_id = g.id AND m.role = 'owner')
            """),
        ("a private conversation is of 1 to 20 people, sorted, each once, and they are its members", """
            SELECT format('channel %s', c.id)
            FROM channels c
            WHERE c.kind = 'direct'
              AND (cardinality(c.direct_people) NOT BETWEEN 1 AND 20
                   OR c.direct_people <> (SELECT array_agg(DISTINCT p ORDER BY p) FROM unnest(c.direct_people) p)
                   OR c.direct_people IS DISTINCT FROM
                      (SELECT array_agg(m.person_id ORDER BY m.person_id) FROM channel_members m WHERE m.channel_id = c.id))
            """),
        ("a person's own channel is a person channel", """
            SELECT format('person %s: channel %s', p.id, p.channel_id)
            FROM people p JOIN channels c ON c.id = p.channel_id WHERE c.kind <> 'person'
            """),
        ("numbers of a shard are 1 to its head without a hole", """
            SELECT format('shard %s: head %s, %s events, from %s to %s', s.shard, s.head, e.n, e.low, e.high)
            FROM event_shards s
            FULL JOIN (SELECT shard, count(*) AS n, min(n) AS low, max(n) AS high FROM events GROUP BY shard) e USING (shard)
            WHERE coalesce(e.n, 0) <> coalesce(s.head, 0) OR (e.n > 0 AND (e.low <> 1 OR e.high <> s.head))
            """),
        ("no worker is past what has happened", """
            SELECT format('worker %s shard %s: %s of %s', c.worker, c.shard, c.n, s.head)
            FROM worker_cursors c JOIN event_shards s USING (shard) WHERE c.n > s.head
            """),
        ("nobody is told of what they did themselves, and of a reply once until they look", """
            SELECT format('notification %s of person %s', id, person_id) FROM notifications WHERE person_id = actor_id
            UNION ALL
            SELECT format('thread %s, person %s: %s times', thread_id, person_id, count(*)) FROM notifications
            WHERE thread_id IS NOT NULL AND read_at IS NULL GROUP BY thread_id, person_id HAVING count(*) > 1
            """),
        ("a mention that is told stands in its message", """
            SELECT format('notification %s of person %s', n.id, n.person_id) FROM notifications n
            JOIN worker_cursors w ON w.worker = 'notifications' JOIN messages s ON s.id = n.message_id JOIN channels c ON c.id = s.channel_id
                AND w.shard = coalesce(c.home_id, c.id) % 16 JOIN event_shards h ON h.shard = w.shard
            WHERE n.reason = 'mentioned' AND w.n = h.head AND (s.deleted_at IS NOT NULL
                OR NOT EXISTS (SELECT FROM mentions m WHERE m.message_id = n.message_id AND m.person_id = n.person_id))
            """),
        ("a report that is told waits for a decision, and nobody is told who reported", """
            SELECT format('notification %s of person %s', n.id, n.person_id) FROM notifications n
            JOIN worker_cursors w ON w.worker = 'notifications' JOIN messages s ON s.id = n.message_id JOIN channels c ON c.id = s.channel_id
                AND w.shard = coalesce(c.home_id, c.id) % 16 JOIN event_shards h ON h.shard = w.shard
            WHERE n.reason = 'reported' AND (n.actor_id IS NOT NULL OR w.n = h.head AND (s.hidden_at IS NOT NULL OR s.deleted_at IS NOT NULL
                OR NOT EXISTS (SELECT FROM reports r WHERE r.message_id = s.id AND r.closed_at IS NULL)))
            """),
        ("one announcement or publication tells of itself at most 200 people", """
            SELECT format('message %s: %s told', message_id, count(*)) FROM notifications WHERE reason IN ('announced', 'followed')
            GROUP BY message_id, reason HAVING count(*) > 200
            """),
        ("every message was recorded as posted, once, in the shard of its home channel", """
            SELECT format('message %s: %s times, shard %s', m.id, coalesce(e.n, 0), e.shard)
            FROM messages m JOIN channels c ON c.id = m.channel_id
            LEFT JOIN (SELECT message_id, count(*) AS n, min(shard) AS shard
                       FROM events WHERE kind = 'message_posted' GROUP BY message_id) e ON e.message_id = m.id
            WHERE coalesce(e.n, 0) <> 1 OR e.shard <> coalesce(c.home_id, c.id) % 16
            """),
        ("a title is held by who stands somewhere, and a standing rests on evidence", """
            SELECT format('person %s in topic %s', t.person_id, t.topic_id) FROM expert_titles t
            WHERE NOT EXISTS (SELECT FROM expert_standings s WHERE s.person_id = t.person_id AND s.topic_id = t.topic_id)
            UNION ALL
            SELECT format('person %s in topic %s: %s answers, counted %s', s.person_id, s.topic_id, e.n, s.answers)
            FROM expert_standings s CROSS JOIN LATERAL (
                SELECT count(*) AS n FROM expert_evidence e WHERE e.person_id = s.person_id AND e.topic_id = s.topic_id) e
            WHERE e.n <> s.answers
            """),
        ("a question is put to at most three, none of whom asked it", """
            SELECT format('question %s: put to %s', a.question_id, count(*)) FROM question_asks a GROUP BY a.question_id HAVING count(*) > 3
            UNION ALL
            SELECT format('question %s: put to its author', a.question_id)
            FROM question_asks a JOIN messages q ON q.id = a.question_id WHERE q.author_id = a.person_id
            """),
        ("points are the sum of the ledger", """
            SELECT format('person %s: %s, ledger %s', coalesce(r.person_id, l.person_id), r.points, l.points)
            FROM reputation r FULL JOIN (SELECT person_id, sum(delta) AS points FROM reputation_ledger GROUP BY person_id) l USING (person_id)
            WHERE coalesce(r.points, 0) <> coalesce(l.points, 0)
            """),
        ("what the ledger says of a cause is what it gives", """
            SELECT format('cause %s: %s, ledger %s', c.id, c.given, l.points)
            FROM reputation_causes c LEFT JOIN (SELECT cause_id, sum(delta) AS points FROM reputation_ledger GROUP BY cause_id) l ON l.cause_id = c.id
            WHERE c.given <> coalesce(l.points, 0) OR c.given > c.points OR (c.given > 0 AND NOT c.stands)
            """),
        ("a rule gives a person on a day what stands, up to its cap", """
            SELECT format('person %s, %s, %s: %s of %s', c.person_id, c.rule, c.day, c.given, c.points)
            FROM (SELECT person_id, rule, day, sum(given) AS given, coalesce(sum(points) FILTER (WHERE stands), 0) AS points
                  FROM reputation_causes GROUP BY person_id, rule, day) c
            JOIN LATERAL (SELECT version FROM point_rule_versions v WHERE v.from_day <= c.day ORDER BY v.from_day DESC LIMIT 1) v ON true
            JOIN point_rules r ON r.version = v.version AND r.code = c.rule
            WHERE c.given <> least(r.daily_cap, c.points)
            """),
    ];

    public static async Task<IReadOnlyList<string>> ViolationsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        // One snapshot, so that writers may go on while it looks.
        await using var look = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        return await ViolationsAsync(look);
    }

    /// <summary>As this transaction sees it.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(NpgsqlTransaction look)
    {
        var found = new List<string>();
        foreach (var (sentence, violations) in Questions)
        {
            var lines = await look.Connection!.QueryAsync<string>($"{violations}\nLIMIT {Shown}", transaction: look, commandTimeout: 600);
            found.AddRange(lines.Select(line => $"«{sentence}» is not so: {line}"));
        }
        return found;
    }
}
