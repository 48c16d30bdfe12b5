namespace MtsLife.Hub.Fanout;

/// <summary>Orders subscriptions against removals: those of one person, or those to one channel.</summary>
internal sealed class WatchGate
{
    private readonly SemaphoreSlim door = new(1, 1);
    private TaskCompletionSource? barred;
    private int bars;

    /// <summary>Grows with every removal; a check made at another count is stale.</summary>
    public int Removals { get; private set; }

    public bool IsBarred => bars > 0;

    public Task EnterAsync() => door.WaitAsync();

    public void Leave() => door.Release();

    public Task WhileBarredAsync() => Volatile.Read(ref barred)?.Task ?? Task.CompletedTask;

    /// <summary>Whoever comes through the door from now on finds it barred.</summary>
    public async Task<IDisposable> BarAsync()
    {
        await EnterAsync();
        try
        {
            return Bar();
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Called inside the door.</summary>
    public IDisposable Bar()
    {
        Removals++;
        bars++;
        barred ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return new Lift(this);
    }

    private async Task LiftAsync()
    {
        await EnterAsync();
        if (--bars == 0)
        {
            barred?.SetResult();
            barred = null;
        }

        Leave();
    }

    private sealed class Lift(WatchGate gate) : IDisposable
    {
        private int lifted;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref lifted, 1) == 0)
            {
                _ = gate.LiftAsync();
            }
        }
    }
}
