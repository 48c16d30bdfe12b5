using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Messages;

/// <summary>Editing, deleting and hiding, inside a lane's transaction.</summary>
public static class ChangingSql
{
    /// <summary>Null when the author may no longer change it or <paramref name="version"/> is not the present one.</summary>
    public static Task<int?> EditAsync(
        this LaneTransaction lane, long messageId, long authorId, int? version, string? title, string text, string html, short renderVersion, DateTime at) =>
        lane.FindAsync<int?>(
            $"""
            WITH old AS (
                SELECT s.id, s.version, s.text, coalesce(s.edited_at, s.created_at) AS written_at FROM messages s JOIN channels c ON c.id = s.channel_id
                WHERE s.id = @messageId AND s.author_id = @authorId AND s.deleted_at IS NULL AND s.hidden_at IS NULL
                  AND (@version::int IS NULL OR s.version = @version) AND {ChannelAccess.MayPost("c", "@authorId")}
            ), kept AS (
                INSERT INTO message_versions (message_id, version, text, written_at) SELECT id, version, text, written_at FROM old
                ON CONFLICT DO NOTHING
            )
            UPDATE messages s SET title = coalesce(@title, s.title), text = @text, html = @html, render_version = @renderVersion, version = s.version + 1,
                   revision = s.revision + 1, edited_at = @at
            FROM old WHERE s.id = old.id RETURNING s.version
            """,
            new { messageId, authorId, version, title, text, html, renderVersion, at });

    /// <summary>Empties the message and all it ever said; the row stays and keeps its client id.</summary>
    public static async Task<bool> DeleteAsync(this LaneTransaction lane, long messageId, long authorId, DateTime at)
    {
        var deleted = await lane.ExecuteAsync(
            $"""
            UPDATE messages s SET title = '', text = '', html = '', version = s.version + 1, revision = s.revision + 1, deleted_at = @at, deleted_by = @authorId,
                   hidden_at = NULL, hidden_by = NULL
            FROM channels c WHERE c.id = s.channel_id AND s.id = @messageId AND s.author_id = @authorId AND s.deleted_at IS NULL
              AND {ChannelAccess.MayRead("c", "@authorId")}
            """,
            new { messageId, authorId, at });
        if (deleted > 0)
        {
            await lane.ExecuteAsync(
                """
                DELETE FROM message_versions WHERE message_id = @messageId;
                DELETE FROM mentions WHERE message_id = @messageId;
                DELETE FROM channel_mentions WHERE message_id = @messageId;
                DELETE FROM reports WHERE message_id = @messageId
                """,
                new { messageId });
            await lane.RecountThreadAsync(messageId);
        }

        return deleted > 0;
    }

    /// <summary>Hides it from everybody or brings it back; false when it is so already, or was deleted.</summary>
    public static async Task<bool> HideAsync(this LaneTransaction lane, long messageId, bool hidden, long personId, DateTime at)
    {
        var changed = await lane.ExecuteAsync(
            """
            UPDATE messages SET hidden_at = CASE WHEN @hidden THEN @at END, hidden_by = CASE WHEN @hidden THEN @personId END, revision = revision + 1
            WHERE id = @messageId AND deleted_at IS NULL AND (hidden_at IS NOT NULL) <> @hidden
            """,
            new { messageId, hidden, personId, at }) > 0;
        if (changed)
        {
            await lane.RecountThreadAsync(messageId);
        }

        return changed;
    }

    /// <summary>After a message was deleted, hidden or brought back: if it is a reply, its thread says what is shown now.</summary>
    private static Task RecountThreadAsync(this LaneTransaction lane, long messageId) =>
        lane.ExecuteAsync(
            """
            UPDATE threads t SET (replies, repliers, last_at) = (
                SELECT count(*)::int, coalesce((SELECT array_agg(l.author_id ORDER BY l.id DESC) FROM (
                           SELECT r.author_id, max(q.post) AS id FROM placements q JOIN messages r ON r.id = q.message_id
                           WHERE q.channel_id = t.channel_id AND r.deleted_at IS NULL AND r.hidden_at IS NULL GROUP BY r.author_id ORDER BY 2 DESC LIMIT 3) l), '{}'),
                       max(n.created_at)
                FROM placements p JOIN messages n ON n.id = p.message_id WHERE p.channel_id = t.channel_id AND n.deleted_at IS NULL AND n.hidden_at IS NULL)
            FROM messages d WHERE d.id = @messageId AND t.channel_id = d.channel_id
            """,
            new { messageId });

    public static Task<IReadOnlyList<long>> MentionedAsync(this LaneTransaction lane, long messageId) =>
        lane.QueryAsync<long>("SELECT person_id FROM mentions WHERE message_id = @messageId", new { messageId });

    /// <summary>After an edit the mention rows say what the text says now; new ones stand at the message's own post.</summary>
    public static Task MentionAsync(this LaneTransaction lane, long messageId, long[] people, string? word) =>
        lane.ExecuteAsync(
            $"""
            DELETE FROM mentions WHERE message_id = @messageId AND person_id <> ALL(@people);
            INSERT INTO mentions (person_id, channel_id, post, message_id)
            SELECT n.person_id, p.channel_id, p.post, p.message_id
            FROM unnest(@people) AS n (person_id) JOIN people a ON a.id = n.person_id AND a.deactivated_at IS NULL
            CROSS JOIN placements p JOIN messages s ON s.id = p.message_id AND s.channel_id = p.channel_id JOIN channels c ON c.id = p.channel_id
            WHERE p.message_id = @messageId AND {ChannelAccess.MayRead("c", "n.person_id")} ORDER BY 1
            ON CONFLICT DO NOTHING;
            DELETE FROM channel_mentions WHERE message_id = @messageId AND word IS DISTINCT FROM @word;
            INSERT INTO channel_mentions (channel_id, post, message_id, word)
            SELECT p.channel_id, p.post, p.message_id, @word FROM placements p JOIN messages s ON s.id = p.message_id AND s.channel_id = p.channel_id
            WHERE p.message_id = @messageId AND @word::text IS NOT NULL
            ON CONFLICT DO NOTHING
            """,
            new { messageId, people, word });
}
