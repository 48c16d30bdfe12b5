using MtsLife.Hub.Channels;
using MtsLife.Hub.Fanout;

namespace MtsLife.Hub.Realtime;

/// <param name="Channels">What the window shows: up to 3.</param>
/// <param name="Hidden">Nobody looks at the window now.</param>
public sealed record ViewChannels(IReadOnlyList<long> Channels, bool Hidden = false);

public sealed record Viewed(IReadOnlyList<HeadView> Heads);

public sealed record TypeIn(long ChannelId);

/// <param name="People">Those on the screen: up to 200.</param>
public sealed record FollowPresence(IReadOnlyList<long> People);

public sealed record Presences(IReadOnlyList<PresenceState> People);
