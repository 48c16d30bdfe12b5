namespace MtsLife.Hub.Reputation;

/// <summary>A level, the points reached, and the points with which the next level begins: «8 · 2011/2250».</summary>
internal readonly record struct Level(int Number, long Points, long Ceiling);

/// <summary>
/// Ceilings that grow by a constant factor through one that is given, each rounded on its own: 84, 134, 215, 343, 549, 879, 1406, 2250,
/// 3600… Rounding the one before instead would drift (2248 for 2250).
/// </summary>
internal sealed record LevelCurve(int AnchorLevel, double AnchorCeiling, double Growth)
{
    public static readonly LevelCurve Default = new(AnchorLevel: 8, AnchorCeiling: 2250, Growth: 1.6);

    private const int Highest = 60;

    public long Ceiling(int level) =>
        (long)Math.Round(AnchorCeiling * Math.Pow(Growth, level - AnchorLevel), MidpointRounding.AwayFromZero);

    /// <summary>Who has exactly a ceiling's points has left the level below it.</summary>
    public Level Of(long points)
    {
        var level = 1;
        while (level < Highest && points >= Ceiling(level))
            level++;
        return new(level, points, Ceiling(level));
    }
}
