namespace MtsLife.Storage.Messages;

/// <summary>A topic of a message; who added it when that was not its author by writing it.</summary>
public sealed record MessageTopicRow
{
    public long MessageId { get; init; }
    public long TopicId { get; init; }
    public bool FromText { get; init; }
}

public sealed record TopicChangeRow
{
    public long MessageId { get; init; }
    public long PersonId { get; init; }
    public long[] Added { get; init; } = [];
    public long[] Removed { get; init; } = [];
    public DateTime At { get; init; }
}

/// <summary>An emoji under a message: how often, and the first three who put it there.</summary>
public sealed record ReactionRow
{
    public long MessageId { get; init; }
    public required string Emoji { get; init; }
    public int Count { get; init; }
    public long[] People { get; init; } = [];
}

public sealed record ThreadRow
{
    public long RootId { get; init; }
    public long ChannelId { get; init; }
    public int Replies { get; init; }
    public long[] Repliers { get; init; } = [];
    public DateTime? LastAt { get; init; }
}

/// <summary>What stands under messages beside their text.</summary>
public sealed record PartRows(
    ILookup<long, MessageTopicRow> Topics, ILookup<long, TopicChangeRow> TopicChanges, ILookup<long, ReactionRow> Reactions,
    IReadOnlyDictionary<long, ThreadRow> Threads);
