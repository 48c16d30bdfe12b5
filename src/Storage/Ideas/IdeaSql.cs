using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Ideas;

public sealed record IdeaRow
{
    public long MessageId { get; init; }
    public required string Status { get; init; }
    public int Votes { get; init; }
    public long? ChangedBy { get; init; }
    public DateTime? ChangedAt { get; init; }
}

public sealed record RankedIdeaRow
{
    public long MessageId { get; init; }
    public int Votes { get; init; }
}

public sealed class IdeaSql(Database database)
{
    public Task<IReadOnlyList<IdeaRow>> OfAsync(long[] messages) =>
        database.QueryAsync<IdeaRow>(
            "SELECT message_id, status, votes, changed_by, changed_at FROM ideas WHERE message_id = ANY(@messages)", new { messages });

    public Task<IReadOnlyList<long>> SupportedAsync(long personId, long[] messages) =>
        database.QueryAsync<long>(
            "SELECT message_id FROM idea_votes WHERE message_id = ANY(@messages) AND person_id = @personId", new { personId, messages });

    /// <summary>Ideas that a person may read, those with most votes first; of one status where given.</summary>
    public Task<IReadOnlyList<RankedIdeaRow>> ByVotesAsync(long personId, string? status, long beforeVotes, long beforeId, int limit) =>
        database.QueryAsync<RankedIdeaRow>(
            $"""
            SELECT i.message_id, i.votes FROM ideas i JOIN messages s ON s.id = i.message_id JOIN channels c ON c.id = s.channel_id
            WHERE (i.votes, i.message_id) < (@beforeVotes, @beforeId) AND (@status::text IS NULL OR i.status = @status)
              AND s.deleted_at IS NULL AND s.hidden_at IS NULL AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY i.votes DESC, i.message_id DESC LIMIT @limit
            """,
            new { personId, status, beforeVotes, beforeId, limit });

    /// <summary>The same, newest first.</summary>
    public Task<IReadOnlyList<long>> NewestAsync(long personId, string? status, long before, int limit) =>
        database.QueryAsync<long>(
            $"""
            SELECT i.message_id FROM ideas i JOIN messages s ON s.id = i.message_id JOIN channels c ON c.id = s.channel_id
            WHERE i.message_id < @before AND (@status::text IS NULL OR i.status = @status)
              AND s.deleted_at IS NULL AND s.hidden_at IS NULL AND {ChannelAccess.MayRead("c", "@personId")}
            ORDER BY i.message_id DESC LIMIT @limit
            """,
            new { personId, status, before, limit });
}

/// <summary>Inside a lane's transaction that holds the ideas' home channels.</summary>
public static class IdeaWritingSql
{
    public static Task<int> WriteIdeasAsync(this LaneTransaction lane, long[] messages) =>
        lane.ExecuteAsync("INSERT INTO ideas (message_id) SELECT * FROM unnest(@messages)", new { messages });

    public static Task<string?> IdeaStatusAsync(this LaneTransaction lane, long messageId) =>
        lane.FindAsync<string>("SELECT status FROM ideas WHERE message_id = @messageId", new { messageId });

    /// <summary>False when it was so already.</summary>
    public static async Task<bool> SupportAsync(this LaneTransaction lane, long messageId, long personId, bool on, DateTime at) =>
        await lane.ExecuteAsync(
            $"""
            WITH voted AS (
                {(on
                    ? "INSERT INTO idea_votes (message_id, person_id, at) VALUES (@messageId, @personId, @at) ON CONFLICT DO NOTHING RETURNING 1 AS more"
                    : "DELETE FROM idea_votes WHERE message_id = @messageId AND person_id = @personId RETURNING -1 AS more")}
            )
            UPDATE ideas i SET votes = i.votes + v.more FROM voted v WHERE i.message_id = @messageId
            """,
            new { messageId, personId, at }) > 0;

    public static async Task<bool> JudgeAsync(this LaneTransaction lane, long messageId, string status, long by, DateTime at) =>
        await lane.ExecuteAsync(
            "UPDATE ideas SET status = @status, changed_by = @by, changed_at = @at WHERE message_id = @messageId AND status <> @status",
            new { messageId, status, by, at }) > 0;
}
