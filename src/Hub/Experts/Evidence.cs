namespace MtsLife.Hub.Experts;

/// <summary>One standing answer in a topic.</summary>
/// <param name="PersonId">Who answered.</param>
/// <param name="AskerId">Whose question it answers. To one's own question nothing is evidence.</param>
/// <param name="At">When it was written (UTC): what comes later, acceptance and likes, does not make it younger.</param>
/// <param name="Likers">Distinct people who like it, the author not among them.</param>
internal readonly record struct Evidence(long AnswerId, long PersonId, long AskerId, DateTime At, bool Accepted, int Likers)
{
    public static Evidence Of(long answerId, long personId, long askerId, DateTime at, bool accepted, IEnumerable<long> likers) =>
        new(answerId, personId, askerId, at, accepted, likers.Distinct().Count(liker => liker != personId));

    public bool Counts => PersonId != AskerId;

    /// <summary>How good the answer proved, from 0 to 1.</summary>
    public double Worth(ExpertRules rules) => Accepted ? 1 : Likers / (Likers + rules.LikersForHalf);
}

/// <summary>What a person's answers in a topic add up to. Of one answer it is taken away and added anew when the answer changes.</summary>
/// <param name="Answers">All answers, each 1.</param>
/// <param name="Good">The same answers by their worth.</param>
internal readonly record struct EvidenceSums(DecayingSum Answers, DecayingSum Good)
{
    public static EvidenceSums Of(Evidence evidence, ExpertRules rules) => evidence.Counts
        ? new(DecayingSum.Of(1, evidence.At, rules.HalfLife), DecayingSum.Of(evidence.Worth(rules), evidence.At, rules.HalfLife))
        : default;

    public static EvidenceSums operator +(EvidenceSums left, EvidenceSums right) => new(left.Answers + right.Answers, left.Good + right.Good);

    public static EvidenceSums operator -(EvidenceSums left, EvidenceSums right) => new(left.Answers - right.Answers, left.Good - right.Good);
}
