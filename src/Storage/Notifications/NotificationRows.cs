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

public sealed record UnreadRow
{
    public int All { get; init; }
    public int Apart { get; init; }
    public int Reports { get; init; }
}

/// <summary>With what it is about, where it is about a message.</summary>
public sealed record NotificationRow
{
    public long Id { get; init; }
    public required string Reason { get; init; }
    public long? MessageId { get; init; }
    public long? ActorId { get; init; }
    public long? TopicId { get; init; }
    public string? TopicName { get; init; }
    public int Count { get; init; }
    public DateTime At { get; init; }
    public bool Read { get; init; }
    public string? Kind { get; init; }
    public string? Title { get; init; }
    public string? Html { get; init; }
    public long? HomeId { get; init; }
    public long? ChannelId { get; init; }
    public long[] Mentions { get; init; } = [];
}
