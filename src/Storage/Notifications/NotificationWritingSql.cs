using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Notifications;

/// <summary>Telling people of what concerns them, in a worker's transaction that holds their own channels.</summary>
public static class NotificationWritingSql
{
    /// <summary>What a worker locks before it tells these people anything.</summary>
    public static Task<IReadOnlyList<long>> OwnChannelsAsync(this LaneTransaction lane, long[] people) =>
        lane.QueryAsync<long>("SELECT channel_id FROM people WHERE id = ANY(@people) ORDER BY 1", new { people });

    /// <summary>
    /// Adds those that are not there yet, and returns them for <c>WorkerWork.Notified</c>. Left out are people who are
    /// deactivated, did it themselves, may not read the message now or have muted its channel.
    /// </summary>
    public static Task<IReadOnlyList<NotifiedRow>> NotifyAsync(this LaneTransaction lane, IReadOnlyList<NewNotification> rows) =>
        lane.QueryAsync<NotifiedRow>(
            $"""
            WITH told AS (
                INSERT INTO notifications (person_id, reason, message_id, actor_id, topic_id, at)
                SELECT n.person_id, n.reason, n.message_id, n.actor_id, n.topic_id, n.at
                FROM unnest(@people::bigint[], @reasons::text[], @messages::bigint[], @actors::bigint[], @topics::bigint[], @times::timestamptz[])
                     AS n (person_id, reason, message_id, actor_id, topic_id, at)
                JOIN people p ON p.id = n.person_id AND p.deactivated_at IS NULL
                WHERE n.person_id IS DISTINCT FROM n.actor_id AND (n.message_id IS NULL OR EXISTS (
                    SELECT FROM messages s JOIN channels c ON c.id = s.channel_id
                    WHERE s.id = n.message_id AND s.deleted_at IS NULL AND s.hidden_at IS NULL
                      AND {ChannelAccess.MayRead("c", "n.person_id")} AND NOT {IsMuted("c", "n.person_id")}))
                ORDER BY n.person_id, n.at, n.message_id
                ON CONFLICT (person_id, reason, message_id, topic_id, actor_id) WHERE thread_id IS NULL DO NOTHING
                RETURNING id, person_id
            )
            SELECT t.id, t.person_id, p.channel_id FROM told t JOIN people p ON p.id = t.person_id ORDER BY t.id
            """,
            new
            {
                people = rows.Select(r => r.PersonId).ToArray(),
                reasons = rows.Select(r => r.Reason).ToArray(),
                messages = rows.Select(r => r.MessageId).ToArray(),
                actors = rows.Select(r => r.ActorId).ToArray(),
                topics = rows.Select(r => r.TopicId).ToArray(),
                times = rows.Select(r => r.At).ToArray(),
            });

    /// <summary>Who muted a channel hears nothing from its threads either.</summary>
    internal static string IsMuted(string channel, string person) =>
        $"""
        EXISTS (SELECT FROM channel_members quiet WHERE quiet.person_id = {person} AND quiet.muted
                AND quiet.channel_id IN ({channel}.id, {channel}.home_id))
        """;
}
