using MtsLife.Hub.Access;

namespace MtsLife.Hub.Fanout;

/// <summary>One socket on this node.</summary>
/// <param name="Id">SignalR's connection id.</param>
/// <param name="End">Tells the client why (<c>signed_out</c>, <c>deactivated</c>) and aborts the socket.</param>
public sealed record LiveConnection(string Id, Actor Actor, Func<string, Task> End)
{
    // Two sockets are the same only when they are: comparing delegates and actors would be slow and mean nothing.
    public bool Equals(LiveConnection? other) => Id == other?.Id;

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
