namespace MtsLife.Storage.Topics;

/// <summary>A topic found under a normal form; when that one was merged away, the topic it was merged into.</summary>
public sealed record TopicKeyRow
{
    public required string Key { get; init; }
    public long Id { get; init; }
    public long ChannelId { get; init; }
}

public sealed record TopicViewRow
{
    public long Id { get; init; }
    public long ChannelId { get; init; }
    public required string Name { get; init; }
    public required string Description { get; init; }
    public bool Priority { get; init; }
    public int Version { get; init; }
    public int Publications { get; init; }
    public int Subscribers { get; init; }
    public bool Subscribed { get; init; }
    public bool Mandatory { get; init; }
    public bool ForEveryone { get; init; }

    /// <summary>The units whom it reaches by rule, by name; with all below them.</summary>
    public long[] UnitIds { get; init; } = [];
    public string[] UnitNames { get; init; } = [];
}
