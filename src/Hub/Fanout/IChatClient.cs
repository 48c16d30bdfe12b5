using System.ComponentModel.DataAnnotations;
namespace MtsLife.Hub.Fanout;

/// <summary>What the server tells a client over the socket; one object each.</summary>
public interface IChatClient
{
    Task Welcome(WelcomeFrame frame);

    Task Events(EventsFrame frame);

    Task Heads(HeadsFrame frame);

    Task Typing(TypingFrame frame);

    Task Presence(PresenceFrame frame);

    Task Standing(StandingFrame frame);

    Task GoAway(GoAwayFrame frame);
}

/// <param name="Build">The server's build: another one than the page's offers a reload.</param>
public sealed record WelcomeFrame(string Build, long PersonId, DateTime At);

/// <summary>Consecutive events of one channel, the same shapes that catch-up returns.</summary>
public sealed record EventsFrame(long ChannelId, IReadOnlyList<object> Events);

public sealed record HeadFrame(long ChannelId, long HeadSeq, long HeadPost, DateTime? HeadAt);

/// <summary>Channels of this person's in which somebody posted; merged, at most once a second.</summary>
public sealed record HeadsFrame(IReadOnlyList<HeadFrame> Heads);

public sealed record TypingFrame(long ChannelId, long PersonId);

/// <param name="State"><c>active</c>, <c>away</c> (all windows hidden) or <c>offline</c>.</param>
public sealed record PresenceState(long Id, [property: AllowedValues("active", "away", "offline")] string State);

public sealed record PresenceFrame(IReadOnlyList<PresenceState> People);

/// <param name="People">Of those whom the socket follows: their points, their titles or what these rest on are others now.</param>
public sealed record StandingFrame(IReadOnlyList<long> People);

/// <param name="Reason"><c>draining</c>, <c>signed_out</c> or <c>deactivated</c>.</param>
/// <param name="RetryAfterMs">After how long to connect again; absent when there is no point.</param>
public sealed record GoAwayFrame([property: AllowedValues("draining", "signed_out", "deactivated")] string Reason, int? RetryAfterMs = null);
