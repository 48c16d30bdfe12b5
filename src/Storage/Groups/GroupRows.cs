namespace MtsLife.Storage.Groups;

/// <summary>A group as one person may see it.</summary>
public sealed record GroupRow
{
    public long Id { get; init; }
    public required string Name { get; init; }
    public required string Description { get; init; }
    public required string Visibility { get; init; }
    public bool Mandatory { get; init; }
    public int MemberCount { get; init; }
    public string? MyRole { get; init; }
    public bool Archived { get; init; }
    public int Version { get; init; }
    public long MainChannelId { get; init; }
}
