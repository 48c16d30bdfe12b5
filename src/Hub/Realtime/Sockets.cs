using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Access;
using MtsLife.Hub.Fanout;
using MtsLife.Storage;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Realtime;

/// <summary>What happens when a socket comes and goes.</summary>
public sealed partial class Sockets(
    LiveConnections connections, Watching watching, Memberships memberships, PresenceBoard presence, TypingGate typing,
    Fanout.Fanout fanout, ChannelSql channels, TimeProvider time, ILogger<Sockets> logger)
{
    /// <summary>Changes with every published build.</summary>
    public static readonly string Build =
        typeof(Sockets).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        + "-" + typeof(Sockets).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(1);

    /// <summary>Whoever arrived, for as long as the connection lives: a later poll may bring somebody else's cookie.</summary>
    public static Actor ActorOf(HubCallerContext context) => (Actor)context.Items[typeof(Actor)]!;

    public async Task ArriveAsync(HubCallerContext context, IChatClient client)
    {
        if (ActorIdentity.ActorOf(context.User) is not { } actor)
        {
            context.Abort();
            return;
        }

        context.Items[typeof(Actor)] = actor;
        var connection = new LiveConnection(context.ConnectionId, actor, reason => EndAsync(context, client, reason));
        connections.Add(connection);
        Interlocked.MemoryBarrier();
        if (connections.IsClosed)
        {
            // SignalR has closed its sockets already; this one would hold the end up until its time limit.
            await client.GoAway(new GoAwayFrame("draining", Random.Shared.Next(500, 1500)));
            context.Abort();
            return;
        }

        watching.Add(connection);
        presence.Arrive(connection.Id, actor.PersonId);
        try
        {
            await memberships.LoadAsync(connection);
            await fanout.WelcomeAsync(connection.Id, actor.PersonId, await channels.CompanyAsync(), new WelcomeFrame(Build, actor.PersonId, time.GetUtcNow().UtcDateTime));
        }
        catch (Exception away) when (DatabaseFault.MayPass(away))
        {
            // Nobody's mistake: the client comes back, as after any lost link.
            Log.Away(logger, away.Message);
            context.Abort();
        }
    }

    public void Leave(HubCallerContext context)
    {
        connections.Remove(context.ConnectionId);
        watching.Remove(context.ConnectionId);
        fanout.Forget(context.ConnectionId);
        memberships.Remove(context.ConnectionId);
        presence.Leave(context.ConnectionId);
        if (context.Items.ContainsKey(typeof(Actor)))
        {
            typing.Forget(ActorOf(context).PersonId);
        }
    }

    /// <summary>Out of every group first, then a word why, then the end: nothing more arrives over this socket.</summary>
    private async Task EndAsync(HubCallerContext context, IChatClient client, string reason)
    {
        await watching.EndAsync(context.ConnectionId);
        await fanout.SilenceAsync(context.ConnectionId);
        // One who does not read is not waited for.
        await Task.WhenAny(client.GoAway(new GoAwayFrame(reason)), Task.Delay(LastWord, time));
        context.Abort();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A socket could not be welcomed, the database is away: {Why}")]
        public static partial void Away(ILogger logger, string why);
    }
}
