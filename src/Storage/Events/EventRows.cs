namespace MtsLife.Storage.Events;

/// <summary>What happened in the domain: ids and numbers, never text. Numbers of a shard have no holes.</summary>
public sealed record EventRow
{
    public short Shard { get; init; }
    public long N { get; init; }
    public required string Kind { get; init; }
    public DateTime At { get; init; }
    public long? ActorId { get; init; }
    public long? ChannelId { get; init; }
    public long? MessageId { get; init; }
    public long? PersonId { get; init; }
    public long? GroupId { get; init; }
    public long? TopicId { get; init; }
    public long? SubjectId { get; init; }
}

/// <summary>How far a worker has come in a shard, and how far the shard goes.</summary>
public sealed record CursorRow
{
    public short Shard { get; init; }
    public long N { get; init; }
    public long Head { get; init; }
}

/// <summary>The events of a shard after one number up to another.</summary>
public readonly record struct Stretch(short Shard, long After, long Last);

public sealed record WorkerRow
{
    public required string Name { get; init; }
    public long Lag { get; init; }
    public int Poisoned { get; init; }
    public DateTime? AppliedAt { get; init; }
    public DateTime? LastEventAt { get; init; }
    public DateTime? WaitingSince { get; init; }
}

public sealed record PoisonRow
{
    public required string Worker { get; init; }
    public short Shard { get; init; }
    public long N { get; init; }
    public required string Kind { get; init; }
    public required string Error { get; init; }
    public DateTime At { get; init; }
}
