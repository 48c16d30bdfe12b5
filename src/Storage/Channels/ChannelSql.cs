using MtsLife.Storage.People;

namespace MtsLife.Storage.Channels;

public sealed class ChannelSql(Database database)
{
    /// <summary>Loads through the reader: null when it is not there or not theirs.</summary>
    public Task<ChannelRow?> FindAsync(long personId, long channelId) =>
        database.FindAsync<ChannelRow>(
            $"""
            SELECT {Columns} FROM channels c LEFT JOIN groups g ON g.id = c.group_id
            WHERE c.id = @channelId AND {ChannelAccess.MayRead("c", "@personId")}
            """,
            new { personId, channelId });

    public Task<IReadOnlyList<ChannelRow>> OfGroupAsync(long personId, long groupId) =>
        database.QueryAsync<ChannelRow>(
            $"""
            SELECT {Columns} FROM channels c JOIN groups g ON g.id = c.group_id
            WHERE c.group_id = @groupId AND {ChannelAccess.MayRead("c", "@personId")} ORDER BY c.id
            """,
            new { personId, groupId });

    /// <summary>Those of <paramref name="channels"/> that the person may read now.</summary>
    public Task<IReadOnlyList<HeadRow>> ReadableAsync(long personId, long[] channels) =>
        database.QueryAsync<HeadRow>(
            $"""
            SELECT c.id AS channel_id, c.head_seq, c.head_post, c.head_at FROM channels c
            WHERE c.id = ANY(@channels) AND {ChannelAccess.MayRead("c", "@personId")}
            """,
            new { personId, channels });

    public Task<IReadOnlyList<HeadRow>> HeadsAsync(long[] channels) =>
        database.QueryAsync<HeadRow>(
            "SELECT id AS channel_id, head_seq, head_post, head_at FROM channels WHERE id = ANY(@channels)", new { channels });

    /// <summary>Returns when no lane of any node holds one of the channels any more.</summary>
    public Task SettledAsync(long[] channels) =>
        database.QueryAsync<long>("SELECT id FROM channels WHERE id = ANY(@channels) ORDER BY id FOR SHARE", new { channels });

    /// <summary>Heads of channels, each as it stands while the person beside it may read it, and for nobody else.</summary>
    public Task<IReadOnlyList<PersonHeadRow>> ReadableHeadsAsync(long[] people, long[] channels) =>
        database.QueryAsync<PersonHeadRow>(
            $"""
            SELECT w.person_id, c.id AS channel_id, c.head_seq, c.head_post, c.head_at
            FROM unnest(@people, @channels) AS w (person_id, channel_id) JOIN channels c ON c.id = w.channel_id
            WHERE {ChannelAccess.MayRead("c", "w.person_id")}
            """,
            new { people, channels });

    /// <summary>Heads of people's own channels.</summary>
    public Task<IReadOnlyList<OwnHeadRow>> OwnHeadsAsync(long[] people) =>
        database.QueryAsync<OwnHeadRow>(
            """
            SELECT p.id AS person_id, c.id AS channel_id, c.head_seq, c.head_post FROM people p JOIN channels c ON c.id = p.channel_id
            WHERE p.id = ANY(@people)
            """,
            new { people });

    /// <summary>Which of <paramref name="people"/> are in which channels of a group.</summary>
    public Task<IReadOnlyList<JoinedRow>> MembersAmongAsync(long groupId, long[] people) =>
        database.QueryAsync<JoinedRow>(
            """
            SELECT m.channel_id, m.person_id FROM channels c JOIN channel_members m ON m.channel_id = c.id
            WHERE c.group_id = @groupId AND m.person_id = ANY(@people)
            """,
            new { groupId, people });

    /// <summary>Which of <paramref name="people"/> subscribe to a topic.</summary>
    public Task<IReadOnlyList<JoinedRow>> SubscribersAmongAsync(long topicId, long[] people) =>
        database.QueryAsync<JoinedRow>(
            """
            SELECT m.channel_id, m.person_id FROM topics t JOIN channel_members m ON m.channel_id = t.channel_id
            WHERE t.id = @topicId AND m.person_id = ANY(@people)
            """,
            new { topicId, people });

    /// <summary>Channels a person belongs to and threads they follow, for the merged heads frames.</summary>
    public Task<IReadOnlyList<long>> MemberOfAsync(long personId) =>
        database.QueryAsync<long>(
            $"""
            SELECT m.channel_id FROM channel_members m JOIN channels c ON c.id = m.channel_id
            WHERE m.person_id = @personId AND (c.kind <> 'thread' OR {ChannelAccess.MayRead("c", "@personId")})
            """,
            new { personId });

    /// <summary>Channels of topics that show something written in these channels or in threads there.</summary>
    public Task<IReadOnlyList<long>> ShowingAsync(long[] homes) => database.QueryAsync<long>(ChannelMemberSql.TopicsShowing, new { homes });

