using Npgsql;

namespace MtsLife.Storage.Channels;

/// <summary>
/// The statements of a lane's transaction, in the order that is part of the design: lock, insert, look up,
/// number, shards, commit. Each is a statement of its own so that each sees a new snapshot.
/// </summary>
public sealed class LaneSql(Database database)
{
    /// <summary>
    /// Locks <paramref name="channels"/> in id order, then inserts <paramref name="messages"/> where their authors may
    /// post, then looks every idempotency key up and which of <paramref name="mentioned"/> may read: one round trip.
    /// What is missing from the result was refused.
    /// </summary>
    public async Task<LaneTransaction> BeginAsync(
        long[] channels, IReadOnlyList<NewMessage> messages, IReadOnlyList<ChannelPerson> mentioned)
    {
        var connection = await database.OpenForLaneAsync();
        try
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new("BEGIN"));
            batch.BatchCommands.Add(new(Lock) { Parameters = { new() { Value = channels } } });
            if (messages.Count > 0)
            {
                batch.BatchCommands.Add(Insert(messages));
                batch.BatchCommands.Add(LookUp(messages));
            }

            if (mentioned.Count > 0)
            {
                batch.BatchCommands.Add(Readers(mentioned));
            }

            await using var reader = await batch.ExecuteReaderAsync();
            var locked = await ReadLockedAsync(reader);
            var keyed = messages.Count > 0 && await reader.NextResultAsync() ? await ReadKeyedAsync(reader) : [];
            var readers = mentioned.Count > 0 && await reader.NextResultAsync() ? await ReadReadersAsync(reader) : [];
            return new LaneTransaction(connection, locked, keyed, readers);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    internal static async Task<IReadOnlyList<LockedChannel>> LockAsync(NpgsqlConnection connection, long[] channels)
    {
        await using var command = new NpgsqlCommand(Lock, connection) { Parameters = { new() { Value = channels } } };
        await using var reader = await command.ExecuteReaderAsync();
        return await ReadLockedAsync(reader);
    }

    private const string Lock =
        """
        SELECT id, kind, group_id, head_seq, head_post, direct_people, readers, home_id FROM channels WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE
        """;

    private static NpgsqlBatchCommand Insert(IReadOnlyList<NewMessage> messages) => new(
        $"""
        INSERT INTO messages (author_id, client_id, channel_id, kind, text, html, render_version, created_at, title, revision)
        SELECT n.author_id, n.client_id, n.channel_id, n.kind, n.text, n.html, n.render_version, n.at, n.title, n.revision
        FROM unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::smallint[], $8::timestamptz[],
                    $9::text[], $10::int[])
             AS n (author_id, client_id, channel_id, kind, text, html, render_version, at, title, revision)
        JOIN people a ON a.id = n.author_id AND a.deactivated_at IS NULL
        JOIN channels c ON c.id = n.channel_id
        WHERE {ChannelAccess.MayPost("c", "n.author_id")}
          AND (n.kind <> 'announcement' OR {ChannelAccess.MayAnnounce("c", "a")})
        ORDER BY n.author_id, n.client_id
        ON CONFLICT (author_id, client_id) DO NOTHING
        """)
    {
        Parameters =
        {
            new() { Value = messages.Select(m => m.AuthorId).ToArray() },
            new() { Value = messages.Select(m => m.ClientId).ToArray() },
            new() { Value = messages.Select(m => m.ChannelId).ToArray() },
            new() { Value = messages.Select(m => m.Kind).ToArray() },
            new() { Value = messages.Select(m => m.Text).ToArray() },
            new() { Value = messages.Select(m => m.Html).ToArray() },
            new() { Value = messages.Select(m => m.RenderVersion).ToArray() },
            new() { Value = messages.Select(m => m.At).ToArray() },
            new() { Value = messages.Select(m => m.Title).ToArray() },
            new() { Value = messages.Select(m => m.Revision).ToArray() },
        },
    };

    private static NpgsqlBatchCommand LookUp(IReadOnlyList<NewMessage> messages) => new(
        """
        SELECT m.id, m.author_id, m.client_id, m.channel_id,
               coalesce((SELECT v.text FROM message_versions v WHERE v.message_id = m.id AND v.version = 1), m.text),
               m.deleted_at IS NOT NULL, p.post, p.seq, p.placed_at
        FROM unnest($1::bigint[], $2::uuid[]) AS k (author_id, client_id)
        JOIN messages m USING (author_id, client_id)
        LEFT JOIN placements p ON p.message_id = m.id AND p.channel_id = m.channel_id
        """)
    {
        Parameters =
        {
            new() { Value = messages.Select(m => m.AuthorId).ToArray() },
            new() { Value = messages.Select(m => m.ClientId).ToArray() },
        },
    };

    /// <summary>A mention reaches only one who can read the message where it stands.</summary>
    private static NpgsqlBatchCommand Readers(IReadOnlyList<ChannelPerson> mentioned) => new(
        $"""
        SELECT n.channel_id, n.person_id FROM unnest($1::bigint[], $2::bigint[]) AS n (channel_id, person_id)
        JOIN channels c ON c.id = n.channel_id JOIN people p ON p.id = n.person_id AND p.deactivated_at IS NULL
        WHERE {ChannelAccess.MayRead("c", "n.person_id")}
        """)
    {
        Parameters =
        {
            new() { Value = mentioned.Select(m => m.ChannelId).ToArray() },
            new() { Value = mentioned.Select(m => m.PersonId).ToArray() },
        },
    };

    private static async Task<HashSet<ChannelPerson>> ReadReadersAsync(NpgsqlDataReader reader)
    {
        var readers = new HashSet<ChannelPerson>();
        while (await reader.ReadAsync())
        {
            readers.Add(new(reader.GetInt64(0), reader.GetInt64(1)));
        }

        return readers;
    }

    private static async Task<IReadOnlyList<LockedChannel>> ReadLockedAsync(NpgsqlDataReader reader)
    {
        var locked = new List<LockedChannel>();
        while (await reader.ReadAsync())
        {
            locked.Add(new(reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt64(2),
                reader.GetInt64(3), reader.GetInt64(4), reader.IsDBNull(5) ? null : reader.GetFieldValue<long[]>(5), reader.GetString(6),
                reader.IsDBNull(7) ? null : reader.GetInt64(7)));
        }

        return locked;
    }

    private static async Task<IReadOnlyList<KeyedMessage>> ReadKeyedAsync(NpgsqlDataReader reader)
    {
        var keyed = new List<KeyedMessage>();
        while (await reader.ReadAsync())
        {
            keyed.Add(new(reader.GetInt64(0), reader.GetInt64(1), reader.GetGuid(2), reader.GetInt64(3), reader.GetString(4),
                reader.GetBoolean(5), reader.IsDBNull(6) ? null : reader.GetInt64(6), reader.IsDBNull(7) ? null : reader.GetInt64(7),
                reader.IsDBNull(8) ? null : reader.GetDateTime(8)));
        }

        return keyed;
    }
}
