namespace MtsLife.Storage.Moderation;

/// <summary>A message that waits for a moderator, or that one has hidden; with its text, which nobody else gets.</summary>
public sealed record JudgedRow
{
    public long Id { get; init; }
    public long AuthorId { get; init; }

    /// <summary>Where it was written, of a reply the channel of its root; null in a private conversation, which stays private.</summary>
    public long? ChannelId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Html { get; init; }
    public DateTime CreatedAt { get; init; }
    public long[] Mentions { get; init; } = [];
    public long? HiddenBy { get; init; }

    /// <summary>The last report, or when it was hidden.</summary>
    public DateTime At { get; init; }
}

/// <summary>The open reports of a message that give one reason.</summary>
public sealed record ReportedRow
{
    public long MessageId { get; init; }
    public required string Reason { get; init; }
    public int Count { get; init; }

    /// <summary>What was added in words, the latest first, a few at most.</summary>
    public string[] Texts { get; init; } = [];
}
