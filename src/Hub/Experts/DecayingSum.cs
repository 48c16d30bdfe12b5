using System.Numerics;

namespace MtsLife.Hub.Experts;

/// <summary>
/// A sum of values each of which halves every half-life, kept as if all were read at the epoch: nothing is written while they decay, and
/// a sum is brought up to date by adding and taking away. In whole units of 2^-32 (<c>numeric</c> in the database), because fractions
/// would come out differently in another order, and would lose the old part for good once a newer one had been added and taken back.
/// </summary>
internal readonly record struct DecayingSum(BigInteger Units)
{
    private const int UnitBits = 32;
    // Before anything that could be imported: what is older than the epoch loses a bit with every half-life.
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static DecayingSum Of(double value, DateTime at, TimeSpan halfLife)
    {
        var halvings = (at - Epoch) / halfLife;
        var whole = (int)Math.Floor(halvings);
        // 52 bits of the value and its part of a half-life, then moved by the whole ones: exact for any span.
        var precise = new BigInteger(Math.Round(value * double.Exp2(halvings - whole + UnitBits)));
        return new(whole >= 0 ? precise << whole : precise >> -whole);
    }

    public static DecayingSum operator +(DecayingSum left, DecayingSum right) => new(left.Units + right.Units);

    public static DecayingSum operator -(DecayingSum left, DecayingSum right) => new(left.Units - right.Units);

    /// <summary>What the sum is worth at an instant. The half-life is that of the values.</summary>
    public double At(DateTime instant, TimeSpan halfLife) =>
        Units.IsZero ? 0 : Units.Sign * double.Exp2(BigInteger.Log(BigInteger.Abs(Units), 2) - UnitBits - (instant - Epoch) / halfLife);
}
