using CsCheck;
using MtsLife.Hub.Experts;
using Xunit;

namespace MtsLife.Hub.Tests.Experts;

public sealed class StandingTests
{
    private const long Person = 1;
    private static readonly ExpertRules Rules = ExpertRules.Default;
    private static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Dictionary<long, ExpertTitle> NoTitles = [];

    private static readonly Gen<Evidence> Answer = Gen.Select(
        Gen.Long[1, 1_000_000], Gen.Long[1, 4], Gen.Long[1, 8], Gen.Int[0, 1000], Gen.Bool, Gen.Int[0, 6],
        (id, person, asker, daysAgo, accepted, likers) => new Evidence(id, person, asker, Now.AddDays(-daysAgo), accepted, likers));

    private static readonly Gen<Evidence> OwnAnswer = Answer.Select(e => e with { PersonId = Person, AskerId = e.AskerId + 1 });

    [Fact]
    public void Acceptance_never_lowers() => OwnAnswer.Array[1, 20].Sample(answers =>
    {
        var before = Standing.Of(Person, [answers[0] with { Accepted = false }, .. answers[1..]], ExpertTitle.None, Now, Rules);
        var after = Standing.Of(Person, [answers[0] with { Accepted = true }, .. answers[1..]], ExpertTitle.None, Now, Rules);
        return after.Score > before.Score && after.LowerBound > before.LowerBound && after.Title >= before.Title;
    });

    [Fact]
    public void One_more_who_likes_an_answer_never_lowers() => OwnAnswer.Array[1, 20].Sample(answers =>
    {
        var before = Standing.Of(Person, answers, ExpertTitle.None, Now, Rules);
        var after = Standing.Of(Person, [answers[0] with { Likers = answers[0].Likers + 1 }, .. answers[1..]], ExpertTitle.None, Now, Rules);
        return after.Score >= before.Score && after.Title >= before.Title;
    });

    [Fact]
    public void The_order_of_the_evidence_does_not_matter() => Gen.Select(Answer.Array[0, 40], Gen.Int).Sample((answers, seed) =>
    {
        var ranking = Standing.Ranking(answers, NoTitles, Now, Rules);
        new Random(seed).Shuffle(answers);
        return ranking.SequenceEqual(Standing.Ranking(answers, NoTitles, Now, Rules));
    });

    [Fact]
    public void Sums_kept_step_by_step_are_those_made_at_once() => Gen.Select(OwnAnswer.Array[1, 20], Gen.Int).Sample((answers, seed) =>
    {
        var random = new Random(seed);
        var (rows, sums) = (new List<Evidence>(), default(EvidenceSums));
        foreach (var answer in answers)
        {
            rows.Add(answer);
            sums += EvidenceSums.Of(answer, Rules);
            var at = random.Next(rows.Count);
            var changed = rows[at] with { Accepted = !rows[at].Accepted, Likers = random.Next(5) };
            sums = sums - EvidenceSums.Of(rows[at], Rules) + EvidenceSums.Of(changed, Rules);
            rows[at] = changed;
        }
        var standing = Standing.Of(Person, rows, ExpertTitle.None, Now, Rules);
        return Standing.Scores(sums, Now, Rules) == (standing.Score, standing.LowerBound);
    });

    [Fact]
    public void Time_alone_only_takes() => Gen.Select(OwnAnswer.Array[1, 60], Gen.Int[1, 1000]).Sample((answers, days) =>
    {
        var now = Standing.Of(Person, answers, ExpertTitle.None, Now, Rules);
        var later = Standing.Of(Person, answers, now.Title, Now.AddDays(days), Rules);
        return later.Score < now.Score && later.Good <= now.Good && later.Askers <= now.Askers && later.Title <= now.Title && later.Counts == now.Counts;
    });

    [Fact]
    public void Answers_to_ones_own_questions_are_nothing() => Gen.Select(OwnAnswer.Array[0, 10], Gen.Int[0, 9]).Sample((answers, likers) =>
    {
        var own = new Evidence(7, Person, Person, Now, Accepted: true, likers);
        return Standing.Of(Person, [.. answers, own], ExpertTitle.None, Now, Rules) == Standing.Of(Person, answers, ExpertTitle.None, Now, Rules);
    });

    [Fact]
    public void Ones_own_like_is_nothing_and_anothers_counts_once() => Gen.Long[2, 9].Array[0, 20].Sample(likers =>
        Evidence.Of(7, Person, 2, Now, accepted: false, [.. likers, Person, Person]) == new Evidence(7, Person, 2, Now, Accepted: false, likers.Distinct().Count()));

    [Fact]
    public void Many_answers_that_nobody_found_good_rank_below_a_few_good_ones()
    {
        var many = Enumerable.Range(0, 200).Select(i => new Evidence(i, 1, 100 + i, Now, Accepted: false, Likers: 0));
        var few = Enumerable.Range(0, 4).Select(i => new Evidence(1000 + i, 2, 100 + i, Now, Accepted: true, Likers: 0));
        Assert.Equal([2, 1], Standing.Ranking([.. many, .. few], NoTitles, Now, Rules).Select(s => s.PersonId));
    }

    [Fact]
    public void Helping_one_person_over_and_over_makes_no_master()
    {
        Evidence[] answers = [.. Enumerable.Range(0, 100).Select(i => new Evidence(i, Person, AskerId: 2, Now, Accepted: true, Likers: 0))];
        Assert.Equal(ExpertTitle.None, Standing.Of(Person, answers, ExpertTitle.None, Now, Rules).Title);
    }
}
