using MtsLife.Hub.Experts;
using MtsLife.Hub.Tests.Messages;
using Xunit;

namespace MtsLife.Hub.Tests.Experts;

/// <summary>What is recovered of a hidden truth. The figures of the full size (MTSLIFE_TESTS=full) stand in docs/experts.md.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Year = 365;
    private static readonly ExpertRules Rules = ExpertRules.Default;
    private static readonly (int People, int Topics) Company = Size.IsFull ? (1600, 16) : (300, 4);

    [Fact]
    public void Standings_recover_who_knows_and_titles_mean_something()
    {
        var company = AfterAYear(seed: 1);
        var standings = Titled(company, Year);
        var agreement = standings.Average(topic => Spearman(
            [.. topic.Value.Where(s => s.Counts.Answers >= 5).Select(s => (s.LowerBound, company.Knowledge(s.PersonId, topic.Key)))]));
        var byVolume = standings.Average(topic => Spearman(
            [.. topic.Value.Where(s => s.Counts.Answers >= 5).Select(s => ((double)s.Counts.Answers, company.Knowledge(s.PersonId, topic.Key)))]));
        var topThree = standings.Average(topic => topic.Value.Take(3).Average(s => company.Knowledge(s.PersonId, topic.Key)));
        output.WriteLine(FormattableString.Invariant(
            $"Spearman of bound and truth {agreement:0.00} (of mere volume {byVolume:0.00}); the first three of a topic know {topThree:0.00} of it"));

        var shares = Enum.GetValues<ExpertTitle>().ToDictionary(title => title, title => NextFive(company, standings, title));
        foreach (var (title, (people, good, brier)) in shares)
            output.WriteLine(FormattableString.Invariant($"{title}: {people} people, {good:0 %} of their next five answers good, Brier score of the bound {brier:0.000}"));

        Assert.True(agreement > 0.5 && agreement > byVolume, $"{agreement} {byVolume}");
        Assert.True(topThree > 0.6, $"{topThree}");
        Assert.True(shares[ExpertTitle.Master].Good > shares[ExpertTitle.Adept].Good && shares[ExpertTitle.Adept].Good > shares[ExpertTitle.None].Good + 0.1);
    }

    /// <summary>A month in which nobody writes takes titles only from those whose evidence had grown thin.</summary>
    [Fact]
    public void Titles_hardly_move_without_new_evidence()
    {
        var (titled, flips) = (0, 0);
        for (var seed = 1; seed <= (Size.IsFull ? 2 : 5); seed++)
        {
            var company = AfterAYear(seed);
            var before = Titles(Titled(company, Year));
            var after = Titles(Rank(company, Year + 30, before));
            titled += before.Count(t => t.Value != ExpertTitle.None);
            flips += before.Count(t => t.Value != after[t.Key]);
        }
        output.WriteLine(FormattableString.Invariant($"{flips} of {titled} titles changed in a silent month: {(double)flips / titled:0.0 %}"));
        Assert.True(titled > 20 && flips < 0.1 * titled, $"{flips} of {titled}");
    }

    private static Simulation AfterAYear(int seed)
    {
        var company = new Simulation(seed, Company.People, Company.Topics);
        company.Pass(0, Year, questionsADayAndTopic: Company.People / 300.0);
        return company;
    }

    /// <summary>Titles as they come and go from month to month, so that those are kept which hysteresis keeps.</summary>
    private static Dictionary<int, IReadOnlyList<Standing>> Titled(Simulation company, int untilDay)
    {
        var standings = new Dictionary<int, IReadOnlyList<Standing>>();
        for (var day = untilDay % 28; day <= untilDay; day += 28)
            standings = Rank(company, day, Titles(standings));
        return standings;
    }

    private static Dictionary<int, IReadOnlyList<Standing>> Rank(Simulation company, int day, Dictionary<(int Topic, long Person), ExpertTitle> titles)
    {
        var at = Simulation.Start.AddDays(day);
        return Enumerable.Range(0, company.Topics).ToDictionary(topic => topic, topic => Standing.Ranking(
            company.Evidence(topic).Where(e => e.At <= at),
            titles.Where(t => t.Key.Topic == topic).ToDictionary(t => t.Key.Person, t => t.Value), at, Rules));
    }

    private static Dictionary<(int Topic, long Person), ExpertTitle> Titles(Dictionary<int, IReadOnlyList<Standing>> standings) =>
        standings.SelectMany(topic => topic.Value.Select(s => (topic.Key, s))).ToDictionary(t => (t.Key, t.s.PersonId), t => t.s.Title);

    private static (int People, double Good, double Brier) NextFive(
        Simulation company, Dictionary<int, IReadOnlyList<Standing>> standings, ExpertTitle title)
    {
        var outcomes = (from topic in standings
                        from standing in topic.Value
                        where standing.Title == title
                        from _ in Enumerable.Range(0, 5)
                        select (standing.LowerBound, Good: company.WouldBeGood(standing.PersonId, topic.Key))).ToArray();
        return outcomes.Length == 0 ? default : (outcomes.Length / 5, outcomes.Average(o => o.Good ? 1.0 : 0),
            outcomes.Average(o => Math.Pow(o.LowerBound - (o.Good ? 1 : 0), 2)));
    }

    /// <summary>Of ranks, equal values sharing the mean of theirs.</summary>
    private static double Spearman(IReadOnlyList<(double Found, double True)> pairs)
    {
        var (found, truth) = (Ranks([.. pairs.Select(p => p.Found)]), Ranks([.. pairs.Select(p => p.True)]));
        var mean = (pairs.Count - 1) / 2.0;
        var covariance = found.Zip(truth, (f, t) => (f - mean) * (t - mean)).Sum();
        return covariance / Math.Sqrt(found.Sum(f => (f - mean) * (f - mean)) * truth.Sum(t => (t - mean) * (t - mean)));
    }

    private static double[] Ranks(double[] values) =>
        [.. values.Select(v => values.Count(other => other < v) + (values.Count(other => other == v) - 1) / 2.0)];
}
