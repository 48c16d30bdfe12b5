using System.Security.Claims;

namespace MtsLife.Hub.Access;

/// <summary>Who is signed in, where ASP.NET and SignalR look for it and hand it on: no request of a long poll lasts, its user does.</summary>
public sealed class ActorIdentity(Actor actor, string scheme)
    // SignalR takes the person's id from here to address all sockets of one person.
    : ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{actor.PersonId}")], scheme)
{
    public static Actor? ActorOf(ClaimsPrincipal? user) => (user?.Identity as ActorIdentity)?.Signed;

    private Actor Signed => actor;
}
