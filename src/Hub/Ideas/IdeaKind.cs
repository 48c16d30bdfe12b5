using System.ComponentModel.DataAnnotations;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Ideas;

namespace MtsLife.Hub.Ideas;

/// <param name="ChangedBy">Who gave it its status, and when; absent while it is new.</param>
public sealed record IdeaCard(
    [property: AllowedValues("new", "considered", "accepted", "done", "declined")] string Status, int Votes, long? ChangedBy, DateTime? ChangedAt) : Card
{
    public override string Kind => "idea";

    internal override IEnumerable<long> People => ChangedBy is { } by ? [by] : [];
}

internal sealed class IdeaKind(IdeaSql ideas) : MessageKind
{
    public override string Kind => "idea";

    public override TitleRule Title => TitleRule.Optional;

    public override async Task<Answer<NewContent>> ReadAsync(Actor actor, PostMessage request) =>
        (await base.ReadAsync(actor, request)).Select(content => content with { Shown = new IdeaCard("new", 0, null, null) });

    public override Task WriteAsync(LaneWork work, IReadOnlyList<NewCard> cards) =>
        work.Transaction.WriteIdeasAsync([.. cards.Select(c => c.MessageId)]);

    public override async Task<IReadOnlyDictionary<long, Card>> CardsAsync(long[] messages) =>
        (await ideas.OfAsync(messages)).ToDictionary(i => i.MessageId, Card (i) => new IdeaCard(i.Status, i.Votes, i.ChangedBy, i.ChangedAt));
}

internal sealed class IdeaDeeds(IdeaSql ideas) : Deeds
{
    public override async Task FillAsync(long personId, long[] messages, Dictionary<long, Mine> mine)
    {
        foreach (var idea in await ideas.SupportedAsync(personId, messages))
        {
            mine[idea] = mine[idea] with { Supports = true };
        }
    }
}
