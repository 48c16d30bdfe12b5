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
    public long? HomeId { get; init; }
    public long? RootId { get; init; }
    public long PlacedBy { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required string Html { get; init; }
    public int Version { get; init; }
    public int Revision { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? EditedAt { get; init; }
    public bool Deleted { get; init; }
    public bool Hidden { get; init; }
    public long[] Mentions { get; init; } = [];
    public string? ChannelMention { get; init; }
}

public sealed record VersionRow
{
    public int Version { get; init; }
    public required string Text { get; init; }
    public DateTime WrittenAt { get; init; }
}

/// <summary>A message as one person may change it or what is shown of it.</summary>
public sealed record StandingRow
{
    public long Id { get; init; }
    public long ChannelId { get; init; }
    public long AuthorId { get; init; }
    public required string Kind { get; init; }
    public required string ChannelKind { get; init; }

    /// <summary>The channel whose rights count: of a reply the one in which its root was written.</summary>
    public long HomeId { get; init; }
    public long? RootId { get; init; }
    public string? RootKind { get; init; }
    public long? RootAuthorId { get; init; }
    public int Version { get; init; }
    public bool Deleted { get; init; }
    public bool Hidden { get; init; }
    public bool IsPublic { get; init; }
    public bool Archived { get; init; }
    public bool CanPost { get; init; }
    public bool CanModerate { get; init; }

    /// <summary>Every channel that shows it.</summary>
    public long[] Stands { get; init; } = [];

    /// <summary>Of a reply: every channel that shows its root.</summary>
    public long[] RootStands { get; init; } = [];
}
