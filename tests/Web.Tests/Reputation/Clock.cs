namespace MtsLife.Web.Tests.Reputation;

/// <summary>A clock that runs, and jumps forward when it is told to.</summary>
internal sealed class Clock : TimeProvider
{
    private long ahead;

    public void Jump(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));
}
