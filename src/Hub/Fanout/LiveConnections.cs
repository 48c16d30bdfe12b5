using System.Collections.Concurrent;
using MtsLife.Hub.Access;

namespace MtsLife.Hub.Fanout;

/// <summary>The sockets of this node, and the end of anybody's on all nodes: sign-out and deactivation end live delivery at once.</summary>
public sealed class LiveConnections
{
    private readonly ConcurrentDictionary<string, LiveConnection> connections = new();
    private readonly Nodes nodes;

    public LiveConnections(Nodes nodes)
    {
        this.nodes = nodes;
        nodes.Answer<End>(async end =>
        {
            await EndHereAsync(end);
            return [];
        });
    }

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

    public Task EndSessionAsync(long sessionId) => EndAsync(new End("signed_out", SessionId: sessionId));

    public Task EndTokenAsync(long tokenId) => EndAsync(new End("signed_out", TokenId: tokenId));

    public Task EndPersonAsync(long personId, string reason) => EndAsync(new End(reason, PersonId: personId));

    /// <summary>Of this node alone: every node looks in the database for itself.</summary>
    public Task EndSessionHereAsync(long sessionId) => EndHereAsync(new End("signed_out", SessionId: sessionId));

    public Task EndTokenHereAsync(long tokenId) => EndHereAsync(new End("signed_out", TokenId: tokenId));

    private Task EndAsync(End end) => Task.WhenAll(EndHereAsync(end), nodes.AskAsync(end));

    private Task EndHereAsync(End end) =>
        Task.WhenAll(connections.Values.Where(c => end.Concerns(c.Actor)).Select(c => c.End(end.Reason)));

    private sealed record End(string Reason, long? SessionId = null, long? TokenId = null, long? PersonId = null)
    {
        public bool Concerns(Actor actor) =>
            (SessionId is not null && actor.SessionId == SessionId) || (TokenId is not null && actor.TokenId == TokenId) || actor.PersonId == PersonId;
    }
}
