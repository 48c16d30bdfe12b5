using Npgsql;
using NpgsqlTypes;

namespace MtsLife.Storage.Demo;

/// <summary>The tables around messages, in the order in which they refer to one another.</summary>
internal sealed class DeedCopy(NpgsqlConnection connection, CancellationToken cancel)
{
    public static async Task WriteAsync(NpgsqlConnection connection, DeedRows rows, CancellationToken cancel)
    {
        var copy = new DeedCopy(connection, cancel);
        await copy.WriteTopicsAsync(rows);
        await copy.WriteAnswersAsync(rows);
        await copy.WriteKindsAsync(rows);
    }

    private async Task WriteTopicsAsync(DeedRows rows)
    {
        await CopyAsync("topics (id, channel_id, name, key, description, priority, created_by, created_at)", rows.Topics,
            t => [t.Id, t.ChannelId, t.Name, t.Key, t.Description, t.Priority, t.CreatedBy, t.CreatedAt]);
        await CopyAsync("mandatory_topics (topic_id, unit_id, set_by, set_at)", rows.MandatoryTopics, m => [m.TopicId, m.UnitId, m.SetBy, m.SetAt]);
        await CopyAsync("message_topics (message_id, topic_id, added_by, added_at, from_text)", rows.MessageTopics,
            t => [t.MessageId, t.TopicId, t.AddedBy, t.AddedAt, t.FromText]);
        await CopyAsync("topic_changes (message_id, person_id, added, removed, at)", rows.TopicChanges,
            c => [c.MessageId, c.PersonId, c.Added, Array.Empty<long>(), c.At]);
        await CopyAsync(CompanyCopy.Placements, rows.Placements, p => [p.ChannelId, p.Post, p.Seq, p.MessageId, p.At, p.By]);
    }

    private async Task WriteAnswersAsync(DeedRows rows)
    {
        await CopyAsync("threads (root_id, channel_id, replies, repliers, last_at)", rows.Threads,
            t => [t.RootId, t.ChannelId, t.Replies, t.Repliers, t.LastAt]);
        await CopyAsync("reactions (message_id, person_id, emoji, at)", rows.Reactions, r => [r.MessageId, r.PersonId, r.Emoji, r.At]);
        await CopyAsync("questions (message_id, state, answers, first_answer_at, accepted_at, reopened_at)", rows.Questions,
            q => [q.MessageId, q.State, q.Answers, q.FirstAnswerAt, q.AcceptedAt, q.ReopenedAt]);
        await CopyAsync("accepted_answers (answer_id, question_id, accepted_by, accepted_at)", rows.AcceptedAnswers,
            a => [a.AnswerId, a.QuestionId, a.AcceptedBy, a.AcceptedAt]);
    }

    private async Task WriteKindsAsync(DeedRows rows)
    {
        await CopyAsync("thanks (message_id, badge)", rows.Thanks, t => [t.MessageId, t.Badge]);
        await CopyAsync("thanked (message_id, person_id, n)", rows.Thanks.SelectMany(t => t.Thanked.Select((person, at) => (t.MessageId, person, at))),
            t => [t.MessageId, t.person, (short)(t.at + 1)]);
        await CopyAsync("polls (message_id, multi, anonymous, closes_at, closed_at, closed_by, voters)", rows.Polls,
            p => [p.MessageId, p.Multi, p.Anonymous, p.ClosesAt, p.ClosedAt, p.ClosedBy, p.Voters]);
        await CopyAsync("poll_options (message_id, n, text, votes, shown)", rows.PollOptions, o => [o.MessageId, o.N, o.Text, o.Votes, o.Shown]);
        await CopyAsync("poll_ballots (message_id, person_id, n, at)", rows.Ballots, b => [b.MessageId, b.PersonId, b.N, b.At]);
        await CopyAsync("poll_voters (message_id, person_id)", rows.Voters, v => [v.MessageId, v.PersonId]);
        await CopyAsync("ideas (message_id, status, votes, changed_by, changed_at)", rows.Ideas, i => [i.MessageId, i.Status, i.Votes, i.ChangedBy, i.ChangedAt]);
        await CopyAsync("idea_votes (message_id, person_id, at)", rows.IdeaVotes, v => [v.MessageId, v.PersonId, v.At]);
        await CopyAsync("gatherings (message_id, starts_at, ends_at, place)", rows.Gatherings, g => [g.MessageId, g.StartsAt, g.EndsAt, g.Place]);
        await CopyAsync("gathering_answers (message_id, person_id, answer, at)", rows.GatheringAnswers, a => [a.MessageId, a.PersonId, a.Answer, a.At]);
        await CopyAsync("announcements (message_id, until, confirm)", rows.Announcements, a => [a.MessageId, a.Until, a.Confirm]);
        await CopyAsync("announcement_confirmations (message_id, person_id, at)", rows.Confirmations, c => [c.MessageId, c.PersonId, c.At]);
    }

    /// <summary>A few ten thousand rows: that their values are boxed costs less than a writer for each table.</summary>
    private Task CopyAsync<T>(string table, IEnumerable<T> rows, Func<T, object?[]> values) =>
        CompanyCopy.CopyAsync(connection, table, rows, (copy, row) =>
        {
            foreach (var value in values(row))
                Write(copy, value);
        }, cancel);

    private static void Write(NpgsqlBinaryImporter copy, object? value)
    {
        switch (value)
        {
            case null: copy.WriteNull(); break;
            case long number: copy.Write(number, NpgsqlDbType.Bigint); break;
            case int number: copy.Write(number, NpgsqlDbType.Integer); break;
            case short number: copy.Write(number, NpgsqlDbType.Smallint); break;
            case bool yes: copy.Write(yes, NpgsqlDbType.Boolean); break;
            case string text: copy.Write(text, NpgsqlDbType.Text); break;
            case DateTime at: copy.Write(at, NpgsqlDbType.TimestampTz); break;
            case long[] ids: copy.Write(ids, NpgsqlDbType.Array | NpgsqlDbType.Bigint); break;
            default: throw new ArgumentException($"No column takes a {value.GetType()}", nameof(value));
        }
    }
}
