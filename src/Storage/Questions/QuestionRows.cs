namespace MtsLife.Storage.Questions;

public sealed record QuestionRow
{
    public long MessageId { get; init; }
    public required string State { get; init; }
    public int Answers { get; init; }
    public DateTime? FirstAnswerAt { get; init; }
    public DateTime? AcceptedAt { get; init; }
}

public sealed record AcceptedAnswerRow
{
    public long QuestionId { get; init; }
    public long AnswerId { get; init; }
    public long AuthorId { get; init; }
    public required string Html { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime AcceptedAt { get; init; }
}

public sealed record AskedPersonRow
{
    public long QuestionId { get; init; }
    public long PersonId { get; init; }
    public long TopicId { get; init; }
    public DateTime AskedAt { get; init; }
    public string? Title { get; init; }
    public int Rank { get; init; }
    public int Answers { get; init; }
    public int Accepted { get; init; }
    public int Helped { get; init; }
}

/// <summary>A question in a list, with what the list is sorted by.</summary>
public sealed record ListedQuestionRow
{
    public long MessageId { get; init; }
    public int Useful { get; init; }
}
