using CsCheck;
using MtsLife.Hub.Experts;
using Xunit;

namespace MtsLife.Hub.Tests.Experts;

public sealed class TitlingTests
{
    private const long Person = 1;
    private static readonly ExpertRules Rules = ExpertRules.Default;
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<DatedEvidence> Answer = Gen.Select(
        Gen.Int[0, 900], Gen.Int[2, 7], Gen.Bool, Gen.Int[0, 200], Gen.Int[0, 200].Array[0, 3]).Select((day, asker, accepted, after, likes) =>
            new DatedEvidence(0, Person, asker, Start.AddDays(day), accepted ? Start.AddDays(day + after) : null, [.. likes.Order().Select(l => Start.AddDays(day + l))]));

    private static readonly Gen<DatedEvidence[]> Answers = Answer.Array[0, 25].Select(answers => answers.Select((a, i) => a with { AnswerId = i }).ToArray());

    [Fact]
    public void A_title_does_not_depend_on_the_order_in_which_evidence_is_found() => Gen.Select(Answers, Gen.Int[0, 2000], Gen.Int).Sample((answers, day, seed) =>
    {
        var shuffled = answers.ToArray();
        new Random(seed).Shuffle(shuffled);
        return Titling.At(answers, Start.AddDays(day), Rules) == Titling.At(shuffled, Start.AddDays(day), Rules);
    });

    /// <summary>Whoever looked every day, keeping the title held the day before, would have come to the same.</summary>
    [Fact]
    public void A_title_is_what_looking_every_day_comes_to() => Gen.Select(Answers, Gen.Int[1200, 2500]).Sample((answers, last) =>
    {
        var title = ExpertTitle.None;
        for (var day = 0; day <= last; day++)
        {
            var known = answers.Where(a => a.At <= Start.AddDays(day)).Select(a => a.AsOf(Start.AddDays(day))).ToList();
            // Before what came this day, then with it.
            var before = answers.Where(a => a.At < Start.AddDays(day)).Select(a => a.AsOf(Start.AddDays(day).AddTicks(-1))).ToList();
            title = Standing.Of(Person, before, title, Start.AddDays(day), Rules).Title;
            title = Standing.Of(Person, known, title, Start.AddDays(day), Rules).Title;
        }

        return Titling.At(answers, Start.AddDays(last), Rules) == title;
    }, iter: 200);

    [Fact]
    public void A_title_that_is_lost_is_won_back_only_by_all_that_it_asks_for()
    {
        DatedEvidence Accepted(int id, double day) => new(id, Person, 100 + id, Start.AddDays(day), Start.AddDays(day), []);
        var eight = Enumerable.Range(0, 8).Select(i => Accepted(i, 0)).ToList();
        Assert.Equal(ExpertTitle.Master, Titling.At(eight, Start.AddDays(89), Rules));
        Assert.Equal(ExpertTitle.Adept, Titling.At(eight, Start.AddDays(95), Rules));
        // One more on the 80th day keeps the title; on the 130th, when it is lost already, one more is too little.
        Assert.Equal(ExpertTitle.Master, Titling.At([.. eight, Accepted(8, 80)], Start.AddDays(130), Rules));
        Assert.Equal(ExpertTitle.Adept, Titling.At([.. eight, Accepted(8, 130)], Start.AddDays(130), Rules));
    }
}
