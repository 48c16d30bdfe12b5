namespace MtsLife.Storage.Channels;

/// <summary>
/// Who may read and who may post, as conditions for a WHERE: what somebody may not see cannot be loaded.
/// The table in docs/access.md says the same in words, and the matrix test holds them together.
/// </summary>
internal static class ChannelAccess
{
    /// <summary>A thread is read by whoever reads the channel that its root stands in; following it gives no right.</summary>
    /// <param name="channel">Alias of <c>channels</c>.</param>
    /// <param name="person">A parameter or column holding the person's id.</param>
    public static string MayRead(string channel, string person) =>
        $"""
        (CASE WHEN {channel}.kind = 'thread'
              THEN EXISTS (SELECT FROM channels read_home WHERE read_home.id = {channel}.home_id AND {IsReader("read_home", person)})
              ELSE {IsReader(channel, person)} END)
        """;

    private static string IsReader(string channel, string person) =>
        $"""
        ({channel}.readers = 'everyone'
         OR EXISTS (SELECT FROM channel_members may_read
                    WHERE may_read.channel_id = {channel}.id AND may_read.person_id = {person})
         OR ({channel}.kind = 'person' AND EXISTS (SELECT FROM people self WHERE self.id = {person} AND self.channel_id = {channel}.id)))
        """;

    public static string MayPost(string channel, string person) =>
        $"""
        ({channel}.archived_at IS NULL AND CASE
            WHEN {channel}.kind = 'thread' THEN EXISTS (SELECT FROM channels post_home WHERE post_home.id = {channel}.home_id
                AND post_home.archived_at IS NULL AND {IsReader("post_home", person)})
            WHEN {channel}.kind NOT IN ('group', 'direct', 'topic') THEN false
            WHEN {channel}.writers = 'moderators' THEN {IsModerator(channel, person)}
            WHEN {channel}.writers = 'members' THEN EXISTS (SELECT FROM channel_members may_post
                                                            WHERE may_post.channel_id = {channel}.id AND may_post.person_id = {person})
            ELSE {IsReader(channel, person)} END)
        """;

    /// <summary>A moderator or owner of the channel's group; in a private channel only one who is in it.</summary>
    public static string MayModerate(string channel, string person) =>
        $"""
        (CASE WHEN {channel}.kind = 'thread'
              THEN EXISTS (SELECT FROM channels moderated WHERE moderated.id = {channel}.home_id AND {IsModerator("moderated", person)})
              ELSE {IsModerator(channel, person)} END)
        """;

    /// <summary>What is put before all members of a group's channel comes from its moderators or an administrator.</summary>
    /// <param name="person">Alias of <c>people</c>.</param>
    public static string MayAnnounce(string channel, string person) =>
        $"""
        ({channel}.kind = 'group' AND ({person}.role = 'administrator' OR {IsModerator(channel, person + ".id")}))
        """;

    private static string IsModerator(string channel, string person) =>
        $"""
        (EXISTS (SELECT FROM group_members may_moderate
                 WHERE may_moderate.group_id = {channel}.group_id AND may_moderate.person_id = {person}
                   AND may_moderate.role IN ('moderator', 'owner'))
         AND (NOT {channel}.private OR EXISTS (SELECT FROM channel_members inside
                 WHERE inside.channel_id = {channel}.id AND inside.person_id = {person})))
        """;

    /// <summary>
    /// Hides what others wrote: a moderator, an administrator where everybody reads, and in a private conversation an
    /// administrator one message that somebody in it reported. Nobody judges what they wrote themselves.
    /// </summary>
    /// <param name="channel">The channel in which it was written.</param>
    /// <param name="message">Alias of <c>messages</c>.</param>
    public static string MayJudge(string channel, string message, string person) =>
        $"""
        ({message}.author_id <> {person} AND ({MayRead(channel, person)} AND ({MayModerate(channel, person)}
            OR {IsPublic(channel)} AND {IsAdministrator(person)}) OR {WasReportedToAdministrators(channel, message, person)}))
        """;

    /// <summary>Whoever reports a private message shows administrators that one, and nothing around it.</summary>
    public static string WasReportedToAdministrators(string channel, string message, string person) =>
        $"""
        ('direct' IN ({channel}.kind, (SELECT private_home.kind FROM channels private_home WHERE private_home.id = {channel}.home_id))
         AND EXISTS (SELECT FROM reports reported WHERE reported.message_id = {message}.id) AND {IsAdministrator(person)})
        """;

    /// <summary>Whether there is anything that the person could be asked to judge: cheaper than looking for it in vain.</summary>
    public static string ModeratesAnything(string person) =>
        $"""
        ({IsAdministrator(person)} OR EXISTS (SELECT FROM group_members moderating
            WHERE moderating.person_id = {person} AND moderating.role IN ('moderator', 'owner')))
        """;

    private static string IsAdministrator(string person) =>
        $"EXISTS (SELECT FROM people administrator WHERE administrator.id = {person} AND administrator.role = 'administrator')";

    /// <summary>Everybody may read what stands in this channel: what is public may show in topics, searches and lists for all.</summary>
    public static string IsPublic(string channel) =>
        $"""
        (CASE WHEN {channel}.kind = 'thread'
              THEN (SELECT public_home.readers FROM channels public_home WHERE public_home.id = {channel}.home_id)
              ELSE {channel}.readers END = 'everyone')
        """;

    /// <summary>A message of a channel that was closed since no longer shows in a topic.</summary>
    /// <param name="channel">The channel in which it is read.</param>
    /// <param name="message">Alias of <c>messages</c>.</param>
    public static string Stands(string channel, string message) =>
        $"""
        ({channel}.kind <> 'topic' OR {channel}.id = {message}.channel_id
         OR EXISTS (SELECT FROM channels its_home WHERE its_home.id = {message}.channel_id AND {IsPublic("its_home")}))
        """;

    /// <summary>A group's channel that one can see: its moderators, and administrators, who count as owner of every group they can see.</summary>
    public static string MayChange(string channel, string person) =>
        $"""
        ({channel}.kind = 'group' AND {MayRead(channel, person)} AND ({MayModerate(channel, person)}
         OR {IsAdministrator(person)}))
        """;
}
