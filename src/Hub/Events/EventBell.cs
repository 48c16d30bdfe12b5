using MtsLife.Hub.Channels.Writing;

namespace MtsLife.Hub.Events;

/// <summary>Wakes this node's workers after each commit of its lanes; what other nodes write is found by looking now and then.</summary>
public sealed class EventBell
{
    /// <summary>Must return at once: the lane waits.</summary>
    public event Action? Rung;

    /// <summary>An <see cref="Announce"/>. What people mark for themselves and what workers write is in nobody's hurry.</summary>
    public void Committed(int lane, IReadOnlyList<Emission> emissions)
    {
        if (lane < Lanes.Writers)
            Rung?.Invoke();
    }
}