    /// <summary>Whether everybody may read it now; null when the person may not.</summary>
    public Task<bool?> IsPublicAsync(long personId, long channelId) =>
        database.FindAsync<bool?>(
            $"SELECT {ChannelAccess.IsPublic("c")} FROM channels c WHERE c.id = @channelId AND {ChannelAccess.MayRead("c", "@personId")}",
            new { personId, channelId });

    public Task<ChannelFactsRow?> FactsAsync(long channelId) =>
        database.FindAsync<ChannelFactsRow>(
            """
            SELECT c.id, c.kind, c.home_id, c.root_id, (SELECT t.id FROM topics t WHERE t.channel_id = c.id) AS topic_id
            FROM channels c WHERE c.id = @channelId
            """,
            new { channelId });

    public Task<IReadOnlyList<ChannelRow>> SomeAsync(long personId, long[] channels) =>
        database.QueryAsync<ChannelRow>(
            $"""
            SELECT {Columns} FROM channels c LEFT JOIN groups g ON g.id = c.group_id
            WHERE c.id = ANY(@channels) AND {ChannelAccess.MayRead("c", "@personId")}
            """,
            new { personId, channels });

    /// <summary>There is one, made with the schema.</summary>
    public async Task<long> CompanyAsync() =>
        company ??= await database.FindAsync<long>("SELECT id FROM channels WHERE kind = 'company'");

    private long? company;

    /// <summary>Events of a channel after a sequence number up to another, oldest first; the reader's right is for the caller to check.</summary>
    public Task<IReadOnlyList<ChannelEventRow>> EventsBetweenAsync(long channelId, long after, long last) =>
        database.QueryAsync<ChannelEventRow>(
            """
            SELECT channel_id, seq, kind, message_id, person_id, subject_id, at FROM channel_events
            WHERE channel_id = @channelId AND seq > @after AND seq <= @last ORDER BY seq
            """,
            new { channelId, after, last });

    public Task<IReadOnlyList<MemberRow>> MembersAsync(long channelId, string[] patterns, string afterName, long afterId, int limit) =>
        database.QueryAsync<MemberRow>(
            $"""
            {new NameSearch("people", patterns).With}
            SELECT p.id AS person_id, coalesce(r.role, 'member') AS role, p.name
            FROM channel_members m JOIN people p ON p.id = m.person_id JOIN channels c ON c.id = m.channel_id
            LEFT JOIN group_members r ON r.group_id = c.group_id AND r.person_id = p.id
            WHERE m.channel_id = @channelId AND p.deactivated_at IS NULL
              AND {new NameSearch("people", patterns).Found("p")}
              AND (p.name COLLATE "ru-x-icu", p.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY p.name COLLATE "ru-x-icu", p.id LIMIT @limit
            """,
            new { channelId, patterns, afterName, afterId, limit });

    /// <summary>All but those few who were sent away: so the company is not read to count it.</summary>
    public Task<int> CountMembersAsync(long channelId) =>
        database.FindAsync<int>(
            """
            SELECT (SELECT count(*) FROM channel_members m WHERE m.channel_id = @channelId)::int
                 - (SELECT count(*) FROM people p JOIN channel_members m ON m.person_id = p.id AND m.channel_id = @channelId WHERE p.deactivated_at IS NOT NULL)::int
            """,
            new { channelId });

    public Task<IReadOnlyList<long>> ActiveMembersAsync(long channelId) =>
        database.QueryAsync<long>(
            """
            SELECT m.person_id FROM channel_members m JOIN people p ON p.id = m.person_id
            WHERE m.channel_id = @channelId AND p.deactivated_at IS NULL
            """,
            new { channelId });

    internal static readonly string Columns =
        $"""
        c.id, c.kind, c.group_id, g.name AS group_name, coalesce(g.mandatory, false) AS mandatory, c.name, c.purpose, c.direct_people,
        c.readers, c.writers, c.private, c.archived_at IS NOT NULL AS archived, c.head_seq, c.head_post, c.head_at, c.first_seq, c.version,
        CASE WHEN c.kind = 'group' AND NOT c.private THEN g.member_count
             WHEN c.private OR c.kind = 'topic' THEN (SELECT count(*)::int FROM channel_members n WHERE n.channel_id = c.id) END AS member_count,
        {ChannelAccess.MayPost("c", "@personId")} AS can_post,
        {ChannelAccess.MayModerate("c", "@personId")} AS can_moderate,
        {ChannelAccess.MayChange("c", "@personId")} AS can_change,
        EXISTS (SELECT FROM channel_members i WHERE i.channel_id = c.id AND i.person_id = @personId) AS is_member,
        (c.archived_at IS NULL AND (c.kind = 'topic' OR (g.visibility = 'open' AND NOT c.private))) AS can_join,
        c.root_id, c.home_id, CASE WHEN c.kind = 'topic' THEN (SELECT t.id FROM topics t WHERE t.channel_id = c.id) END AS topic_id
        """;
}
