using System.Globalization;
using System.Numerics;

namespace MtsLife.Storage.Experts;

/// <summary>A person in a topic.</summary>
public readonly record struct ExpertCell(long TopicId, long PersonId);

public sealed record EvidenceRow
{
    public long TopicId { get; init; }
    public long AnswerId { get; init; }
    public long PersonId { get; init; }
    public long AskerId { get; init; }
    public DateTime At { get; init; }
    public DateTime? AcceptedAt { get; init; }
    public required long[] Likers { get; init; }
    public required DateTime[] LikedAt { get; init; }

    public ExpertCell Cell => new(TopicId, PersonId);
}

/// <summary>What a person stands on in a topic. Sums travel as text: they outgrow <c>decimal</c>.</summary>
public record ExpertRow
{
    public long TopicId { get; init; }
    public long PersonId { get; init; }
    public required string Volume { get; init; }
    public required string Good { get; init; }
    public int Answers { get; init; }
    public int Accepted { get; init; }
    public int Helped { get; init; }
    public DateTime LastAt { get; init; }

    public string? Title { get; init; }

    public BigInteger VolumeUnits => BigInteger.Parse(Volume, CultureInfo.InvariantCulture);

    public BigInteger GoodUnits => BigInteger.Parse(Good, CultureInfo.InvariantCulture);
}

public sealed record ExpertiseRow : ExpertRow
{
    public required string Name { get; init; }
    public bool Declined { get; init; }
}

/// <summary>A standing to be written; <see cref="Answers"/> 0 says that there is none any more.</summary>
public sealed record NewStanding(
    ExpertCell Cell, BigInteger Volume, BigInteger Good, int Answers, int Accepted, int Helped, DateTime LastAt, string? Title);

/// <summary>Whose title is another now.</summary>
public sealed record TitledRow
{
    public long TopicId { get; init; }
    public long PersonId { get; init; }
    public bool Higher { get; init; }
}

public sealed record TopicChannelRow
{
    public long TopicId { get; init; }
    public long ChannelId { get; init; }
}

/// <summary>A question that waits for somebody who knows.</summary>
public sealed record WaitingQuestionRow
{
    public long QuestionId { get; init; }
    public long AskerId { get; init; }
    public long HomeId { get; init; }
    public int Asked { get; init; }
    public required long[] Stands { get; init; }
}

/// <summary>Somebody who could be asked, in one of the question's topics.</summary>
public sealed record CandidateRow : ExpertRow
{
    public long QuestionId { get; init; }
    public int AskedToday { get; init; }
    public bool Askable { get; init; }
}

/// <summary>An answer as it counts over all topics together.</summary>
public sealed record OverallEvidenceRow
{
    public long PersonId { get; init; }
    public long AnswerId { get; init; }
    public long AskerId { get; init; }
    public DateTime At { get; init; }
    public bool Accepted { get; init; }
    public int Likers { get; init; }
}

/// <param name="Title">Of the one asked, in the topic; with the rest it says why.</param>
public sealed record NewAsk(long QuestionId, long AskerId, long PersonId, long TopicId, string? Title, int Rank, int Answers, int Accepted, int Helped);
