namespace MtsLife.Storage.Statistics;

public sealed record TotalsRow
{
    public long PrivateMessages { get; init; }
    public long Comments { get; init; }
    public long Publications { get; init; }
    public long Thanks { get; init; }
    public long Badges { get; init; }
    public long Participants { get; init; }
    public long Groups { get; init; }
    public long Writers { get; init; }
}

public sealed record DayRow
{
    public DateOnly Day { get; init; }
    public long PrivateMessages { get; init; }
    public long Comments { get; init; }
    public long Publications { get; init; }
    public long Thanks { get; init; }
    public long Badges { get; init; }
}
