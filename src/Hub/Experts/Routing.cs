using MtsLife.Hub.Events;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Events;
using MtsLife.Storage.Experts;
using MtsLife.Storage.Notifications;

namespace MtsLife.Hub.Experts;

/// <summary>
/// Puts a question to those who are likeliest to answer it well, as soon as it has a topic, whoever gave it that. Each is
/// asked once, told why, and left in peace when they were asked often today.
/// </summary>
public sealed class Routing : Worker
{
    private const int MostPerQuestion = 3;
    private const int MostPerDay = 5;

    // Of more the rest of the chances need not be known.
    private const int Considered = 20;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public override string Name => "routing";

    public override IReadOnlySet<string> Kinds { get; } = new HashSet<string> { "question_asked", "topics_changed", "question_reopened" };

    public override async Task ApplyAsync(WorkerWork work, IReadOnlyList<EventRow> events)
    {
        // Who comes a day late does not come at all: not after an outage, and not when everything is read anew.
        long[] fresh = [.. events.Where(e => work.Now - e.At < Day).Select(e => e.MessageId!.Value).Distinct()];
        if (fresh.Length == 0)
        {
            return;
        }

        var waiting = (await work.Transaction.WaitingAsync(fresh)).Where(q => q.Asked < MostPerQuestion).ToList();
        var asks = waiting.Count == 0 ? [] : await ChooseAsync(work, waiting);
        if (asks.Count > 0)
        {
            await AskAsync(work, waiting, asks);
        }
    }

    /// <summary>What was asked of people was asked.</summary>
    public override Task ResetAsync(LaneTransaction lane) => Task.CompletedTask;

    private static async Task<IReadOnlyList<NewAsk>> ChooseAsync(WorkerWork work, IReadOnlyList<WaitingQuestionRow> waiting)
    {
        var lane = work.Transaction;
        var candidates = (await lane.CandidatesAsync([.. waiting.Select(q => q.QuestionId)], work.Now - Day)).ToLookup(c => c.QuestionId);
        var rivals = waiting.ToDictionary(q => q.QuestionId, q => Candidate.Best(candidates[q.QuestionId], work.Now, Considered));
        var overall = (await lane.OverallAsync([.. rivals.Values.SelectMany(r => r).Select(c => c.PersonId).Distinct()])).ToLookup(e => e.PersonId);
        var asked = new Dictionary<long, int>();
        var asks = new List<NewAsk>();
        foreach (var question in waiting)
        {
            var chosen = rivals[question.QuestionId]
                .Select(c => c with { AskedToday = c.AskedToday + asked.GetValueOrDefault(c.PersonId) }).Where(c => c.AskedToday < MostPerDay)
                .OrderByDescending(c => c.ChanceOf(overall[c.PersonId], work.Now)).ThenBy(c => c.PersonId).Take(MostPerQuestion - question.Asked);
            foreach (var candidate in chosen.ToList())
            {
                asked[candidate.PersonId] = asked.GetValueOrDefault(candidate.PersonId) + 1;
                asks.Add(candidate.AskOf(question));
            }
        }

        return asks;
    }

    private static async Task AskAsync(WorkerWork work, IReadOnlyList<WaitingQuestionRow> waiting, IReadOnlyList<NewAsk> asks)
    {
        var questions = waiting.Where(q => asks.Any(a => a.QuestionId == q.QuestionId)).ToList();
        var own = await work.Transaction.OwnChannelsAsync([.. asks.Select(a => a.PersonId).Distinct()]);
        await work.Transaction.AskAsync(asks, work.Now);
        await work.LockAsync([.. own, .. questions.SelectMany(q => q.Stands), .. questions.Select(q => q.HomeId)]);
        work.Notified(await work.Transaction.NotifyAsync(
            [.. asks.Select(a => new NewNotification(a.PersonId, "routed", a.QuestionId, a.AskerId, a.TopicId, work.Now))]));
        foreach (var question in questions)
        {
            // Who asked sees whom it was put to.
            work.Touch(question.QuestionId, question.Stands);
        }
    }
}

/// <summary>Somebody who could be asked a question, with their scores in its topics.</summary>
/// <param name="Why">In the topic in which they stand best.</param>
internal sealed record Candidate(long PersonId, IReadOnlyList<double> Scores, Ranked<CandidateRow> Why, int AskedToday)
{
    public static IReadOnlyList<Candidate> Best(IEnumerable<CandidateRow> rows, DateTime now, int most) =>
    [
        .. rows.GroupBy(r => r.TopicId).SelectMany(topic => Ranking.Of(topic, now, ExpertRules.Default)).Where(r => r.Row.Askable)
            .GroupBy(r => r.Row.PersonId)
            .Select(own => new Candidate(own.Key, [.. own.Select(r => r.Score)], own.MaxBy(r => r.Score), own.First().Row.AskedToday))
            .OrderByDescending(c => c.Scores.Sum()).ThenBy(c => c.PersonId).Take(most),
    ];

    public double ChanceOf(IEnumerable<OverallEvidenceRow> rows, DateTime now)
    {
        var evidence = rows.ToList();
        var sums = evidence.Aggregate(default(EvidenceSums), (sum, e) => sum + EvidenceSums.Of(
            new(e.AnswerId, e.PersonId, e.AskerId, e.At, e.Accepted, e.Likers), ExpertRules.Default));
        var silence = now - evidence.Max(e => e.At);
        return Chance.Of(Scores, Standing.Scores(sums, now, ExpertRules.Default).Score, silence < TimeSpan.Zero ? TimeSpan.Zero : silence, AskedToday, ExpertRules.Default).Value;
    }

    public NewAsk AskOf(WaitingQuestionRow question) => new(
        question.QuestionId, question.AskerId, PersonId, Why.Row.TopicId, Why.Row.Title, Why.Rank, Why.Row.Answers, Why.Row.Accepted, Why.Row.Helped);
}
