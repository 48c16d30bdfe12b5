namespace MtsLife.Storage.Notifications;

/// <param name="Reason"><c>routed</c>, <c>titled</c> and so on: the words that the table knows, but those of replies.</param>
/// <param name="MessageId">What it opens; only who may read it is told.</param>
/// <param name="ActorId">Who brought it about; nobody is told what they did themselves.</param>
public sealed record NewNotification(long PersonId, string Reason, long? MessageId, long? ActorId, long? TopicId, DateTime At);

/// <summary>A notification that is new, another, or gone: what the person's windows are told of.</summary>
public sealed record NotifiedRow
{
    public long Id { get; init; }
    public long PersonId { get; init; }

    /// <summary>The person's own channel.</summary>
    public long ChannelId { get; init; }
}
