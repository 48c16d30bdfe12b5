namespace MtsLife.Storage.Demo;

/// <summary>
/// A whole company, ready to be copied into the database. Ids are final (see <see cref="NextIds"/>);
/// numbers, heads, events and counts are already consistent, the loader only writes.
/// </summary>
public sealed record CompanyRows
{
    public List<UnitRow> Units { get; } = [];
    public List<PersonRow> People { get; } = [];
    public List<SubscriptionRow> Subscriptions { get; } = [];
    public List<GroupRow> Groups { get; } = [];
    public List<GroupMemberRow> GroupMembers { get; } = [];
    public List<ChannelRow> Channels { get; } = [];
    public List<ChannelMemberRow> ChannelMembers { get; } = [];

    /// <summary>In the order in which they were posted.</summary>
    public List<MessageRow> Messages { get; } = [];

    /// <summary>What was done to messages and what their kinds add.</summary>
    public DeedRows Deeds { get; } = new();
    public List<ChannelEventRow> ChannelEvents { get; } = [];

    /// <summary>In order of time; the loader gives shards and numbers.</summary>
    public List<EventRow> Events { get; } = [];
}

/// <summary>The first free id of each table.</summary>
public sealed record NextIds(long Unit, long Channel, long Person, long Group, long Message, long Topic = 1);

public sealed record UnitRow(
    long Id, long? ParentId, string Kind, string? Code, string Name, string Address, string TimeZone);

public sealed record PersonRow(
    long Id, string Handle, string GivenName, string FamilyName, string Position, long UnitId, string Role,
    long ChannelId, string TimeZone, DateTime CreatedAt)
{
    public string Phone { get; init; } = "";
    public string Email { get; init; } = "";
    public string About { get; init; } = "";
    public string StatusText { get; init; } = "";
    public string StatusEmoji { get; init; } = "";
}

public sealed record SubscriptionRow(long PersonId, long FollowerId, DateTime At);

public sealed record GroupRow(
    long Id, string Name, string Description, string Visibility, long? UnitId, bool Mandatory, int MemberCount,
    long CreatedBy, DateTime CreatedAt, DateTime? ArchivedAt);

public sealed record GroupMemberRow(long GroupId, long PersonId, string Role, DateTime JoinedAt);

public sealed record ChannelRow(long Id, string Kind, string Readers, string Writers, DateTime CreatedAt)
{
    public long? GroupId { get; init; }
    public string Name { get; init; } = "";
    public string Purpose { get; init; } = "";
    public long[]? DirectPeople { get; init; }
    public bool Private { get; init; }
    public long HeadSeq { get; init; }
    public long HeadPost { get; init; }
    public DateTime? HeadAt { get; init; }
    public long FirstSeq { get; init; } = 1;
    public DateTime? ArchivedAt { get; init; }

    /// <summary>Of a thread: the message that it stands under, and the channel in which that was written.</summary>
    public (long RootId, long HomeId)? Thread { get; init; }
}

public sealed record ChannelMemberRow(long ChannelId, long PersonId, long ReadPost, bool Muted, DateTime JoinedAt)
{
    public bool Mandatory { get; init; }
}

/// <summary>A message, its placement in its home channel and its mentions.</summary>
public sealed record MessageRow(
    long Id, long AuthorId, Guid ClientId, long ChannelId, long Post, long Seq, string Text, string Html, DateTime At)
{
    public string Kind { get; init; } = "chat";
    public string Title { get; init; } = "";
    public int Revision { get; init; } = 1;
    public short RenderVersion { get; init; }
    public IReadOnlyList<long> Mentions { get; init; } = [];
    public bool MentionsAll { get; init; }
    public DateTime? DeletedAt { get; init; }

    /// <summary>What it said before its one edit, and when it was edited.</summary>
    public (string Text, DateTime At)? Before { get; init; }
    public int Version => 1 + (Before is null ? 0 : 1) + (DeletedAt is null ? 0 : 1);
}

public sealed record ChannelEventRow(
    long ChannelId, long Seq, string Kind, long MessageId, long? PersonId, DateTime At);

public sealed record EventRow(string Kind, DateTime At, long? ActorId, long ChannelId, long? MessageId)
{
    /// <summary>The channel whose shard it stands in; of a thread its home.</summary>
    public long HomeId { get; init; } = ChannelId;
    public long? PersonId { get; init; }
    public long? TopicId { get; init; }
    public long? SubjectId { get; init; }
}
