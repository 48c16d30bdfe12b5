namespace MtsLife.Storage.Search;

public sealed record FoundRow
{
    public long Id { get; init; }
    public long ChannelId { get; init; }
    public long AuthorId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Html { get; init; }
    public DateTime CreatedAt { get; init; }
    public long[] Mentions { get; init; } = [];
}
