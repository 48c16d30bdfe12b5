using MtsLife.Hub.Experts;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Hub.Tests.Experts.Replay;

/// <summary>Who will have given the accepted answer? How to run it, and what came of it, stands in docs/experts.md.</summary>
public sealed class ReplayFigures(ITestOutputHelper output)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly ExpertRules Rules = ExpertRules.Default;

    [Fact(Explicit = true)]
    public void The_stated_baseline_comes_out_when_answers_go_before_questions()
    {
        var places = new Walk(Posts(), answersFirst: true).Rank(new MostAnswersInTags());
        Tell("stated baseline", places);
        Assert.Equal((408, 0.117, 0.074, 0.125, 0.225),
            (places.All.Count, Math.Round(places.Mrr, 3), Math.Round(places.Within(1), 3), Math.Round(places.Within(3), 3), Math.Round(places.Within(10), 3)));
        var ours = new Walk(Posts(), answersFirst: true).Rank(new TopicExpertise(Rules, Week));
        Tell("product, same order", ours, places);
    }

    [Fact(Explicit = true)]
    public void The_products_measure_beside_simple_ones()
    {
        var walk = new Walk(Posts(), answersFirst: false);
        var baseline = walk.Rank(new MostAnswersInTags());
        var product = walk.Rank(new TopicExpertise(Rules, Week));
        var stronger = walk.Rank(new MostAnswers());
        Tell("most answers in tags", baseline);
        Tell("most answers, then overall", stronger, baseline);
        Tell("z-score", walk.Rank(WholeGraph.ZScore), baseline);
        Tell("ExpertiseRank", walk.Rank(WholeGraph.ExpertiseRank), baseline);
        Tell("product", product, baseline);
        Tell("product (beside the stronger)", product, stronger);
        Tell("product, accepted at once", walk.Rank(new TopicExpertise(Rules, TimeSpan.Zero)), baseline);
        Tell("product, acceptance unknown", walk.Rank(new TopicExpertise(Rules, null)), baseline);
        Tell("product without silence", walk.Rank(new TopicExpertise(Rules with { Silence = Never }, Week)), baseline);
        Tell("product without decay", walk.Rank(new TopicExpertise(Rules with { HalfLife = Never }, Week)), baseline);
        Tell("product without either", walk.Rank(new TopicExpertise(Rules with { HalfLife = Never, Silence = Never }, Week)), baseline);
        Tell("product, the topics only", walk.Rank(new TopicExpertise(Rules with { ElsewhereWeight = 1e-9 }, Week)), baseline);
        var others = walk.Asked.Select(question => walk.Target(question) != question.OwnerId).ToArray();
        Tell("baseline, others' answers", Only(baseline, others));
        Tell("product, others' answers", Only(product, others), Only(baseline, others));
        Assert.True(product.Mrr >= 1.2 * baseline.Mrr && product.SecondHalf.Mrr >= 1.2 * baseline.SecondHalf.Mrr);
    }

    /// <summary>Every combination on the first half in time; the best there is told with the second half, which had no say.</summary>
    [Fact(Explicit = true)]
    public void Parameters_chosen_on_the_first_half()
    {
        var walk = new Walk(Posts(), answersFirst: false);
        var baseline = walk.Rank(new MostAnswersInTags());
        var tried = (from halfLife in new[] { 60, 90, 180, 365 }
                     from silence in new[] { 15, 30, 60, 100_000 }
                     from elsewhere in new[] { 0.1, 0.3, 1 }
                     from prior in new[] { new BetaDistribution(2, 3), new BetaDistribution(5, 10) }
                     select Rules with { HalfLife = TimeSpan.FromDays(halfLife), Silence = TimeSpan.FromDays(silence), ElsewhereWeight = elsewhere, Prior = prior })
            .AsParallel().Select(rules => (rules, Places: walk.Rank(new TopicExpertise(rules, Week)))).OrderByDescending(t => t.Places.FirstHalf.Mrr).ToArray();
        foreach (var (rules, places) in tried.Take(8).Append(tried[^1]))
            Tell($"{rules.HalfLife.Days} d, silence {rules.Silence.Days} d, elsewhere {rules.ElsewhereWeight}, prior {rules.Prior.Alpha}:{rules.Prior.Beta}", places, baseline);
        Tell("product", walk.Rank(new TopicExpertise(Rules, Week)), baseline);
    }

    [Fact(Explicit = true)]
    public void Text_chosen_on_the_first_half()
    {
        var walk = new Walk(Posts(), answersFirst: false);
        var product = walk.Rank(new TopicExpertise(Rules, Week));
        int[] halfLives = [30, 90, 180, 365, 100_000];
        foreach (var days in halfLives)
            Tell($"text alone, {days} d", walk.Rank(new TextSimilarity(TimeSpan.FromDays(days))), product);
        var tried = (from days in halfLives from weight in new[] { 0.1, 0.3, 1, 3 } select (days, weight)).AsParallel()
            .Select(t => (t, Places: walk.Rank(new Combined(new TopicExpertise(Rules, Week), new TextSimilarity(TimeSpan.FromDays(t.days)), t.weight))))
            .OrderByDescending(t => t.Places.FirstHalf.Mrr).ToArray();
        foreach (var (parameters, places) in tried.Take(5))
            Tell($"product and text, {parameters.days} d, weight {parameters.weight}", places, product);
    }

    private static readonly TimeSpan Never = TimeSpan.FromDays(100_000);

    private static Places Only(Places places, bool[] which) => new([.. places.All.Where((_, i) => which[i])]);

    private void Tell(string name, Places places, Places? beside = null)
    {
        var difference = "";
        if (beside is not null)
        {
            var (low, high) = Bootstrap.Difference(places, beside);
            difference = FormattableString.Invariant($"  {places.Mrr / beside.Mrr - 1,6:+0 %;-0 %}, difference {low:+0.000;-0.000} to {high:+0.000;-0.000}");
        }
        output.WriteLine(FormattableString.Invariant(
            $"{name,-52} n {places.All.Count}  MRR {places.Mrr:0.000} (halves {places.FirstHalf.Mrr:0.000}, {places.SecondHalf.Mrr:0.000})  in 1 {places.Within(1):0.0 %}  in 3 {places.Within(3):0.0 %}  in 10 {places.Within(10):0.0 %}{difference}"));
    }

    private static IReadOnlyList<Post> Posts()
    {
        var path = Environment.GetEnvironmentVariable("MTSLIFE_REPLAY") ?? Path.Combine(Repository.Root, "..", "shared", "data", "qa-replay", "Posts.xml");
        if (!File.Exists(path))
            Assert.Skip($"There is no {path}; MTSLIFE_REPLAY names the Posts.xml of a Stack Exchange dump.");
        return Post.Read(path);
    }
}
