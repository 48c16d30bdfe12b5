using System.Collections.Concurrent;
using MtsLife.Hub.Access;

namespace MtsLife.Hub.Fanout;

/// <summary>The sockets of this node, so that sign-out and deactivation end live delivery at once.</summary>
public sealed class LiveConnections
{
    private readonly ConcurrentDictionary<string, LiveConnection> connections = new();

    /// <summary>Who has a socket here, once per socket.</summary>
    public IEnumerable<Actor> Actors => connections.Values.Select(c => c.Actor);

    public IReadOnlyCollection<LiveConnection> All => [.. connections.Values];

    /// <summary>The program is about to end: whoever still comes is sent away again.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Closes the door behind those who are here, and returns them.</summary>
    public IReadOnlyCollection<LiveConnection> Close()
    {
        IsClosed = true;
        Interlocked.MemoryBarrier();
        return All;
    }

    public void Add(LiveConnection connection) => connections[connection.Id] = connection;

    public void Remove(string id) => connections.TryRemove(id, out _);

    public Task EndSessionAsync(long sessionId) => EndAsync(c => c.Actor.SessionId == sessionId, "signed_out");

    public Task EndTokenAsync(long tokenId) => EndAsync(c => c.Actor.TokenId == tokenId, "signed_out");

    public Task EndPersonAsync(long personId, string reason) => EndAsync(c => c.Actor.PersonId == personId, reason);

    private Task EndAsync(Func<LiveConnection, bool> which, string reason) =>
        Task.WhenAll(connections.Values.Where(which).Select(c => c.End(reason)));
}
