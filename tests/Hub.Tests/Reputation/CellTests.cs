using CsCheck;
using MtsLife.Hub.Reputation;
using Xunit;

namespace MtsLife.Hub.Tests.Reputation;

public sealed class CellTests
{
    private const int Cap = 20;

    private static readonly Gen<Cause[]> Causes = Gen.Select(Gen.Int[0, 9], Gen.Bool)
        .Array[0, 20].Select(causes => causes.Select((c, i) => new Cause(i, c.Item1, c.Item2)).ToArray());

    [Fact]
    public void Whatever_comes_and_goes_the_ledger_adds_up_to_what_stands() => Gen.Select(Causes, Gen.Int).Sample((causes, seed) =>
    {
        var random = new Random(seed);
        var standing = causes.ToDictionary(c => c.SubjectId, c => c with { Stands = false });
        var (ledger, given) = (new List<int>(), 0);
        foreach (var step in causes.SelectMany(c => Flips(c, random)).Shuffled(random))
        {
            standing[step] = standing[step] with { Stands = !standing[step].Stands };
            var now = Cell.Points(standing.Values, Cap);
            ledger.Add(now - given);
            given = now;
        }
        return ledger.Sum() == Cell.Points(causes, Cap);
    });

    [Fact]
    public void Order_does_not_matter() => Gen.Select(Causes, Gen.Int).Sample((causes, seed) =>
        Cell.Points(causes, Cap) == Cell.Points(causes.Shuffled(new Random(seed)), Cap));

    [Fact]
    public void It_never_gives_more_than_the_cap_nor_less_than_nothing() => Causes.Sample(causes => Cell.Points(causes, Cap) is >= 0 and <= Cap);

    [Fact]
    public void One_taken_back_lets_the_next_one_count()
    {
        Cause[] causes = [new(1, 10), new(2, 10), new(3, 7)];
        Assert.Equal(20, Cell.Points(causes, Cap));
        Assert.Equal(17, Cell.Points([causes[0] with { Stands = false }, .. causes[1..]], Cap));
        Assert.Equal(20, Cell.Points([causes[0], causes[1], causes[2] with { Stands = false }], Cap));
    }

    [Theory]
    [InlineData("Europe/Moscow", 10)]
    [InlineData("Asia/Vladivostok", 11)]
    public void The_day_is_the_receivers(string zone, int day) => Assert.Equal(
        new DateOnly(2026, 3, day),
        Cell.Of(1, "liked", new DateTime(2026, 3, 10, 15, 0, 0, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(zone)).Day);

    /// <summary>An odd number of changes for what stands in the end, an even one for what does not.</summary>
    private static IEnumerable<long> Flips(Cause cause, Random random) => Enumerable.Repeat(cause.SubjectId, random.Next(3) * 2 + (cause.Stands ? 1 : 0));
}

internal static class Shuffling
{
    public static T[] Shuffled<T>(this IEnumerable<T> items, Random random)
    {
        T[] shuffled = [.. items];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
