namespace MtsLife.Storage.Messages;

/// <summary>A message where it stands.</summary>
public sealed record PlacedRow
{
    public long InChannelId { get; init; }
    public long Post { get; init; }
    public long Seq { get; init; }
    public DateTime PlacedAt { get; init; }
    public long Id { get; init; }
    public long AuthorId { get; init; }
    public Guid ClientId { get; init; }
    public long ChannelId { get; init; }
    public required string Kind { get; init; }
    public required string Text { get; init; }
    public required string Html { get; init; }
    public int Version { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? EditedAt { get; init; }
    public bool Deleted { get; init; }
    public long[] Mentions { get; init; } = [];
    public string? ChannelMention { get; init; }
}

public sealed record VersionRow
{
    public int Version { get; init; }
    public required string Text { get; init; }
    public DateTime WrittenAt { get; init; }
}

public sealed record OwnMessageRow
{
    public long Id { get; init; }
    public long ChannelId { get; init; }
    public long[] Channels { get; init; } = [];
}
