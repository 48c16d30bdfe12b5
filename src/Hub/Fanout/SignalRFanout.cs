using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace MtsLife.Hub.Fanout;

internal sealed class SignalRFanout<THub>(IHubContext<THub, IChatClient> hub, SocketGroups groups, Nodes nodes) : Fanout
    where THub : Hub<IChatClient>
{
    private readonly ConcurrentDictionary<string, string[]> subscribed = new();

    /// <summary>The stock backplane brings a group's frames to its own node by way of Redis, too.</summary>
    public override bool IsAway => nodes.IsApart;

    public override Task ToWatchersAsync(EventsFrame frame) => hub.Clients.Group(SocketGroups.Name(frame.ChannelId)).Events(frame);

    public override Task ToPersonAsync(long personId, EventsFrame frame, IReadOnlyList<string> exceptConnections) =>
        hub.Clients.GroupExcept(SocketGroups.PersonName(personId), exceptConnections).Events(frame);

    public override Task ToConnectionAsync(string connectionId, HeadsFrame frame) => hub.Clients.Client(connectionId).Heads(frame);

    public override Task ToConnectionAsync(string connectionId, PresenceFrame frame) => hub.Clients.Client(connectionId).Presence(frame);

    public override Task ToConnectionAsync(string connectionId, StandingFrame frame) => hub.Clients.Client(connectionId).Standing(frame);

    public override Task TypingAsync(string exceptConnection, TypingFrame frame) =>
        hub.Clients.GroupExcept(SocketGroups.Name(frame.ChannelId), exceptConnection).Typing(frame);

    public override async Task WelcomeAsync(string connectionId, long personId, long companyChannelId, WelcomeFrame frame)
    {
        await groups.JoinAsync(connectionId, SocketGroups.PersonName(personId));
        await groups.JoinAsync(connectionId, SocketGroups.Name(companyChannelId));
        subscribed[connectionId] = [SocketGroups.PersonName(personId), SocketGroups.Name(companyChannelId)];
        await hub.Clients.Client(connectionId).Welcome(frame);
    }

    public override void Forget(string connectionId) => subscribed.TryRemove(connectionId, out _);

    public override async Task SilenceAsync(string connectionId)
    {
        if (subscribed.TryRemove(connectionId, out var names))
        {
            foreach (var name in names)
            {
                await groups.LeaveAsync(connectionId, name);
            }
        }
    }
}
