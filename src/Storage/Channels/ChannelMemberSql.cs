namespace MtsLife.Storage.Channels;

public sealed record JoinedRow
{
    public long ChannelId { get; init; }
    public long PersonId { get; init; }
}

/// <summary>Who is in one channel, inside a lane's transaction that holds it.</summary>
public static class ChannelMemberSql
{
    public static Task<IReadOnlyList<JoinedRow>> EnterChannelAsync(
        this LaneTransaction lane, long channelId, IReadOnlyCollection<long> people, DateTime at) =>
        lane.QueryAsync<JoinedRow>(
            """
            INSERT INTO channel_members (channel_id, person_id, read_post, joined_at)
            SELECT c.id, p.id, coalesce(@head, c.head_post), @at FROM channels c CROSS JOIN people p
            WHERE c.id = @channelId AND p.id = ANY(@people) AND p.deactivated_at IS NULL
            ORDER BY 1, 2 ON CONFLICT DO NOTHING RETURNING channel_id, person_id
            """,
            new { channelId, people = people.ToArray(), at, head = lane.HeadPosts.TryGetValue(channelId, out var head) ? head : (long?)null });

    public static async Task<bool> LeaveChannelAsync(this LaneTransaction lane, long channelId, long personId) =>
        await lane.ExecuteAsync(
            "DELETE FROM channel_members WHERE channel_id = @channelId AND person_id = @personId", new { channelId, personId }) > 0;

    /// <summary>The private conversation of exactly these people; <c>Created</c> is false when it was there.</summary>
    public static async Task<(long Id, bool Created)> OpenDirectAsync(this LaneTransaction lane, long[] sortedPeople, DateTime at)
    {
        var created = await lane.FindAsync<long?>(
            """
            INSERT INTO channels (kind, direct_people, readers, writers, created_at)
            VALUES ('direct', @sortedPeople, 'members', 'members', @at)
            ON CONFLICT (direct_people) WHERE kind = 'direct' DO NOTHING RETURNING id
            """,
            new { sortedPeople, at });
        return created is { } id ? (id, true)
            : (await lane.FindAsync<long>("SELECT id FROM channels WHERE kind = 'direct' AND direct_people = @sortedPeople", new { sortedPeople }), false);
    }
}
