namespace MtsLife.Web.Tests.SignIn;

/// <summary>Moves the date and leaves timers alone: with months passing in one instant they would all ring thousands of times.</summary>
internal sealed class MovedClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;
}
