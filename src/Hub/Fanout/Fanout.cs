namespace MtsLife.Hub.Fanout;

/// <summary>
/// The one seam between what was committed and who is told. At first stock SignalR groups; sends are ordered by the
/// order of calls, and nobody who posts waits for them.
/// </summary>
public abstract class Fanout
{
    /// <summary>Nothing for several sockets gets anywhere at the moment; what is for a single one does.</summary>
    public abstract bool IsAway { get; }

    /// <summary>To everybody who looks at the channel.</summary>
    public abstract Task ToWatchersAsync(EventsFrame frame);

    /// <summary>To a person's sockets, whatever they look at, but for those in <paramref name="exceptConnections"/>.</summary>
    public abstract Task ToPersonAsync(long personId, EventsFrame frame, IReadOnlyList<string> exceptConnections);

    public abstract Task ToConnectionAsync(string connectionId, HeadsFrame frame);

    public abstract Task ToConnectionAsync(string connectionId, PresenceFrame frame);

    public abstract Task ToConnectionAsync(string connectionId, StandingFrame frame);

    /// <summary>To those who look at the channel, but for the one who types.</summary>
    public abstract Task TypingAsync(string exceptConnection, TypingFrame frame);

    /// <summary>A socket hears its person's own channel and the company's from the first moment to the last.</summary>
    public abstract Task WelcomeAsync(string connectionId, long personId, long companyChannelId, WelcomeFrame frame);

    /// <summary>Undoes what <see cref="WelcomeAsync"/> subscribed.</summary>
    public abstract Task SilenceAsync(string connectionId);

    /// <summary>The socket is gone, and with it all its subscriptions.</summary>
    public abstract void Forget(string connectionId);
}
