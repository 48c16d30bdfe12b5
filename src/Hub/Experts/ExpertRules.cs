namespace MtsLife.Hub.Experts;

/// <summary>None, Знаток, Магистр: a higher one has the greater number.</summary>
internal enum ExpertTitle
{
    None,
    Adept,
    Master,
}

/// <summary>What a title asks for, all of it at once, as the evidence stands at the instant of reading.</summary>
/// <param name="Good">Decayed good answers.</param>
/// <param name="Askers">Decayed people helped, each by the latest good answer to them: one friend who asks a lot makes nobody a master.</param>
/// <param name="LowerBound">What share of the answers is good at least.</param>
internal sealed record TitleRule(ExpertTitle Title, double Good, double Askers, double LowerBound);

/// <summary>The numbers behind scores and titles, as data. Where they come from stands in docs/experts.md. A change asks for recomputing.</summary>
internal sealed record ExpertRules
{
    public static readonly ExpertRules Default = new();

    /// <summary>Evidence loses half its weight in this time.</summary>
    public TimeSpan HalfLife { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Of whom nothing is known: two good answers in five.</summary>
    public BetaDistribution Prior { get; init; } = new(2, 3);

    /// <summary>How likely the share of good answers is below the bound that ranks.</summary>
    public double Doubt { get; init; } = 0.05;

    /// <summary>An answer that nobody accepted is half good when this many people like it.</summary>
    public double LikersForHalf { get; init; } = 3;

    /// <summary>From the lowest to the highest.</summary>
    public IReadOnlyList<TitleRule> Titles { get; init; } =
    [
        new(ExpertTitle.Adept, Good: 2.5, Askers: 2, LowerBound: 0.25),
        new(ExpertTitle.Master, Good: 7.5, Askers: 5, LowerBound: 0.4),
    ];

    /// <summary>A title that one has is kept down to this part of what it asks for, so that it does not come and go.</summary>
    public double Keeping { get; init; } = 0.9;

    /// <summary>Who has been silent so long is half as likely to answer now.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromDays(15);

    /// <summary>What experience in all topics together counts for beside experience in those asked about.</summary>
    public double ElsewhereWeight { get; init; } = 0.3;
}
