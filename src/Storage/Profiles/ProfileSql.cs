using MtsLife.Storage.Channels;
using MtsLife.Storage.Groups;
using MtsLife.Storage.People;

namespace MtsLife.Storage.Profiles;

public sealed class ProfileSql(Database database)
{
    public Task<ProfileRow?> FindAsync(long readerId, long personId) => database.FindAsync<ProfileRow>(
        """
        SELECT CASE WHEN p.address = '' THEN coalesce(u.address, '') ELSE p.address END AS address, p.phone, p.email, p.about,
               (SELECT count(*)::int FROM person_subscriptions s JOIN people f ON f.id = s.follower_id
                WHERE s.person_id = p.id AND f.deactivated_at IS NULL) AS followers,
               (SELECT count(*)::int FROM person_subscriptions s JOIN people f ON f.id = s.person_id
                WHERE s.follower_id = p.id AND f.deactivated_at IS NULL) AS following,
               EXISTS (SELECT FROM person_subscriptions s WHERE s.person_id = p.id AND s.follower_id = @readerId) AS followed
        FROM people p LEFT JOIN units u ON u.id = p.unit_id WHERE p.id = @personId
        """,
        new { readerId, personId });

    /// <summary>Who follows the person, by name.</summary>
    public Task<IReadOnlyList<PersonRow>> FollowersAsync(long personId, string afterName, long afterId, int limit) =>
        ConnectedAsync("s.follower_id = p.id AND s.person_id = @personId", personId, afterName, afterId, limit);

    /// <summary>Whom the person follows, by name.</summary>
    public Task<IReadOnlyList<PersonRow>> FollowingAsync(long personId, string afterName, long afterId, int limit) =>
        ConnectedAsync("s.person_id = p.id AND s.follower_id = @personId", personId, afterName, afterId, limit);

    /// <summary>
    /// The groups in which the reader may see the person: where everybody sees who belongs, and where they belong themselves.
    /// </summary>
    public Task<IReadOnlyList<GroupRow>> GroupsAsync(long readerId, long of, string afterName, long afterId, int limit) =>
        database.QueryAsync<GroupRow>(
            $"""
            SELECT {GroupSql.Columns} FROM {GroupSql.From} JOIN group_members o ON o.group_id = g.id AND o.person_id = @of
            WHERE (g.visibility = 'open' OR m.role IS NOT NULL) AND g.archived_at IS NULL
              AND (g.name COLLATE "ru-x-icu", g.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY g.name COLLATE "ru-x-icu", g.id LIMIT @limit
            """,
            new { personId = readerId, of, afterName, afterId, limit });

    private Task<IReadOnlyList<PersonRow>> ConnectedAsync(string connected, long personId, string afterName, long afterId, int limit) =>
        database.QueryAsync<PersonRow>(
            $"""
            SELECT {PersonSql.Columns} FROM person_subscriptions s JOIN {PersonSql.From} ON {connected}
            WHERE p.deactivated_at IS NULL AND (p.name COLLATE "ru-x-icu", p.id) > (@afterName COLLATE "ru-x-icu", @afterId)
            ORDER BY p.name COLLATE "ru-x-icu", p.id LIMIT @limit
            """,
            new { personId, afterName, afterId, limit });
}

/// <summary>Profiles and subscriptions, inside a lane's transaction.</summary>
public static class ProfileWritingSql
{
    /// <summary>What is null stays as it is.</summary>
    public static Task SetProfileAsync(
        this LaneTransaction lane, long personId, string? about, string? phone, string? email, string? address) => lane.ExecuteAsync(
        """
        UPDATE people SET about = coalesce(@about, about), phone = coalesce(@phone, phone), email = coalesce(@email, email),
            address = coalesce(@address, address), version = version + 1
        WHERE id = @personId
        """,
        new { personId, about, phone, email, address });

    public static Task SetStatusAsync(this LaneTransaction lane, long personId, string text, string emoji, DateTime? until) => lane.ExecuteAsync(
        """
        UPDATE people SET status_text = @text, status_emoji = @emoji, status_until = @until, version = version + 1 WHERE id = @personId
        """,
        new { personId, text, emoji, until });

    /// <returns>Whether it was new.</returns>
    public static async Task<bool> SubscribeAsync(this LaneTransaction lane, long personId, long followerId, DateTime at) =>
        await lane.ExecuteAsync(
            """
            INSERT INTO person_subscriptions (person_id, follower_id, at)
            SELECT p.id, @followerId, @at FROM people p WHERE p.id = @personId ON CONFLICT DO NOTHING
            """,
            new { personId, followerId, at }) > 0;

    /// <returns>Whether there was one.</returns>
    public static async Task<bool> UnsubscribeAsync(this LaneTransaction lane, long personId, long followerId) =>
        await lane.ExecuteAsync(
            "DELETE FROM person_subscriptions WHERE person_id = @personId AND follower_id = @followerId", new { personId, followerId }) > 0;
}
