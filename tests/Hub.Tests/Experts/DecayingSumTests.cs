using CsCheck;
using MtsLife.Hub.Experts;
using Xunit;

namespace MtsLife.Hub.Tests.Experts;

public sealed class DecayingSumTests
{
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(30);
    private static readonly DateTime Start = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<(double Value, DateTime At)> Entry =
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 40 * 365 * 24 * 60].Select(minutes => Start.AddMinutes(minutes)));

    [Fact]
    public void A_value_halves_every_half_life()
    {
        var sum = DecayingSum.Of(1, Start, HalfLife);
        Assert.Equal([1, 0.5, 0.25], new[] { 0, 30, 60 }.Select(days => Math.Round(sum.At(Start.AddDays(days), HalfLife), 12)));
        Assert.Equal(0, default(DecayingSum).At(Start, HalfLife));
    }

    [Fact]
    public void What_was_taken_back_leaves_no_trace_in_whatever_order() => Gen.Select(Entry.Array[1, 30], Entry.Array[0, 30], Gen.Int)
        .Sample((kept, taken, seed) =>
        {
            var steps = kept.Select(e => (e, Sign: 1)).Concat(taken.SelectMany(e => new[] { (e, Sign: 1), (e, Sign: -1) })).ToArray();
            new Random(seed).Shuffle(steps);
            var sum = steps.Aggregate(default(DecayingSum), (s, step) =>
                step.Sign > 0 ? s + DecayingSum.Of(step.e.Value, step.e.At, HalfLife) : s - DecayingSum.Of(step.e.Value, step.e.At, HalfLife));
            return sum == kept.Aggregate(default(DecayingSum), (s, e) => s + DecayingSum.Of(e.Value, e.At, HalfLife));
        });

    /// <summary>Forty years are 487 half-lives of a month: each value is compared with what it is worth by itself.</summary>
    [Fact]
    public void Decades_do_not_wear_it_out() => Entry.Array[1, 50].Sample(entries =>
    {
        var now = entries.Max(e => e.At).AddDays(10);
        var expected = entries.Sum(e => e.Value * double.Exp2(-((now - e.At) / HalfLife)));
        var read = entries.Aggregate(default(DecayingSum), (s, e) => s + DecayingSum.Of(e.Value, e.At, HalfLife)).At(now, HalfLife);
        return Math.Abs(read - expected) < 1e-8;
    });

    [Fact]
    public void Older_than_the_epoch_is_only_coarser()
    {
        var at = Start.AddDays(-300);
        Assert.Equal(1, DecayingSum.Of(1, at, HalfLife).At(at, HalfLife), 5);
    }
}
