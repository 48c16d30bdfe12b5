using Microsoft.AspNetCore.SignalR;

namespace MtsLife.Hub.Fanout;

/// <summary>Stock SignalR groups, one per channel and one per person, named by id alone: names are compared by case.</summary>
public abstract class SocketGroups
{
    public static string Name(long channelId) => $"c{channelId}";

    public static string PersonName(long personId) => $"p{personId}";

    public abstract Task JoinAsync(string connectionId, long channelId);

    public abstract Task LeaveAsync(string connectionId, long channelId);
}

internal sealed class SocketGroups<THub>(IHubContext<THub, IChatClient> hub) : SocketGroups
    where THub : Hub<IChatClient>
{
    public override Task JoinAsync(string connectionId, long channelId) => hub.Groups.AddToGroupAsync(connectionId, Name(channelId));

    public override Task LeaveAsync(string connectionId, long channelId) => hub.Groups.RemoveFromGroupAsync(connectionId, Name(channelId));
}
