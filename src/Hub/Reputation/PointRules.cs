namespace MtsLife.Hub.Reputation;

/// <summary>What one kind of cause gives.</summary>
/// <param name="DailyCap">The most that this rule gives a person on one day of theirs.</param>
/// <param name="IsSplit">Whether the points are for all who share the cause together.</param>
internal sealed record PointRule(string Code, int Points, int DailyCap, bool IsSplit = false)
{
    /// <summary>
    /// Rounded down, so that thanking a crowd is no way to make points, but at least 1: nobody on the card goes away with nothing.
    /// </summary>
    public int PointsFor(int sharers = 1) => IsSplit ? Math.Max(1, Points / Math.Max(1, sharers)) : Points;
}

/// <summary>
/// All rules of a version. A cause is counted by one rule, the one that fits it most closely: news in a priority topic is not also news
/// with a topic, an accepted answer is both because answering and being accepted are two causes.
/// </summary>
internal sealed record PointRules(int Version, IReadOnlyList<PointRule> Rules)
{
    public const string NewsWithTopic = "news_with_topic";
    public const string NewsInPriorityTopic = "news_in_priority_topic";
    public const string Comment = "comment";
    public const string CommentInPriorityTopic = "comment_in_priority_topic";
    public const string ArticleComment = "article_comment";
    public const string Photo = "photo";
    public const string Thanked = "thanked";
    public const string Answer = "answer";
    public const string AnswerAccepted = "answer_accepted";
    public const string Article = "article";
    public const string InvitedBecameActive = "invited_became_active";
    public const string Liked = "liked";

    /// <summary>The points are the product's; how the caps were chosen stands in docs/reputation.md.</summary>
    public static readonly PointRules Default = new(1,
    [
        new(NewsWithTopic, 7, DailyCap: 21),
        new(NewsInPriorityTopic, 10, DailyCap: 30),
        new(Comment, 2, DailyCap: 20),
        new(CommentInPriorityTopic, 3, DailyCap: 30),
        new(ArticleComment, 6, DailyCap: 30),
        new(Photo, 5, DailyCap: 10),
        new(Thanked, 5, DailyCap: 25, IsSplit: true),
        new(Answer, 2, DailyCap: 20),
        new(AnswerAccepted, 20, DailyCap: 100),
        new(Article, 90, DailyCap: 90),
        new(InvitedBecameActive, 40, DailyCap: 200),
        new(Liked, 1, DailyCap: 30),
    ]);

    public PointRule this[string code] => Rules.Single(rule => rule.Code == code);
}
