using MtsLife.Hub.Experts;

namespace MtsLife.Hub.Tests.Experts.Replay;

/// <summary>The product's own measure, from its own code: <see cref="Standing"/> per topic and over all, <see cref="Chance"/> over them.</summary>
/// <param name="acceptedAfter">
/// The dump does not say when an answer was accepted: taken to be so long after it was written; null: acceptance is never known.
/// </param>
internal sealed class TopicExpertise(ExpertRules rules, TimeSpan? acceptedAfter) : Ranker
{
    public override IReadOnlyDictionary<long, double> Values(Community before, Post question) => before.Answers
        .GroupBy(answer => answer.Post.OwnerId)
        .Select(own => (own.Key, Chance: Chance.Of(
            question.Tags.Select(tag => Score(own.Where(answer => answer.Question.Tags.Contains(tag)), question.At)).Where(score => score > 0),
            Score(own, question.At), question.At - own.Max(answer => answer.Post.At), askedToday: 0, rules)))
        .ToDictionary(person => person.Key, person => person.Chance.Value);

    private double Score(IEnumerable<KnownAnswer> answers, DateTime at)
    {
        var sums = answers.Aggregate(default(EvidenceSums), (sum, answer) => sum + EvidenceSums.Of(answer.EvidenceAt(at, acceptedAfter), rules));
        return sums == default ? 0 : Standing.Scores(sums, at, rules).Score;
    }
}
