namespace MtsLife.Storage.Demo;

/// <summary>Topics, threads, reactions and the cards of kinds, each as its table has it.</summary>
public sealed record DeedRows
{
    public List<TopicRow> Topics { get; } = [];
    public List<MandatoryTopicRow> MandatoryTopics { get; } = [];
    public List<MessageTopicRow> MessageTopics { get; } = [];
    public List<TopicChangeRow> TopicChanges { get; } = [];

    /// <summary>Where messages stand beside their home channel.</summary>
    public List<PlacementRow> Placements { get; } = [];
    public List<ThreadRow> Threads { get; } = [];
    public List<ReactionRow> Reactions { get; } = [];
    public List<QuestionRow> Questions { get; } = [];
    public List<AcceptedAnswerRow> AcceptedAnswers { get; } = [];
    public List<ThanksRow> Thanks { get; } = [];
    public List<PollRow> Polls { get; } = [];
    public List<PollOptionRow> PollOptions { get; } = [];
    public List<BallotRow> Ballots { get; } = [];
    public List<VoterRow> Voters { get; } = [];
    public List<IdeaRow> Ideas { get; } = [];
    public List<IdeaVoteRow> IdeaVotes { get; } = [];
    public List<GatheringRow> Gatherings { get; } = [];
    public List<GatheringAnswerRow> GatheringAnswers { get; } = [];
    public List<AnnouncementRow> Announcements { get; } = [];
    public List<ConfirmationRow> Confirmations { get; } = [];
}

public sealed record TopicRow(long Id, long ChannelId, string Name, string Key, string Description, bool Priority, long CreatedBy, DateTime CreatedAt);

public sealed record MandatoryTopicRow(long TopicId, long? UnitId, long SetBy, DateTime SetAt);

public sealed record MessageTopicRow(long MessageId, long TopicId, long AddedBy, DateTime AddedAt, bool FromText);

public sealed record TopicChangeRow(long MessageId, long PersonId, long[] Added, DateTime At);

public sealed record PlacementRow(long ChannelId, long Post, long Seq, long MessageId, DateTime At, long By);

public sealed record ThreadRow(long RootId, long ChannelId, int Replies, long[] Repliers, DateTime LastAt);

public sealed record ReactionRow(long MessageId, long PersonId, string Emoji, DateTime At);

public sealed record QuestionRow(long MessageId, string State, int Answers, DateTime? FirstAnswerAt, DateTime? AcceptedAt, DateTime? ReopenedAt);

public sealed record AcceptedAnswerRow(long AnswerId, long QuestionId, long AcceptedBy, DateTime AcceptedAt);

public sealed record ThanksRow(long MessageId, string Badge, long[] Thanked);

public sealed record PollRow(long MessageId, bool Multi, bool Anonymous, DateTime? ClosesAt, DateTime? ClosedAt, long? ClosedBy, int Voters);

public sealed record PollOptionRow(long MessageId, int N, string Text, int Votes, int Shown);

public sealed record BallotRow(long MessageId, long PersonId, int N, DateTime At);

public sealed record VoterRow(long MessageId, long PersonId);

public sealed record IdeaRow(long MessageId, string Status, int Votes, long? ChangedBy, DateTime? ChangedAt);

public sealed record IdeaVoteRow(long MessageId, long PersonId, DateTime At);

public sealed record GatheringRow(long MessageId, DateTime StartsAt, DateTime? EndsAt, string Place);

public sealed record GatheringAnswerRow(long MessageId, long PersonId, string Answer, DateTime At);

public sealed record AnnouncementRow(long MessageId, DateTime Until, bool Confirm);

public sealed record ConfirmationRow(long MessageId, long PersonId, DateTime At);
