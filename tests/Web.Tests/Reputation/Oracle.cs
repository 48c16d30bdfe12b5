using Dapper;
using MtsLife.Hub.Reputation;
using Npgsql;

namespace MtsLife.Web.Tests.Reputation;

/// <summary>Everybody's points as the product says them, reckoned anew in plain steps from all rows there are.</summary>
internal sealed class Oracle
{
    private sealed record Message(long Id, long AuthorId, string Kind, DateTime CreatedAt, bool Stands, string HomeKind, bool IsPublic, long? RootId);

    private readonly Dictionary<long, Message> messages;
    private readonly ILookup<long, (long PersonId, string Emoji, DateTime At)> reactions;
    private readonly ILookup<long, long> topics;
    private readonly IReadOnlyDictionary<long, bool> priorities;
    private readonly ILookup<long, (DateTime At, bool Priority)> switches;
    private readonly ILookup<long, (DateTime From, string Zone)> zones;
    private readonly IReadOnlyList<(long AnswerId, long By, DateTime At)> accepted;
    private readonly IReadOnlyList<(long By, long Who)> invitations;
    private readonly ILookup<long, long> thanked;
    private readonly IReadOnlyList<(long Person, DateTime Since)> photos;

    private Oracle(SqlMapper.GridReader rows)
    {
        messages = rows.Read<Message>().ToDictionary(m => m.Id);
        reactions = rows.Read<(long Message, long Person, string Emoji, DateTime At)>().ToLookup(r => r.Message, r => (r.Person, r.Emoji, r.At));
        topics = rows.Read<(long Message, long Topic)>().ToLookup(t => t.Message, t => t.Topic);
        priorities = rows.Read<(long Id, bool Priority)>().ToDictionary(t => t.Id, t => t.Priority);
        switches = rows.Read<(long Topic, DateTime At, bool Priority)>().ToLookup(c => c.Topic, c => (c.At, c.Priority));
        zones = rows.Read<(long Person, DateTime From, string Zone)>().ToLookup(z => z.Person, z => (z.From, z.Zone));
        accepted = [.. rows.Read<(long, long, DateTime)>()];
        invitations = [.. rows.Read<(long, long)>()];
        thanked = rows.Read<(long Message, long Person)>().ToLookup(t => t.Message, t => t.Person);
        photos = [.. rows.Read<(long, DateTime)>()];
    }

    public static async Task<IReadOnlyDictionary<long, long>> PointsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await using var rows = await connection.QueryMultipleAsync(
            """
            SELECT s.id, s.author_id AS authorid, s.kind, s.created_at AS createdat, s.deleted_at IS NULL AND s.hidden_at IS NULL AS stands,
                   coalesce(h.kind, c.kind) AS homekind, coalesce(h.readers, c.readers) = 'everyone' AS ispublic, c.root_id AS rootid
            FROM messages s JOIN channels c ON c.id = s.channel_id LEFT JOIN channels h ON h.id = c.home_id;
            SELECT message_id, person_id, emoji, at FROM reactions;
            SELECT message_id, topic_id FROM message_topics;
            SELECT id, priority FROM topics;
            SELECT topic_id, at, priority FROM topic_priority_changes ORDER BY at;
            SELECT person_id, from_at, time_zone FROM person_zones ORDER BY from_at;
            SELECT answer_id, accepted_by, accepted_at FROM accepted_answers;
            SELECT invited_by, accepted_by FROM invitations WHERE accepted_by IS NOT NULL AND invited_by IS NOT NULL;
            SELECT message_id, person_id FROM thanked;
            SELECT id, photo_since FROM people WHERE photo IS NOT NULL;
            """);
        return new Oracle(rows).Points();
    }

    private Dictionary<long, long> Points() => (
        from gain in Gains()
        group gain.Points by (gain.Person, gain.Rule, Day: DayOf(gain.Person, gain.At)) into cell
        let points = Math.Min(cell.Sum(), PointRules.Default[cell.Key.Rule].DailyCap)
        where points > 0
        group points by cell.Key.Person).ToDictionary(p => p.Key, p => p.Sum(points => (long)points));

    private IEnumerable<(long Person, string Rule, DateTime At, int Points)> Gains()
    {
        foreach (var message in messages.Values.Where(m => m is { Stands: true, HomeKind: "group" or "topic" }))
        {
            if (RuleOf(message) is { } rule)
            {
                yield return (message.AuthorId, rule, message.CreatedAt, PointRules.Default[rule].Points);
            }

            foreach (var like in reactions[message.Id].Where(r => r.Emoji == "👍" && r.PersonId != message.AuthorId))
            {
                yield return (message.AuthorId, "liked", like.At, 1);
            }

            foreach (var person in thanked[message.Id])
            {
                yield return (person, "thanked", message.CreatedAt, Math.Max(1, 5 / thanked[message.Id].Count()));
            }
        }

        foreach (var (id, by, at) in accepted)
        {
            if (messages[id] is { Stands: true } answer && answer.AuthorId != by && messages[answer.RootId!.Value].Stands)
            {
                yield return (answer.AuthorId, "answer_accepted", at, 20);
            }
        }

        foreach (var (person, since) in photos)
        {
            yield return (person, "photo", since, 5);
        }

        foreach (var (by, who) in invitations.Where(i => i.By != i.Who))
        {
            if (messages.Values.Where(m => m.AuthorId == who && m is { Stands: true, HomeKind: "group" or "topic" }).MinBy(m => m.Id) is { } first)
            {
                yield return (by, "invited_became_active", first.CreatedAt, 40);
            }
        }
    }

    private string? RuleOf(Message message)
    {
        if (message.RootId is { } id)
        {
            var root = messages[id];
            return root.AuthorId == message.AuthorId ? null
                : root.Kind == "question" ? "answer"
                : root.Kind == "article" ? "article_comment"
                : topics[root.Id].Any(t => WasPriority(t, message.CreatedAt)) ? "comment_in_priority_topic" : "comment";
        }

        return message.Kind is not ("news" or "article") || !WasRead(message) ? null
            : message.Kind == "article" ? "article"
            : topics[message.Id].Any(t => WasPriority(t, message.CreatedAt)) ? "news_in_priority_topic"
            : topics[message.Id].Any() ? "news_with_topic" : null;
    }

    private bool WasRead(Message message) => message.IsPublic || reactions[message.Id].Any(r => r.PersonId != message.AuthorId)
        || messages.Values.Any(m => m.RootId == message.Id && m.Stands && m.AuthorId != message.AuthorId);

    private bool WasPriority(long topic, DateTime at)
    {
        var now = priorities[topic];
        foreach (var change in switches[topic].Reverse().TakeWhile(c => c.At > at))
        {
            now = !change.Priority;
        }

        return now;
    }

    private DateOnly DayOf(long person, DateTime at)
    {
        var zone = zones[person].Where(z => z.From <= at).Append(zones[person].First()).MaxBy(z => z.From <= at ? z.From : DateTime.MinValue).Zone;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, TimeZoneInfo.FindSystemTimeZoneById(zone)));
    }
}
