namespace MtsLife.Storage.Channels;

/// <summary>A channel as one person may see it.</summary>
public sealed record ChannelRow
{
    public long Id { get; init; }
    public required string Kind { get; init; }
    public long? GroupId { get; init; }
    public string? GroupName { get; init; }
    public bool Mandatory { get; init; }
    public required string Name { get; init; }
    public required string Purpose { get; init; }
    public long[]? DirectPeople { get; init; }
    public required string Readers { get; init; }
    public required string Writers { get; init; }
    public bool Private { get; init; }
    public bool Archived { get; init; }
    public long HeadSeq { get; init; }
    public long HeadPost { get; init; }
    public DateTime? HeadAt { get; init; }
    public long FirstSeq { get; init; }
    public int Version { get; init; }
    public int? MemberCount { get; init; }
    public bool CanPost { get; init; }
    public bool CanModerate { get; init; }
    public bool CanChange { get; init; }
    public bool IsMember { get; init; }
    public bool CanJoin { get; init; }
    public long? RootId { get; init; }
    public long? HomeId { get; init; }
    public long? TopicId { get; init; }
}

/// <summary>What never changes of a channel.</summary>
public sealed record ChannelFactsRow
{
    public long Id { get; init; }
    public required string Kind { get; init; }
    public long? HomeId { get; init; }
    public long? RootId { get; init; }
    public long? TopicId { get; init; }
}

/// <summary>A channel with a member's own marks.</summary>
public sealed record EntryRow
{
    public required ChannelRow Channel { get; init; }
    public long ReadPost { get; init; }
    public int ReadVersion { get; init; }
    public bool Muted { get; init; }
    public int Unread { get; init; }
    public int Mentions { get; init; }

    /// <summary>Belongs by rule, and so cannot leave.</summary>
    public bool Mandatory { get; init; }
}

public sealed record ChannelEventRow
{
    public long ChannelId { get; init; }
    public long Seq { get; init; }
    public required string Kind { get; init; }
    public long? MessageId { get; init; }
    public long? PersonId { get; init; }
    public long? SubjectId { get; init; }
    public DateTime At { get; init; }
}

public sealed record HeadRow
{
    public long ChannelId { get; init; }
    public long HeadSeq { get; init; }
    public long HeadPost { get; init; }
    public DateTime? HeadAt { get; init; }
}

public sealed record PersonHeadRow
{
    public long PersonId { get; init; }
    public long ChannelId { get; init; }
    public long HeadSeq { get; init; }
    public long HeadPost { get; init; }
    public DateTime? HeadAt { get; init; }
}

public sealed record OwnHeadRow
{
    public long PersonId { get; init; }
    public long ChannelId { get; init; }
    public long HeadSeq { get; init; }
    public long HeadPost { get; init; }
}

public sealed record MarkRow
{
    public long PersonId { get; init; }
    public long ChannelId { get; init; }
    public long ReadPost { get; init; }
    public int ReadVersion { get; init; }
    public bool Muted { get; init; }
    public int Unread { get; init; }
    public int Mentions { get; init; }
    public bool Mandatory { get; init; }
}

public sealed record MemberRow
{
    public long PersonId { get; init; }
    public required string Role { get; init; }
    public required string Name { get; init; }
}
