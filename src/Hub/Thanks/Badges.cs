using MtsLife.Hub.Names;

namespace MtsLife.Hub.Thanks;

internal sealed record Badge(string Code, string Russian, string English);

/// <summary>The twenty badges that a thanks can carry, in the order in which they are offered.</summary>
internal static class Badges
{
    public static readonly Badge Default = new("thanks", "Спасибо", "Thank you");

    public static readonly IReadOnlyList<Badge> All =
    [
        Default,
        new("idea_generator", "Генератор идей", "Idea generator"),
        new("achiever", "Достигатор", "Achiever"),
        new("soul", "Душа компании", "Soul of the company"),
        new("team_player", "Командный игрок", "Team player"),
        new("rocket", "Ракета", "Rocket"),
        new("superhero", "Супергерой", "Superhero"),
        new("teacher", "Учитель", "Teacher"),
        new("black_belt", "Черный пояс", "Black belt"),
        new("woolen_medal", "Шерстяная медаль", "Woolen medal"),
        new("workaholic", "Трудоголик", "Workaholic"),
        new("best_boss", "Лучший начальник", "Best boss"),
        new("volunteering", "Волонтерство", "Volunteering"),
        new("best_ideas", "Лучшие идеи", "Best ideas"),
        new("career_growth", "Карьерный рост", "Career growth"),
        new("best_mentor", "Лучший наставник", "Best mentor"),
        new("league", "Лига", "League"),
        new("best_shop", "Лучший салон", "Best shop"),
        new("quality_leader", "Лидер качества", "Quality leader"),
        new("quality_mark", "Знак качества", "Quality mark"),
    ];

    /// <summary>Those that a name may mean: the one that is called so, else all whose name in either language begins so.</summary>
    public static IReadOnlyList<Badge> Meant(string typed)
    {
        var name = Folding.Fold(typed);
        var same = All.Where(badge => NamesOf(badge).Contains(name)).ToList();
        return same.Count > 0 ? same : [.. All.Where(badge => name.Length > 0 && NamesOf(badge).Any(n => n.StartsWith(name, StringComparison.Ordinal)))];
    }

    private static IEnumerable<string> NamesOf(Badge badge) => [Folding.Fold(badge.Russian), Folding.Fold(badge.English), badge.Code];
}
