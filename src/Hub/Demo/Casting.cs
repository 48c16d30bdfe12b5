namespace MtsLife.Hub.Demo;

/// <summary>Who plays the roles of a dialogue: people of the channel who are up at that time, talkative ones more often.</summary>
internal sealed class Casting(IReadOnlyList<DemoPerson> people, IReadOnlySet<long> moderators, Chance chance)
{
    public DemoPerson Anybody() => chance.Pick(people);

    /// <summary>Null when too few are up for the roles.</summary>
    public Dictionary<char, DemoPerson>? For(Exchange exchange, DateTime at)
    {
        var free = people.Where(p => p.IsUpAt(at)).ToList();
        var cast = new Dictionary<char, DemoPerson>();
        foreach (var role in exchange.Roles)
        {
            var knows = cast.Count == 0 ? [] : exchange.About;
            if (One(role, free, knows) is not { } actor)
                return null;
            cast[role] = actor;
            free.Remove(actor);
        }
        return cast;
    }

    /// <summary>Those of a scene who are named, and anybody for the others.</summary>
    public Dictionary<char, DemoPerson> For(Exchange scene, DateTime at, Func<string, DemoPerson> named)
    {
        var cast = scene.Cast.Where(role => role.Value != "*").ToDictionary(role => role.Key, role => named(role.Value));
        foreach (var role in scene.Cast.Where(role => role.Value == "*").Select(role => role.Key))
        {
            var free = people.Where(p => p.JoinedAt < at && !cast.ContainsValue(p)).ToList();
            cast[role] = One(role, free, []) ?? throw new FormatException($"Nobody can play {role} of {scene.Scene}");
        }
        return cast;
    }

    // Whoever knows a subject answers of it far more often: so come experts about.
    private DemoPerson? One(char role, IReadOnlyList<DemoPerson> from, IReadOnlyList<TopicPlan> about) =>
        chance.PickWeighted(from, p => Fitness(role, p.Calling, p) * (p.Talkativeness + 0.02) * (about.Any(t => t.Experts.Contains(p.Name)) ? 60 : about.Any(t => t.IsKnownBy(p)) ? 12 : 1))
        ?? (role == 'o' ? null : chance.PickWeighted(from, p => p.Talkativeness + 0.02));

    private double Fitness(char role, Calling calling, DemoPerson person) => role switch
    {
        'm' => calling == Calling.Manager ? 1 : 0,
        // Who explains: those whose title says that they know, trainers where there is no office.
        'x' => calling == Calling.Shop ? 0 : Knows(person) ? 1 : 0.1,
        'o' => moderators.Contains(person.Id) ? 1 : 0,
        _ => calling switch { Calling.Shop => 1, Calling.Manager => 0.15, _ => 0.08 },
    };

    private static bool Knows(DemoPerson person) =>
        person.Position.StartsWith("Эксперт", StringComparison.Ordinal)
        || person.Position.StartsWith("Ведущий", StringComparison.Ordinal)
        || person.Position.StartsWith("Тренер", StringComparison.Ordinal)
        || person.Position.StartsWith("Инженер", StringComparison.Ordinal);
}
