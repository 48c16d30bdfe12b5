namespace MtsLife.Hub.Demo;

/// <param name="Beginnings">What is said in small letters when the talk is of this.</param>
internal sealed record TopicPlan(string Name, string Description, params string[] Beginnings)
{
    public string Key { get; } = Names.TopicName.NormalForm(Name);
    public bool Priority { get; init; }

    /// <summary>Whom the company expects to know; others come to know by answering.</summary>
    public string[] Experts { get; init; } = [];

    /// <summary>Reaches everybody, or everybody of one region, without being asked.</summary>
    public bool Mandatory { get; init; }
    public string? MandatoryIn { get; init; }

    /// <summary>The part of all people who subscribed.</summary>
    public double Share { get; init; } = 0.1;

    /// <summary>A few people of each region have made a subject their own.</summary>
    public bool IsKnownBy(DemoPerson person) =>
        Experts.Contains(person.Name) || (Key.Sum(c => c) + person.Id * 7919) % 29 == 0;

    public bool IsAbout(string text) => Beginnings.Any(b => text.Contains(b, StringComparison.OrdinalIgnoreCase));
}
