namespace MtsLife.Storage.People;

public sealed record PersonRow
{
    public long Id { get; init; }
    public required string Kind { get; init; }
    public required string Handle { get; init; }
    public required string Name { get; init; }
    public required string GivenName { get; init; }
    public required string FamilyName { get; init; }
    public required string Position { get; init; }
    public long? UnitId { get; init; }
    public string? UnitName { get; init; }
    public string? UnitCode { get; init; }
    public string? UnitAddress { get; init; }
    public string? RegionName { get; init; }
    public required string Role { get; init; }
    public required string TimeZone { get; init; }
    public required string StatusText { get; init; }
    public required string StatusEmoji { get; init; }
    public DateTime? StatusUntil { get; init; }
    public string? Photo { get; init; }
    public bool Deactivated { get; init; }
    public int Version { get; init; }
}

public sealed record NameRow
{
    public required string Token { get; init; }
    public long Id { get; init; }
}
