using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;
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
    private const int MostCharacters = 200;
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(3 * 366);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public override string Kind => "gathering";

    public override TitleRule Title => TitleRule.Required;

    public override Task<Answer<NewContent>> ReadAsync(Actor actor, PostMessage request)
    {
        var called = ReadCard<CallGathering>(request.Card);
        var gathering = called.IsRefused ? called : Read(called.Ok);
        return Task.FromResult(gathering.Select(g => new NewContent(g, new GatheringCard(g.StartsAt, g.EndsAt, g.Place, new(0, 0, 0), []))));
    }

    private Answer<CallGathering> Read(CallGathering called)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (called.StartsAt <= now || called.StartsAt > now + Farthest)
        {
            return Refusals.Invalid("card.startsAt", called.StartsAt <= now ? "past" : "too_far", "It begins within three years.");
        }

        if (called.EndsAt <= called.StartsAt || called.EndsAt > called.StartsAt + Longest)
        {
            return Refusals.Invalid("card.endsAt", called.EndsAt <= called.StartsAt ? "before_start" : "too_far", "It ends after it began, within a month.");
        }

        return string.IsNullOrWhiteSpace(called.Place) ? called with { Place = "" }
            : DisplayName.TryRead(called.Place, MostCharacters, out var place).ToRefusal("card.place") is { } wrong ? wrong
            : called with { Place = place };
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
