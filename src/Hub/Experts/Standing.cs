namespace MtsLife.Hub.Experts;

/// <summary>What a standing rests on, as it is shown: all that counts, undecayed.</summary>
internal readonly record struct EvidenceCounts(int Answers, int Accepted, int Likers, int Askers)
{
    public static EvidenceCounts Of(IReadOnlyCollection<Evidence> evidence) => new(
        evidence.Count, evidence.Count(e => e.Accepted), evidence.Sum(e => e.Likers), evidence.Select(e => e.AskerId).Distinct().Count());
}

/// <summary>Where a person stands in a topic at an instant.</summary>
/// <param name="Score">How many good answers they can be counted on for: answers that have not faded, times the lower bound. It ranks.</param>
/// <param name="LowerBound">What share of their answers is good, at least.</param>
/// <param name="Good">Decayed good answers.</param>
/// <param name="Askers">Decayed people helped.</param>
internal sealed record Standing(long PersonId, double Score, double LowerBound, double Good, double Askers, ExpertTitle Title, EvidenceCounts Counts)
{
    /// <summary>All who answered in a topic, the best first.</summary>
    /// <param name="evidence">The topic's standing answers in any order.</param>
    /// <param name="titles">Who has which title now.</param>
    public static IReadOnlyList<Standing> Ranking(
        IEnumerable<Evidence> evidence, IReadOnlyDictionary<long, ExpertTitle> titles, DateTime at, ExpertRules rules) =>
    [
        .. evidence.GroupBy(e => e.PersonId)
            .Select(own => Of(own.Key, [.. own], titles.GetValueOrDefault(own.Key), at, rules))
            .Where(standing => standing.Counts.Answers > 0)
            .OrderByDescending(standing => standing.Score).ThenByDescending(standing => standing.Good).ThenBy(standing => standing.PersonId),
    ];

    /// <param name="evidence">The person's answers in the topic in any order.</param>
    /// <param name="title">The title they have now, which is kept more easily than it is won.</param>
    public static Standing Of(long personId, IReadOnlyCollection<Evidence> evidence, ExpertTitle title, DateTime at, ExpertRules rules)
    {
        var counting = evidence.Where(e => e.PersonId == personId && e.Counts).ToArray();
        var sums = counting.Aggregate(default(EvidenceSums), (sum, e) => sum + EvidenceSums.Of(e, rules));
        var askers = counting.GroupBy(e => e.AskerId)
            .Select(asked => asked.Select(e => EvidenceSums.Of(e, rules).Good).MaxBy(good => good.Units))
            .Aggregate(default(DecayingSum), (sum, good) => sum + good);
        var (score, bound) = Scores(sums, at, rules);
        var standing = new Standing(
            personId, score, bound, sums.Good.At(at, rules.HalfLife), askers.At(at, rules.HalfLife), title, EvidenceCounts.Of(counting));
        return standing with { Title = TitleOf(title, standing.Good, standing.Askers, () => bound, rules) };
    }

    /// <summary>From the sums alone, where neither title nor counts are asked for.</summary>
    public static (double Score, double LowerBound) Scores(EvidenceSums sums, DateTime at, ExpertRules rules)
    {
        var answers = sums.Answers.At(at, rules.HalfLife);
        var good = Math.Min(answers, sums.Good.At(at, rules.HalfLife));
        var bound = rules.Prior.After(good, answers - good).Quantile(rules.Doubt);
        return (answers * bound, bound);
    }

    /// <param name="bound">Asked for only where all else is enough: it costs most.</param>
    public static ExpertTitle TitleOf(ExpertTitle current, double good, double askers, Func<double> bound, ExpertRules rules)
    {
        return rules.Titles.Where(rule => Meets(rule, rule.Title <= current ? rules.Keeping : 1)).Select(rule => rule.Title).DefaultIfEmpty().Max();

        bool Meets(TitleRule rule, double part) => good >= part * rule.Good && askers >= part * rule.Askers && bound() >= part * rule.LowerBound;
    }
}
