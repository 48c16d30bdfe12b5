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

    public static async Task<bool> LeaveChannelAsync(this LaneTransaction lane, long channelId, long personId)
    {
        var left = await lane.ExecuteAsync(
            "DELETE FROM channel_members WHERE channel_id = @channelId AND person_id = @personId", new { channelId, personId });
        await lane.UnfollowAsync([channelId], [personId]);
        return left > 0;
    }

    /// <summary>Who left channels that not everybody reads no longer follows what stands under their messages.</summary>
    public static Task<int> UnfollowAsync(this LaneTransaction lane, long[] homes, IReadOnlyCollection<long> people) =>
        lane.ExecuteAsync(
            """
            DELETE FROM channel_members m USING channels c JOIN channels h ON h.id = c.home_id
            WHERE m.person_id = ANY(@people) AND m.channel_id = c.id AND c.home_id = ANY(@homes) AND h.readers <> 'everyone'
            """,
            new { homes, people = people.ToArray() });

    /// <summary>As <see cref="UnfollowAsync"/> for everybody, when channels stop being everybody's to read. Returns who followed.</summary>
    public static Task<IReadOnlyList<long>> UnfollowUnreadableAsync(this LaneTransaction lane, long[] homes) =>
        lane.QueryAsync<long>(
            $"""
            DELETE FROM channel_members m USING channels c
            WHERE c.home_id = ANY(@homes) AND m.channel_id = c.id AND NOT {ChannelAccess.MayRead("c", "m.person_id")}
            RETURNING m.person_id
            """,
            new { homes });

    /// <summary>Channels of topics that show something written in these channels or in threads there.</summary>
    public static Task<IReadOnlyList<long>> ShowingAsync(this LaneTransaction lane, long[] homes) =>
        lane.QueryAsync<long>(TopicsShowing, new { homes });

    internal const string TopicsShowing =
        """
        SELECT DISTINCT t.channel_id FROM topics t JOIN message_topics n ON n.topic_id = t.id JOIN messages s ON s.id = n.message_id
        JOIN channels c ON c.id = s.channel_id JOIN placements p ON p.message_id = s.id AND p.channel_id = t.channel_id
        WHERE coalesce(c.home_id, c.id) = ANY(@homes) AND t.channel_id <> s.channel_id
        """;

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
