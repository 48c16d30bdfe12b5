using MtsLife.Storage.Channels;
using MtsLife.Storage.Events;
using MtsLife.Storage.Reputation;

namespace MtsLife.Hub.Reputation;

/// <summary>What events make uncertain. An edit changes no points: topics that it names come as an event of their own.</summary>
internal static class DirtyMarks
{
    public static readonly IReadOnlySet<string> Kinds = new HashSet<string>
    {
        "message_posted", "message_deleted", "message_hidden", "message_unhidden", "topics_changed", "reacted", "unreacted",
        "answer_accepted", "answer_unaccepted", "person_zone_changed", "photo_changed", "topic_changed", "group_changed",
    };

    private static readonly HashSet<string> ComesOrGoes = ["message_posted", "message_deleted", "message_hidden", "message_unhidden"];

    private static readonly HashSet<string> TakenBack = ["message_deleted", "message_hidden", "message_unhidden"];

    public static async Task<LookAgain> OfAsync(LaneTransaction lane, IReadOnlyList<EventRow> events)
    {
        var reacted = events.Where(e => e.Kind is "reacted" or "unreacted").ToList();
        var gone = Messages(events, e => TakenBack.Contains(e.Kind));
        // A root takes its topics to its replies, and its acceptances with it; a reply shows that its root was read.
        var messages = Messages(events, e => e.MessageId is not null)
            .Concat(events.Where(e => ComesOrGoes.Contains(e.Kind)).Select(e => e.SubjectId).OfType<long>())
            .Concat(await lane.RepliesOfAsync(Messages(events, e => e.Kind == "topics_changed" || TakenBack.Contains(e.Kind))));
        var displaced = await DisplacedAsync(lane, events);
        return new(
            [.. messages.Concat(displaced.Any).Concat(await PublicationsAsync(lane, events)).Distinct()], [.. gone.Concat(displaced.Any).Distinct()],
            [.. reacted.Select(e => e.MessageId!.Value)], [.. reacted.Select(e => e.ActorId!.Value)],
            [.. Messages(events, e => ComesOrGoes.Contains(e.Kind)).Concat(displaced.OfZones).Distinct()],
            [.. events.Where(e => e.Kind is "photo_changed" or "person_zone_changed").Select(e => e.PersonId!.Value).Distinct()]);
    }

    /// <summary>What may fall under another rule or on another day than was thought.</summary>
    private static async Task<(IReadOnlyList<long> Any, IReadOnlyList<long> OfZones)> DisplacedAsync(LaneTransaction lane, IReadOnlyList<EventRow> events)
    {
        var moved = events.Where(e => e.Kind == "person_zone_changed").ToList();
        var changed = events.Where(e => e.Kind == "topic_changed").ToList();
        IReadOnlyList<long> zones = moved.Count == 0 ? [] : await lane.AfterZonesAsync([.. moved.Select(e => e.PersonId!.Value)], [.. moved.Select(e => e.At)]);
        IReadOnlyList<long> topics = changed.Count == 0 ? [] : await lane.AfterPrioritiesAsync([.. changed.Select(e => e.TopicId!.Value)], [.. changed.Select(e => e.At)]);
        return ([.. zones, .. topics], zones);
    }

    private static async Task<IReadOnlyList<long>> PublicationsAsync(LaneTransaction lane, IReadOnlyList<EventRow> events) =>
        events.Where(e => e.Kind == "group_changed").Select(e => e.GroupId!.Value).ToArray() is { Length: > 0 } groups ? await lane.PublicationsOfAsync(groups) : [];

    private static long[] Messages(IReadOnlyList<EventRow> events, Func<EventRow, bool> which) =>
        [.. events.Where(e => e.MessageId is not null && which(e)).Select(e => e.MessageId!.Value)];
}
