namespace MtsLife.Storage.Demo;

/// <summary>How much <see cref="BulkCompany"/> makes; the same size and seed give the same rows on an empty installation.</summary>
/// <param name="Days">The messages are spread evenly over so many days before the filling.</param>
public sealed record BulkSize(int People, int Groups, int Messages, int Seed = 1, int Days = 365)
{
    /// <summary>Indexes and foreign keys are taken away and put back where that is quicker; tests say what they want.</summary>
    public bool? DeferIndexes { get; init; }

    internal bool Defers => DeferIndexes ?? Messages >= 200_000;
}
