namespace MtsLife.Storage.Channels;

/// <summary>A channel whose row this transaction holds: its heads stay as read until commit.</summary>
/// <param name="HomeId">Of a thread: the channel that its root stands in.</param>
public sealed record LockedChannel(
    long Id, string Kind, long? GroupId, long HeadSeq, long HeadPost, long[]? DirectPeople = null, string Readers = "members", long? HomeId = null);

public readonly record struct ChannelPerson(long ChannelId, long PersonId);

public sealed record NewMessage(
    long AuthorId, Guid ClientId, long ChannelId, string Kind, string Title, string Text, string Html, short RenderVersion, int Revision, DateTime At);

/// <summary>A message found under an idempotency key; <c>Post</c> and <c>Seq</c> are null when this transaction inserted it.</summary>
public sealed record KeyedMessage(
    long Id, long AuthorId, Guid ClientId, long ChannelId, string OriginalText, bool Deleted, long? Post, long? Seq,
    DateTime? PlacedAt);

public sealed record NewPlacement(long ChannelId, long Post, long Seq, long MessageId, DateTime At, long By);

public sealed record NewChannelEvent(
    long ChannelId, long Seq, string Kind, long? MessageId, long? PersonId, long? SubjectId, DateTime At);

/// <summary>A row of the domain event log; ids and numbers, never text.</summary>
public sealed record NewEvent(
    short Shard, string Kind, DateTime At, long? ActorId, long? ChannelId, long? MessageId, long? PersonId, long? GroupId, long? TopicId, long? SubjectId);

public sealed record NewMention(long PersonId, long ChannelId, long Post, long MessageId);

public sealed record NewChannelMention(long ChannelId, long Post, long MessageId, string Word);

public sealed record NewMessageTopic(long MessageId, long TopicId, long AddedBy, bool FromText, DateTime At);

/// <summary>A reply, counted under its root.</summary>
public sealed record NewReply(long RootId, long PersonId);

/// <summary>An author's consecutive posts: the read mark moves over them if it stood right before the first.</summary>
public sealed record OwnRun(long ChannelId, long PersonId, long FirstPost, long LastPost);

/// <summary>
/// What somebody marks in one of their channels: read up to a post with the version it goes by, unread from a post, or muted.
/// </summary>
public sealed record NewMark(long ChannelId, long PersonId, long? Post = null, int? Version = null, bool? Muted = null);

/// <param name="Moved">Where a forward mark changed something.</param>
/// <param name="Noted">By person: notifications that were read with what the marks passed.</param>
/// <param name="Now">The marks as they stand; what is missing is nobody's.</param>
public sealed record MarkedRows(IReadOnlySet<ChannelPerson> Moved, ILookup<long, long> Noted, IReadOnlyDictionary<ChannelPerson, MarkRow> Now);

/// <summary>Everything one batch writes after its messages were inserted and counted.</summary>
public sealed record BatchRows(
    IReadOnlyList<LockedChannel> Heads,
    IReadOnlyList<NewPlacement> Placements,
    IReadOnlyList<NewChannelEvent> ChannelEvents,
    IReadOnlyList<NewMention> Mentions,
    IReadOnlyList<NewChannelMention> ChannelMentions,
    IReadOnlyList<OwnRun> OwnRuns,
    IReadOnlyList<NewEvent> Events,
    IReadOnlyList<NewMessageTopic> Topics,
    IReadOnlyList<NewReply> Replies,
    IReadOnlyCollection<long> Touched,
    DateTime At);
