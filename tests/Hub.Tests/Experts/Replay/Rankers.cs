using MtsLife.Hub.Experts;

namespace MtsLife.Hub.Tests.Experts.Replay;

/// <summary>Most answers so far in the question's tags; nobody else is ranked, as in the stated baseline.</summary>
internal sealed class MostAnswersInTags : Ranker
{
    public override bool RanksAll => false;

    public override IReadOnlyDictionary<long, double> Values(Community before, Post question)
    {
        var counts = new Dictionary<long, double>();
        foreach (var tag in question.Tags)
        {
            foreach (var answer in before.Answers.Where(answer => answer.Question.Tags.Contains(tag)))
                counts[answer.Post.OwnerId] = counts.GetValueOrDefault(answer.Post.OwnerId) + 1;
        }
        return counts;
    }
}

/// <summary>The same, and behind them everybody by their answers in whatever tags: the stronger simple rule.</summary>
internal sealed class MostAnswers : Ranker
{
    public override IReadOnlyDictionary<long, double> Values(Community before, Post question) => before.Answers
        .GroupBy(answer => answer.Post.OwnerId)
        .ToDictionary(own => own.Key, own => own.Sum(answer => answer.Question.Tags.Intersect(question.Tags).Count() + 1e-6));
}

/// <summary>A published measure of the whole graph of help, whatever the question's tags.</summary>
internal sealed class WholeGraph(Func<HelpGraph, Community, IReadOnlyDictionary<long, double>> measure) : Ranker
{
    public static readonly WholeGraph ExpertiseRank = new((graph, _) => graph.ExpertiseRank());

    public static readonly WholeGraph ZScore = new((_, before) =>
    {
        var asked = before.Answers.Select(a => a.Question).DistinctBy(q => q.Id).GroupBy(q => q.OwnerId).ToDictionary(q => q.Key, q => q.Count());
        return before.Answers.GroupBy(a => a.Post.OwnerId).ToDictionary(own => own.Key, own => HelpGraph.ZScore(own.Count(), asked.GetValueOrDefault(own.Key)));
    });

    public override IReadOnlyDictionary<long, double> Values(Community before, Post question) =>
        measure(new(before.Answers.Where(a => a.Question.OwnerId != 0).Select(a => new Help(a.Question.OwnerId, a.Post.OwnerId))), before);
}
