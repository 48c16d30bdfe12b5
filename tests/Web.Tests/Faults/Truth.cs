using Dapper;
using Npgsql;

namespace MtsLife.Web.Tests.Faults;

internal sealed record StoredEvent(long Channel, long Seq, string Kind, long? Message, long? Person);

internal sealed record StoredMessage(long Id, long Author, Guid Key, long Channel, long Post, long Seq, string Text, int Version, bool Deleted);

internal sealed record StoredHead(long Channel, long HeadSeq, long HeadPost, bool Open);

/// <summary>What a member's sidebar must say, counted from the rows by other words than the product's.</summary>
internal sealed record StoredMark(long Channel, long Person, long ReadPost, int Unread, int Mentions);

/// <summary>What the database says when everything is quiet.</summary>
internal sealed record Truth(
    IReadOnlyList<StoredHead> Heads, IReadOnlyList<StoredEvent> Events, IReadOnlyList<StoredMessage> Messages, IReadOnlyList<StoredMark> Marks)
{
    public static async Task<Truth> ReadAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return new(
            [.. await connection.QueryAsync<StoredHead>("SELECT id AS channel, head_seq AS headseq, head_post AS headpost, readers = 'everyone' AS open FROM channels")],
            [.. await connection.QueryAsync<StoredEvent>("SELECT channel_id AS channel, seq, kind, message_id AS message, person_id AS person FROM channel_events ORDER BY 1, 2")],
            [.. await connection.QueryAsync<StoredMessage>(
                """
                SELECT m.id, m.author_id AS author, m.client_id AS key, m.channel_id AS channel, p.post, p.seq, m.text, m.version,
                       m.deleted_at IS NOT NULL AS deleted
                FROM messages m JOIN placements p ON p.message_id = m.id ORDER BY 4, 5
                """)],
            [.. await connection.QueryAsync<StoredMark>(
                """
                SELECT e.channel_id AS channel, e.person_id AS person, e.read_post AS readpost,
                       CASE WHEN c.kind = 'direct' THEN least(100, count(m.id) FILTER (WHERE m.deleted_at IS NULL AND m.author_id <> e.person_id)) ELSE 0 END::int AS unread,
                       least(100, count(m.id) FILTER (WHERE EXISTS (SELECT FROM mentions n WHERE n.message_id = m.id AND n.person_id = e.person_id)))::int AS mentions
                FROM channel_members e JOIN channels c ON c.id = e.channel_id
                LEFT JOIN placements p ON p.channel_id = e.channel_id AND p.post > e.read_post LEFT JOIN messages m ON m.id = p.message_id
                GROUP BY e.channel_id, e.person_id, e.read_post, c.kind
                """)]);
    }
}
