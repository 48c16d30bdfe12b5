namespace MtsLife.Hub.Demo;

/// <summary>A line as it was said in a channel, with what became of it.</summary>
internal sealed record Said(long ChannelId, DemoPerson Author, DateTime At, string Text)
{
    public string Kind { get; init; } = "chat";
    public string Title { get; init; } = "";
    public DemoCard? Card { get; init; }

    /// <summary>Chosen by the author beside those that stand in the text.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Of a reply: what it stands under.</summary>
    public Said? Root { get; init; }

    public List<Deed> Deeds { get; init; } = [];
}

internal abstract record DemoCard;

internal sealed record ThanksNote(string Badge, IReadOnlyList<DemoPerson> Thanked) : DemoCard;

internal sealed record PollNote(IReadOnlyList<string> Options, bool Multi, bool Anonymous, DateTime? ClosesAt) : DemoCard;

internal sealed record GatheringNote(DateTime StartsAt, DateTime EndsAt, string Place) : DemoCard;

internal sealed record AnnouncementNote(DateTime Until, bool Confirm) : DemoCard;
