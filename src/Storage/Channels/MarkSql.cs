namespace MtsLife.Storage.Channels;

/// <summary>Read marks and muting, inside a lane's transaction.</summary>
public static class MarkSql
{
    /// <summary>
    /// Moves a mark forward, never past the head; a mark made before somebody marked the channel unread is dropped.
    /// Returns false when nothing moved.
    /// </summary>
    public static async Task<bool> MoveAsync(this LaneTransaction lane, long channelId, long personId, long post, int version) =>
        await lane.ExecuteAsync(
            """
            UPDATE channel_members m SET read_post = least(@post, c.head_post) FROM channels c
            WHERE m.channel_id = @channelId AND m.person_id = @personId AND c.id = m.channel_id
              AND m.read_version = @version AND m.read_post < least(@post, c.head_post)
            """,
            new { channelId, personId, post, version }) > 0;

    public static async Task<bool> MoveBackAsync(this LaneTransaction lane, long channelId, long personId, long post) =>
        await lane.ExecuteAsync(
            """
            UPDATE channel_members m SET read_post = least(@post - 1, c.head_post), read_version = m.read_version + 1 FROM channels c
            WHERE m.channel_id = @channelId AND m.person_id = @personId AND c.id = m.channel_id
            """,
            new { channelId, personId, post }) > 0;

    public static async Task<bool> MuteAsync(this LaneTransaction lane, long channelId, long personId, bool muted) =>
        await lane.ExecuteAsync(
            "UPDATE channel_members SET muted = @muted WHERE channel_id = @channelId AND person_id = @personId",
            new { channelId, personId, muted }) > 0;
}
