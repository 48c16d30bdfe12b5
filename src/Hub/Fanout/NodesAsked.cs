namespace MtsLife.Hub.Fanout;

/// <summary>A question to the other nodes, of which it is known only after asking how many got it.</summary>
internal sealed class NodesAsked
{
    private readonly Lock turn = new();
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<long> people = [];
    private int? expected;
    private int answered;

    public Task Done => done.Task;

    public int Missing
    {
        get
        {
            lock (turn)
            {
                return Math.Max(0, (expected ?? 0) - answered);
            }
        }
    }

    public IReadOnlyCollection<long> People
    {
        get
        {
            lock (turn)
            {
                return [.. people];
            }
        }
    }

    public void Await(int nodes)
    {
        lock (turn)
        {
            expected = nodes;
            CompleteWhenAnswered();
        }
    }

    public void Take(IEnumerable<long> named)
    {
        lock (turn)
        {
            people.UnionWith(named);
            answered++;
            CompleteWhenAnswered();
        }
    }

    private void CompleteWhenAnswered()
    {
        if (answered >= expected)
        {
            done.TrySetResult();
        }
    }
}
