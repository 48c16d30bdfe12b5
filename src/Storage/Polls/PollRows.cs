namespace MtsLife.Storage.Polls;

public sealed record PollRow
{
    public long MessageId { get; init; }
    public bool Multi { get; init; }
    public bool Anonymous { get; init; }
    public DateTime? ClosesAt { get; init; }
    public DateTime? ClosedAt { get; init; }
    public long? ClosedBy { get; init; }
    public int Voters { get; init; }
    public int Options { get; init; }

    /// <summary>What its options say, and their votes: now, and as an open anonymous poll shows them. Only read with its card.</summary>
    public string[] Texts { get; init; } = [];
    public int[] Votes { get; init; } = [];
    public int[] Shown { get; init; } = [];

    /// <summary>By hand, or by its time at this moment whether or not somebody has written that down.</summary>
    public bool IsClosed(DateTime now) => ClosedAt is not null || ClosesAt <= now;
}

public sealed record BallotRow
{
    public long MessageId { get; init; }
    public long PersonId { get; init; }

    /// <summary>Empty where the poll is anonymous.</summary>
    public int[] Options { get; init; } = [];
}

public sealed record VoterRow
{
    public long PersonId { get; init; }
    public required string Name { get; init; }
    public int[] Options { get; init; } = [];
}

public sealed record DuePollRow
{
    public long MessageId { get; init; }
    public long ChannelId { get; init; }
    public long[] Stands { get; init; } = [];
}

public sealed record NewPoll(long MessageId, bool Multi, bool Anonymous, DateTime? ClosesAt, IReadOnlyList<string> Options);
