namespace MtsLife.Hub.Demo;

internal sealed record ChannelPlan(string Name, string Pools, int Messages)
{
    public string Purpose { get; init; } = "";

    /// <summary>Private channels belong to managers and whoever owns the group.</summary>
    public bool Private { get; init; }
    public int EndsDaysAgo { get; init; }
}

internal sealed record GroupPlan(string Name, string Description, string Owner, params ChannelPlan[] Channels)
{
    public string Visibility { get; init; } = "open";
    public bool Mandatory { get; init; }
    public bool News { get; init; }
    public bool Archived { get; init; }

    /// <summary>A region's own group: everybody of the region belongs to it.</summary>
    public string? Region { get; init; }

    /// <summary>The part of all others who have joined.</summary>
    public double Share { get; init; }
    public string[] Members { get; init; } = [];
}
