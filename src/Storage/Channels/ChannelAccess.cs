namespace MtsLife.Storage.Channels;

/// <summary>
/// Who may read and who may post, as conditions for a WHERE: what somebody may not see cannot be loaded.
/// The table in docs/access.md says the same in words, and the matrix test holds them together.
/// </summary>
internal static class ChannelAccess
{
    /// <param name="channel">Alias of <c>channels</c>.</param>
    /// <param name="person">A parameter or column holding the person's id.</param>
    public static string MayRead(string channel, string person) =>
        $"""
        (({channel}.readers = 'everyone')
         OR EXISTS (SELECT FROM channel_members may_read
                    WHERE may_read.channel_id = {channel}.id AND may_read.person_id = {person})
         OR ({channel}.kind = 'person' AND EXISTS (SELECT FROM people self WHERE self.id = {person} AND self.channel_id = {channel}.id)))
        """;

    public static string MayPost(string channel, string person) =>
        $"""
        ({channel}.archived_at IS NULL AND {channel}.kind IN ('group', 'direct', 'topic', 'thread') AND CASE {channel}.writers
            WHEN 'moderators' THEN {MayModerate(channel, person)}
            WHEN 'members' THEN EXISTS (SELECT FROM channel_members may_post
                                        WHERE may_post.channel_id = {channel}.id AND may_post.person_id = {person})
            ELSE {MayRead(channel, person)} END)
        """;

    /// <summary>A moderator or owner of the channel's group; in a private channel only one who is in it.</summary>
    public static string MayModerate(string channel, string person) =>
        $"""
        (EXISTS (SELECT FROM group_members may_moderate
                 WHERE may_moderate.group_id = {channel}.group_id AND may_moderate.person_id = {person}
                   AND may_moderate.role IN ('moderator', 'owner'))
         AND (NOT {channel}.private OR EXISTS (SELECT FROM channel_members inside
                 WHERE inside.channel_id = {channel}.id AND inside.person_id = {person})))
        """;
}
