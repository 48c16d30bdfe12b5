using Microsoft.AspNetCore.SignalR;
using StackExchange.Redis;

namespace MtsLife.Hub.Fanout;

/// <summary>Stock SignalR groups, one per channel and one per person, named by id alone: names are compared by case.</summary>
public abstract class SocketGroups
{
    public static string Name(long channelId) => $"c{channelId}";

    public static string PersonName(long personId) => $"p{personId}";

    public abstract Task JoinAsync(string connectionId, string name);

    public abstract Task LeaveAsync(string connectionId, string name);
}

internal sealed class SocketGroups<THub>(IHubContext<THub, IChatClient> hub) : SocketGroups
    where THub : Hub<IChatClient>
{
    // The stock backplane looks for a socket that has just gone on all other nodes, and for half a minute.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <exception cref="TimeoutException">Redis is away.</exception>
    public override async Task JoinAsync(string connectionId, string name)
    {
        try
        {
            await hub.Groups.AddToGroupAsync(connectionId, name).WaitAsync(Patience);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            // The stock backplane counts it as a member already and would not subscribe for the next one.
            await LeaveAsync(connectionId, name);
            throw new TimeoutException("Redis is away", away);
        }
    }

    /// <summary>Out of this node's group before Redis is told, and whether or not it hears it.</summary>
    public override async Task LeaveAsync(string connectionId, string name)
    {
        try
        {
            await hub.Groups.RemoveFromGroupAsync(connectionId, name).WaitAsync(Patience);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            // What Redis still sends for the group finds nobody in it here.
        }
    }
}
