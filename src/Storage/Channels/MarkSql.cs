using Dapper;
using MtsLife.Storage.Notifications;

namespace MtsLife.Storage.Channels;

/// <summary>Read marks and muting of a whole batch, inside a lane's transaction: one round trip however many there are.</summary>
public static class MarkSql
{
    /// <summary>
    /// A forward mark never passes the head; one from before somebody marked the channel unread is dropped. Forward marks
    /// come first: the version that they bear was told after a commit, so none of them can follow a mark back of this batch.
    /// </summary>
    public static async Task<MarkedRows> MarkAsync(this LaneTransaction lane, IReadOnlyCollection<NewMark> marks, DateTime now)
    {
        await using var results = await lane.QueryManyAsync(Statements, new
        {
            channels = marks.Select(m => m.ChannelId).ToArray(),
            people = marks.Select(m => m.PersonId).ToArray(),
            posts = marks.Select(m => m.Post).ToArray(),
            versions = marks.Select(m => m.Version).ToArray(),
            muted = marks.Select(m => m.Muted).ToArray(),
            now,
        });
        await results.ReadAsync();
        var moved = await results.ReadAsync<(long, long)>();
        var noted = await results.ReadAsync<(long, long)>();
        return new(moved.Select(m => new ChannelPerson(m.Item1, m.Item2)).ToHashSet(), noted.ToLookup(n => n.Item1, n => n.Item2),
            (await results.ReadAsync<MarkRow>()).ToDictionary(m => new ChannelPerson(m.ChannelId, m.PersonId)));
    }

    private const string Statements =
        $"""
        {Lock};
        {Forward};
        {Back};
        {Mute};
        {ReadingSql.ReadByMarks};
        {Look}
        """;

    /// <summary>Read marks lock in the same order wherever several are written, or two batches deadlock.</summary>
    private const string Lock =
        """
        SELECT count(*) FROM (
            SELECT FROM channel_members WHERE (channel_id, person_id) IN (SELECT * FROM unnest(@channels, @people))
            ORDER BY channel_id, person_id FOR NO KEY UPDATE) held
        """;

    private const string Forward =
        """
        UPDATE channel_members m SET read_post = least(f.post, c.head_post)
        FROM (SELECT n.channel_id, n.person_id, n.version, max(n.post) AS post
              FROM unnest(@channels, @people, @posts, @versions) AS n (channel_id, person_id, post, version)
              WHERE n.version IS NOT NULL GROUP BY 1, 2, 3) f
        JOIN channels c ON c.id = f.channel_id
        WHERE m.channel_id = f.channel_id AND m.person_id = f.person_id
          AND m.read_version = f.version AND m.read_post < least(f.post, c.head_post)
        RETURNING m.channel_id, m.person_id
        """;

    private const string Back =
        """
        UPDATE channel_members m SET read_post = least(b.post - 1, c.head_post), read_version = m.read_version + b.times
        FROM (SELECT n.channel_id, n.person_id, (array_agg(n.post ORDER BY n.nth DESC))[1] AS post, count(*)::int AS times
              FROM unnest(@channels, @people, @posts, @versions) WITH ORDINALITY AS n (channel_id, person_id, post, version, nth)
              WHERE n.post IS NOT NULL AND n.version IS NULL GROUP BY 1, 2) b
        JOIN channels c ON c.id = b.channel_id
        WHERE m.channel_id = b.channel_id AND m.person_id = b.person_id
        """;

    private const string Mute =
        """
        UPDATE channel_members m SET muted = s.muted
        FROM (SELECT n.channel_id, n.person_id, (array_agg(n.muted ORDER BY n.nth DESC))[1] AS muted
              FROM unnest(@channels, @people, @muted) WITH ORDINALITY AS n (channel_id, person_id, muted, nth)
              WHERE n.muted IS NOT NULL GROUP BY 1, 2) s
        WHERE m.channel_id = s.channel_id AND m.person_id = s.person_id
        """;

    private const string Look =
        $"""
        SELECT m.person_id, m.channel_id, m.read_post, m.read_version, m.muted, {EntrySql.Unread} AS unread, {EntrySql.Mentions} AS mentions
        FROM (SELECT DISTINCT * FROM unnest(@channels, @people) AS n (channel_id, person_id)) n
        JOIN channel_members m USING (channel_id, person_id) JOIN channels c ON c.id = m.channel_id
        """;
}
