namespace MtsLife.Storage.Units;

public sealed record UnitRow
{
    public long Id { get; init; }
    public long? ParentId { get; init; }
    public required string Kind { get; init; }
    public string? Code { get; init; }
    public required string Name { get; init; }
    public required string Address { get; init; }
    public int Children { get; init; }
}
