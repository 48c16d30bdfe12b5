namespace MtsLife.Hub.Demo;

internal enum Calling
{
    Shop,
    Manager,
    Office,
}

/// <summary>Somebody of the demo company, and how he or she writes.</summary>
internal sealed record DemoPerson(
    long Id, string Handle, string GivenName, string FamilyName, bool IsWoman, string Position, DemoUnit Unit, Calling Calling)
{
    public required long ChannelId { get; init; }
    public required DateTime JoinedAt { get; init; }
    public required Voice Voice { get; init; }

    /// <summary>Few people write most of what is written.</summary>
    public required double Talkativeness { get; init; }
    public string Name => $"{GivenName} {FamilyName}";
    public TimeZoneInfo Zone => Unit.Zone;
    public DemoUnit Region => Unit.Region;

    /// <summary>Nobody answers in the middle of the night.</summary>
    public bool IsUpAt(DateTime at) =>
        JoinedAt < at && TimeZoneInfo.ConvertTimeFromUtc(at, Zone).Hour is >= 8 and <= 21;

    public string Attribute(string name) => name switch
    {
        "name" => GivenName,
        "shop" => Unit.Code ?? "офис",
        "city" => Unit.City,
        "from" => CityForms.Of(Unit.City),
        "in" => CityForms.In(Unit.City),
        "region" => Region.Name,
        _ => throw new FormatException($"A person has no {name}"),
    };
}

internal sealed record DemoUnit(long Id, DemoUnit? Parent, string Kind, string? Code, string Name, string Address)
{
    public required TimeZoneInfo Zone { get; init; }
    public string City { get; init; } = "Москва";
    public DemoUnit Region => Kind is "region" or "company" ? this : Parent!.Region;
}
