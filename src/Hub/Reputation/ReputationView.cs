using System.ComponentModel.DataAnnotations;
using MtsLife.Hub.People;

namespace MtsLife.Hub.Reputation;

/// <summary>«8 · 2011/2250»</summary>
/// <param name="Floor">The points with which this level begins.</param>
/// <param name="Ceiling">The points with which the next one begins.</param>
public sealed record LevelView(int Level, long Points, long Floor, long Ceiling)
{
    internal static LevelView Of(long points)
    {
        var level = LevelCurve.Default.Of(points);
        return new(level.Number, points, level.Number == 1 ? 0 : LevelCurve.Default.Ceiling(level.Number - 1), level.Ceiling);
    }
}

/// <param name="Points">What it has given in all.</param>
public sealed record RuleTotal(string Rule, long Points);

/// <param name="Rules">The most first. What in particular they were given for, only the person sees.</param>
public sealed record ReputationView(long PersonId, LevelView Level, IReadOnlyList<RuleTotal> Rules);

/// <summary>In one's own channel: the points are others now.</summary>
public sealed record ReputationChanged(long ChannelId, long Seq, DateTime At, LevelView Level)
{
    public string Kind => "reputation_changed";
}

/// <summary>A change of one's points and why. Who and what is behind it is absent where one may not read it any more.</summary>
/// <param name="Day">On which it counts, in the zone that was one's own then.</param>
/// <param name="TakenBack">What caused it stands no more.</param>
/// <param name="ActorId">Who did it: whoever liked, thanked, accepted, was invited; oneself for what one wrote.</param>
public sealed record LedgerEntry(
    long Id, string Rule, DateOnly Day, int Delta, DateTime HappenedAt, DateTime EnteredAt, bool TakenBack, long? MessageId, string? Excerpt, long? ActorId,
    long? TopicId, string? TopicName);

/// <param name="Next">Pass as <c>before</c>; null at the end.</param>
public sealed record LedgerPage(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<PersonView> People, string? Next);

/// <param name="Points">In the period.</param>
/// <param name="Place">The same for equal points.</param>
/// <param name="Level">Of all the person's points.</param>
public sealed record Leader(PersonView Person, long Points, int Place, LevelView Level);

/// <param name="Me">Where the reader stands; absent without points in the period or in the unit.</param>
public sealed record Leaders(IReadOnlyList<Leader> First, Leader? Me);

/// <summary>Something to do now that would give points under today's caps.</summary>
/// <param name="Points">The most that it can give.</param>
/// <param name="MessageId">What to answer or to comment on.</param>
/// <param name="ChannelId">Where to write.</param>
public sealed record Hint(
    [property: AllowedValues("answer", "publish_news", "write_article", "comment", "comment_article", "photo", "invite")] string Kind, int Points,
    long? MessageId = null, long? ChannelId = null, long? TopicId = null, string? TopicName = null);

public sealed record Hints(IReadOnlyList<Hint> Best);

/// <param name="Split">Whether the points are for all who share the cause together.</param>
public sealed record PointRuleView(string Code, int Points, int DailyCap, bool Split);

public sealed record PointRulesView(int Version, DateOnly FromDay, IReadOnlyList<PointRuleView> Rules);

/// <param name="Coming">Sets that begin on a later day.</param>
public sealed record RuleBookView(PointRulesView Now, IReadOnlyList<PointRulesView> Coming);
