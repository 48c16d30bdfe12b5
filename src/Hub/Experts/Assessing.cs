using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Events;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Events;
using MtsLife.Storage.Experts;
using MtsLife.Storage.Notifications;

namespace MtsLife.Hub.Experts;

/// <summary>Keeps who stands where in which topic, and who holds a title: docs/experts.md.</summary>
public sealed class Assessing : Worker
{
    private static readonly HashSet<string> OfReplies = ["message_posted", "reacted", "unreacted", "answer_accepted", "answer_unaccepted"];
    private static readonly HashSet<string> OfAnyMessage = ["message_deleted", "message_hidden", "message_unhidden", "topics_changed"];

    public override string Name => "experts";

    public override IReadOnlySet<string> Kinds { get; } = new HashSet<string>([.. OfReplies, .. OfAnyMessage, "group_changed", "day_began"]);

    public override async Task ApplyAsync(WorkerWork work, IReadOnlyList<EventRow> events)
    {
        var lane = work.Transaction;
        var weighed = (await lane.WeighAsync(
            [.. Messages(events, e => OfReplies.Contains(e.Kind) || OfAnyMessage.Contains(e.Kind))],
            [.. Messages(events, e => OfAnyMessage.Contains(e.Kind))],
            [.. events.Where(e => e.Kind == "group_changed").Select(e => e.GroupId!.Value).Distinct()])).ToHashSet();
        // A title fades with the days, whatever else happens.
        var faded = events.Any(e => e.Kind == "day_began") ? await lane.TitledAsync() : [];
        if (weighed.Count + faded.Count > 0)
        {
            await AssessAsync(work, weighed, [.. weighed.Union(faded)]);
        }
    }

    public override Task ResetAsync(LaneTransaction lane) => lane.WeighAllAsync();

    private static IEnumerable<long> Messages(IReadOnlyList<EventRow> events, Func<EventRow, bool> which) =>
        events.Where(e => e.MessageId is not null && which(e)).Select(e => e.MessageId!.Value).Distinct();

    /// <summary>Tells of what was weighed anew, and of the others only where a title changed.</summary>
    private static async Task AssessAsync(WorkerWork work, IEnumerable<ExpertCell> weighed, IReadOnlyList<ExpertCell> cells)
    {
        var lane = work.Transaction;
        var until = (await lane.DayAsync()).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var evidence = (await lane.EvidenceAsync(cells)).ToLookup(e => e.Cell);
        var titled = await lane.KeepStandingsAsync([.. cells.Select(cell => Assessment.Of(cell, [.. evidence[cell]], until, ExpertRules.Default))]);
        var people = weighed.Union(titled.Select(t => new ExpertCell(t.TopicId, t.PersonId))).ToLookup(c => c.TopicId, c => c.PersonId);
        var channels = (await lane.ChannelsOfTopicsAsync([.. people.Select(p => p.Key)])).ToDictionary(t => t.TopicId, t => t.ChannelId);
        var risen = titled.Where(t => t.Higher).ToList();
        var own = await lane.OwnChannelsAsync([.. risen.Select(t => t.PersonId).Distinct()]);
        await work.LockAsync([.. channels.Values, .. own]);
        work.Notified(await lane.NotifyAsync([.. risen.Select(t => new NewNotification(t.PersonId, "titled", null, null, t.TopicId, work.Now))]));
        foreach (var (topic, channel) in channels)
        {
            work.Emit(new Emission(channel, "experts_changed", subjectId: topic) { Regraded = [.. people[topic]] });
        }

        foreach (var cell in titled)
        {
            work.Record("expert_titled", channels[cell.TopicId], personId: cell.PersonId, topicId: cell.TopicId);
        }
    }
}

/// <summary>What a person stands on in a topic, from the evidence alone.</summary>
internal static class Assessment
{
    /// <param name="until">How far the title has faded.</param>
    public static NewStanding Of(ExpertCell cell, IReadOnlyList<EvidenceRow> rows, DateTime until, ExpertRules rules)
    {
        var dated = rows.Select(r => new DatedEvidence(r.AnswerId, r.PersonId, r.AskerId, r.At, r.AcceptedAt, r.LikedAt)).ToList();
        var sums = dated.Aggregate(default(EvidenceSums), (sum, e) => sum + EvidenceSums.Of(e.AsOf(DateTime.MaxValue), rules));
        var helped = rows.SelectMany(r => r.AcceptedAt is null ? r.Likers : [.. r.Likers, r.AskerId]).Distinct().Count();
        return new(
            cell, sums.Answers.Units, sums.Good.Units, rows.Count, rows.Count(r => r.AcceptedAt is not null), helped,
            rows.Count == 0 ? until : rows.Max(r => r.At), WordOf(Titling.At(dated, until, rules)));
    }

    public static string? WordOf(ExpertTitle title) => title switch
    {
        ExpertTitle.Adept => "adept",
        ExpertTitle.Master => "master",
        _ => null,
    };
}
