namespace MtsLife.Storage.Channels;

/// <summary>Forgets channel events that are too old to be replayed; a reader from before them loads the channel anew.</summary>
public sealed class PruningSql(Database database)
{
    /// <summary>The next channels by id, and for those that have events older than <paramref name="before"/> the last of these.</summary>
    public Task<IReadOnlyList<OldEventsRow>> OldAsync(long afterChannel, DateTime before, int limit) =>
        database.QueryAsync<OldEventsRow>(
            """
            SELECT c.id AS channel_id, (SELECT max(e.seq) FROM channel_events e
                                        WHERE e.channel_id = c.id AND e.seq >= c.first_seq AND e.at < @before) AS last_seq
            FROM channels c WHERE c.id > @afterChannel ORDER BY c.id LIMIT @limit
            """,
            new { afterChannel, before, limit });

    /// <summary>Says first that the events are gone, then lets them go, under the channel's own lock.</summary>
    public async Task PruneAsync(long channelId, long lastSeq)
    {
        await using var work = await database.BeginAsync();
        await work.ExecuteAsync(
            "UPDATE channels SET first_seq = @lastSeq + 1 WHERE id = @channelId AND first_seq <= @lastSeq", new { channelId, lastSeq });
        await work.ExecuteAsync(
            "DELETE FROM channel_events WHERE channel_id = @channelId AND seq <= @lastSeq", new { channelId, lastSeq });
        await work.CommitAsync();
    }
}

public sealed record OldEventsRow
{
    public long ChannelId { get; init; }
    public long? LastSeq { get; init; }
}
