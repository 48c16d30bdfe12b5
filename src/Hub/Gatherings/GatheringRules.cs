using MtsLife.Hub.Access;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Gatherings;

/// <summary>What may be said of when and where.</summary>
internal static class GatheringRules
{
    private const int MostCharacters = 200;
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(3 * 366);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <param name="at">Where the members stand in the request: <c>card.</c> or nothing.</param>
    /// <param name="begun">When it began; such a start may be left as it is.</param>
    public static Answer<CallGathering> Read(CallGathering called, DateTime now, string at, DateTime? begun = null)
    {
        var past = called.StartsAt <= now && called.StartsAt != begun;
        if (past || called.StartsAt > now + Farthest)
        {
            return Refusals.Invalid(at + "startsAt", past ? "past" : "too_far", "It begins within three years.");
        }

        if (called.EndsAt <= called.StartsAt || called.EndsAt > called.StartsAt + Longest)
        {
            return Refusals.Invalid(at + "endsAt", called.EndsAt <= called.StartsAt ? "before_start" : "too_far", "It ends after it began, within a month.");
        }

        return string.IsNullOrWhiteSpace(called.Place) ? called with { Place = "" }
            : DisplayName.TryRead(called.Place, MostCharacters, out var place).ToRefusal(at + "place") is { } wrong ? wrong
            : called with { Place = place };
    }
}
