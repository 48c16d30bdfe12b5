namespace MtsLife.Storage.Reputation;

/// <summary>Something that stands and may deserve points, as the tables say it now.</summary>
public sealed record FactRow
{
    /// <summary>publication, comment, accepted, liked, thanked, invited or photo.</summary>
    public required string Source { get; init; }
    public long PersonId { get; init; }
    public long? MessageId { get; init; }
    public long ActorId { get; init; }
    public DateTime At { get; init; }

    /// <summary>The receiver's when it happened.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What was published, or what was commented on.</summary>
    public required string Kind { get; init; }

    /// <summary>A priority one if there is any.</summary>
    public long? TopicId { get; init; }

    /// <summary>When it happened.</summary>
    public bool InPriorityTopic { get; init; }

    public int Sharers { get; init; }
}

public sealed record NewCause(long PersonId, string Rule, DateOnly Day, long? MessageId, long ActorId, long? TopicId, DateTime At, int Points);

public sealed record CellRow
{
    public long PersonId { get; init; }
    public required string Rule { get; init; }
    public DateOnly Day { get; init; }
}

public sealed record CauseRow
{
    public long Id { get; init; }
    public long PersonId { get; init; }
    public required string Rule { get; init; }
    public DateOnly Day { get; init; }
    public int Points { get; init; }
    public int Given { get; init; }
    public bool Stands { get; init; }
}

public sealed record NewLedgerRow(long CauseId, int Given, int Delta);

/// <summary>Whose points changed.</summary>
public sealed record ChangedPersonRow
{
    public long PersonId { get; init; }
    public long ChannelId { get; init; }
}

public sealed record PointRuleRow
{
    public int Version { get; init; }
    public DateOnly FromDay { get; init; }
    public required string Code { get; init; }
    public int Points { get; init; }
    public int DailyCap { get; init; }
    public bool Split { get; init; }
}

/// <summary>What is to be looked at anew.</summary>
/// <param name="Messages">What they give for being written, accepted and thanked in.</param>
/// <param name="Liked">All that like them.</param>
/// <param name="LikedBy">Of a message only whether one person likes it: <paramref name="Likers"/> at the same place.</param>
/// <param name="Written">Whether their authors, if invited, have become active.</param>
/// <param name="Faces">Whether these people have a photo.</param>
public sealed record LookAgain(long[] Messages, long[] Liked, long[] LikedBy, long[] Likers, long[] Written, long[] Faces);
