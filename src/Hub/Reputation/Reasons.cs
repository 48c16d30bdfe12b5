using MtsLife.Storage.Reputation;

namespace MtsLife.Hub.Reputation;

/// <summary>Which rule a fact falls under: the one that fits it most closely, and no other.</summary>
internal static class Reasons
{
    public static NewCause? CauseOf(FactRow fact, RuleBook book)
    {
        if (RuleOf(fact) is not { } rule)
        {
            return null;
        }

        var cell = Cell.Of(fact.PersonId, rule, fact.At, TimeZoneInfo.FindSystemTimeZoneById(fact.TimeZone));
        return new(fact.PersonId, rule, cell.Day, fact.MessageId, fact.ActorId, fact.TopicId, fact.At, book.On(cell.Day).Rules[rule].PointsFor(fact.Sharers));
    }

    private static string? RuleOf(FactRow fact) => (fact.Source, fact.Kind) switch
    {
        ("publication", "article") => PointRules.Article,
        ("publication", _) => fact.InPriorityTopic ? PointRules.NewsInPriorityTopic : fact.TopicId is null ? null : PointRules.NewsWithTopic,
        ("comment", "question") => PointRules.Answer,
        ("comment", "article") => PointRules.ArticleComment,
        ("comment", _) => fact.InPriorityTopic ? PointRules.CommentInPriorityTopic : PointRules.Comment,
        ("accepted", _) => PointRules.AnswerAccepted,
        ("liked", _) => PointRules.Liked,
        ("thanked", _) => PointRules.Thanked,
        ("invited", _) => PointRules.InvitedBecameActive,
        ("photo", _) => PointRules.Photo,
        _ => throw new InvalidOperationException($"Nobody knows what {fact.Source} is worth."),
    };
}
