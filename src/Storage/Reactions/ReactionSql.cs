using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Reactions;

public sealed record OwnReactionRow
{
    public long MessageId { get; init; }
    public required string Emoji { get; init; }
}

public sealed class ReactionSql(Database database)
{
    public Task<IReadOnlyList<OwnReactionRow>> OfAsync(long personId, long[] messages) =>
        database.QueryAsync<OwnReactionRow>(
            "SELECT message_id, emoji FROM reactions WHERE person_id = @personId AND message_id = ANY(@messages) ORDER BY at, emoji",
            new { personId, messages });
}

/// <summary>Inside a lane's transaction that holds every channel which shows the message.</summary>
public static class ReactionWritingSql
{
    /// <summary>
    /// True when it was put there now, false when it was there; null when the person, or everybody together, has put as
    /// many different ones as may be. Thousands of the same one are counted by nobody here.
    /// </summary>
    public static async Task<bool?> ReactAsync(
        this LaneTransaction lane, long messageId, long personId, string emoji, int mostPerPerson, int mostPerMessage, DateTime at) =>
        await lane.FindAsync<string>(
            """
            WITH own AS (
                SELECT emoji FROM reactions WHERE person_id = @personId AND message_id = @messageId
            ), put AS (
                INSERT INTO reactions (message_id, person_id, emoji, at) SELECT @messageId, @personId, @emoji, @at
                WHERE (SELECT count(*) FROM own) < @mostPerPerson
                  AND (EXISTS (SELECT FROM reactions WHERE message_id = @messageId AND emoji = @emoji)
                       OR (SELECT count(DISTINCT emoji) FROM reactions WHERE message_id = @messageId) < @mostPerMessage)
                ON CONFLICT DO NOTHING RETURNING 1
            )
            SELECT CASE WHEN EXISTS (SELECT FROM own WHERE emoji = @emoji) THEN 'there' WHEN EXISTS (SELECT FROM put) THEN 'put' ELSE 'too many' END
            """,
            new { messageId, personId, emoji, mostPerPerson, mostPerMessage, at }) switch
        {
            "put" => true,
            "there" => false,
            _ => null,
        };

    public static async Task<bool> TakeReactionBackAsync(this LaneTransaction lane, long messageId, long personId, string emoji) =>
        await lane.ExecuteAsync(
            "DELETE FROM reactions WHERE message_id = @messageId AND person_id = @personId AND emoji = @emoji",
            new { messageId, personId, emoji }) > 0;
}
