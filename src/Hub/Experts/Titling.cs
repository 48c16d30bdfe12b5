namespace MtsLife.Hub.Experts;

/// <summary>One standing answer with the times at which what speaks for it came.</summary>
/// <param name="LikedAt">When each of the distinct likers did, the author not among them.</param>
internal sealed record DatedEvidence(long AnswerId, long PersonId, long AskerId, DateTime At, DateTime? AcceptedAt, IReadOnlyList<DateTime> LikedAt)
{
    public Evidence AsOf(DateTime instant) =>
        new(AnswerId, PersonId, AskerId, At, AcceptedAt <= instant, LikedAt.Count(liked => liked <= instant));

    /// <summary>When it was written, accepted, liked: nothing about it changes at any other time.</summary>
    public IEnumerable<DateTime> Moments => AcceptedAt is { } accepted ? [At, .. LikedAt, accepted] : [At, .. LikedAt];
}

/// <summary>
/// The title that somebody holds at an instant. It depends on the one held before, so it is followed from the first answer
/// on through the evidence that stands now, as each piece of it came: what was taken back since has never been. So a title
/// follows from the present rows and the instant alone, whatever was known in between and in whatever order.
/// </summary>
internal static class Titling
{
    /// <param name="evidence">One person's answers in one topic, in any order.</param>
    /// <param name="at">Earlier than the last piece of evidence it stands for that one's time.</param>
    public static ExpertTitle At(IReadOnlyCollection<DatedEvidence> evidence, DateTime at, ExpertRules rules)
    {
        var (path, title, last) = (new TitlePath(rules), ExpertTitle.None, DateTime.MinValue);
        foreach (var moment in evidence.SelectMany(e => e.Moments.Select(m => (Moment: m, Evidence: e))).GroupBy(m => m.Moment, m => m.Evidence).OrderBy(m => m.Key))
        {
            last = moment.Key;
            // What fades only falls, so a title that was lost since the moment before is not held right before this one.
            title = path.Title(title, last);
            foreach (var changed in moment.Distinct())
            {
                path.Weigh(changed.AsOf(last));
            }

            title = path.Title(title, last);
        }

        return path.Title(title, at > last ? at : last);
    }

    /// <summary>The sums as they grow from moment to moment.</summary>
    private sealed class TitlePath(ExpertRules rules)
    {
        private readonly Dictionary<long, EvidenceSums> answers = [];
        private readonly Dictionary<long, DecayingSum> askers = [];
        private EvidenceSums sums;
        private DecayingSum helped;

        public void Weigh(Evidence evidence)
        {
            var now = EvidenceSums.Of(evidence, rules);
            sums = sums - answers.GetValueOrDefault(evidence.AnswerId) + now;
            answers[evidence.AnswerId] = now;
            // Of an answer that stands the worth only grows, and so does the best of those to one asker.
            var best = askers.GetValueOrDefault(evidence.AskerId);
            if (now.Good.Units > best.Units)
            {
                helped = helped - best + now.Good;
                askers[evidence.AskerId] = now.Good;
            }
        }

        public ExpertTitle Title(ExpertTitle before, DateTime instant) => Standing.TitleOf(
            before, sums.Good.At(instant, rules.HalfLife), helped.At(instant, rules.HalfLife),
            () => Standing.Scores(sums, instant, rules).LowerBound, rules);
    }
}
