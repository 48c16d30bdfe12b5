using System.ComponentModel.DataAnnotations;
using MtsLife.Hub.Messages;

namespace MtsLife.Hub.Thanks;

/// <summary>What a thanks says beside its reason, which is the message's text.</summary>
/// <param name="Recipients">1 to 50, as its author named them.</param>
public sealed record ThanksCard([property: AllowedValues(
    "thanks", "idea_generator", "achiever", "soul", "team_player", "rocket", "superhero", "teacher", "black_belt", "woolen_medal", "workaholic",
    "best_boss", "volunteering", "best_ideas", "career_growth", "best_mentor", "league", "best_shop", "quality_leader", "quality_mark")] string Badge,
    IReadOnlyList<long> Recipients) : Card
{
    public override string Kind => "thanks";

    internal override IEnumerable<long> People => Recipients;
}

/// <summary>The <c>card</c> of a request that gives thanks.</summary>
public sealed record GiveThanks(string Badge, IReadOnlyList<long> Recipients);
