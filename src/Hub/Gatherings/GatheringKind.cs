using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Gatherings;

namespace MtsLife.Hub.Gatherings;

public sealed record GatheringCounts(int Going, int Maybe, int Declined);

/// <summary>When and where; what for is the message's title and text.</summary>
/// <param name="First">The first three who are going, earliest first.</param>
public sealed record GatheringCard(DateTime StartsAt, DateTime? EndsAt, string Place, GatheringCounts Counts, IReadOnlyList<long> First) : Card
{
    public override string Kind => "gathering";

    internal override IEnumerable<long> People => First;
}

/// <summary>The <c>card</c> of a request that calls people together.</summary>
public sealed record CallGathering(DateTime StartsAt, DateTime? EndsAt = null, string Place = "");

internal sealed class GatheringKind(GatheringSql gatherings, TimeProvider time) : MessageKind
{
    public override string Kind => "gathering";

    public override TitleRule Title => TitleRule.Required;

    public override Task<Answer<NewContent>> ReadAsync(Actor actor, PostMessage request)
    {
        var called = ReadCard<CallGathering>(request.Card);
        var gathering = called.IsRefused ? called : GatheringRules.Read(called.Ok, time.GetUtcNow().UtcDateTime, "card.");
        return Task.FromResult(gathering.Select(g => new NewContent(g, new GatheringCard(g.StartsAt, g.EndsAt, g.Place, new(0, 0, 0), []))));
    }

    public override Task WriteAsync(LaneWork work, IReadOnlyList<NewCard> cards) =>
        work.Transaction.WriteAsync([.. cards.Select(c => (c.MessageId, Called: (CallGathering)c.Card!))
            .Select(c => new NewGathering(c.MessageId, c.Called.StartsAt, c.Called.EndsAt, c.Called.Place))]);

    public override async Task<IReadOnlyDictionary<long, Card>> CardsAsync(long[] messages) =>
        (await gatherings.OfAsync(messages)).ToDictionary(g => g.MessageId, Card (g) =>
            new GatheringCard(g.StartsAt, g.EndsAt, g.Place, new(g.Going, g.Maybe, g.Declined), g.First));

    public override Task ForgetAsync(LaneTransaction lane, long messageId) => lane.ForgetGatheringAsync(messageId);
}

internal sealed class GatheringDeeds(GatheringSql gatherings) : Deeds
{
    public override async Task FillAsync(long personId, long[] messages, Dictionary<long, Mine> mine)
    {
        foreach (var own in await gatherings.OwnAsync(personId, messages))
        {
            mine[own.MessageId] = mine[own.MessageId] with { Attendance = own.Answer };
        }
    }
}
