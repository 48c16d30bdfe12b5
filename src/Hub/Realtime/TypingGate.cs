using System.Collections.Concurrent;
using MtsLife.Hub.Fanout;

namespace MtsLife.Hub.Realtime;

/// <summary>Typing is lossy: at most a frame per person and 3 s, to those who look at the channel, and none where many look.</summary>
public sealed class TypingGate(Watching watching, TimeProvider time)
{
    private const int MostViewers = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<long, DateTimeOffset> last = new();

    /// <summary>Only somebody who looks at the channel types in it, and looking was checked.</summary>
    public bool MayTell(string connectionId, long personId, long channelId)
    {
        if (!watching.IsWatching(connectionId, channelId) || watching.Viewers(channelId).Count > MostViewers)
        {
            return false;
        }

        var now = time.GetUtcNow();
        if (last.TryGetValue(personId, out var before) && now - before < Pause)
        {
            return false;
        }

        last[personId] = now;
        return true;
    }

    public void Forget(long personId) => last.TryRemove(personId, out _);
}
