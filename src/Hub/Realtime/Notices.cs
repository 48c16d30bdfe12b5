using MtsLife.Hub.Channels;
using MtsLife.Hub.People;

namespace MtsLife.Hub.Realtime;

/// <summary>Renamed, archived, other rights: load the channel again.</summary>
public sealed record ChannelChanged(long ChannelId, long Seq, DateTime At)
{
    public string Kind => "channel_changed";
}

/// <param name="PersonId">Who came, went or got another role; absent when there were several.</param>
public sealed record MembersChanged(long ChannelId, long Seq, DateTime At, long? PersonId)
{
    public string Kind => "members_changed";
}

/// <summary>In one's own channel. <c>Entry</c> is absent when the person has left again since.</summary>
public sealed record ChannelJoined(long ChannelId, long Seq, DateTime At, long SubjectId, ChannelEntry? Entry)
{
    public string Kind => "channel_joined";
}

public sealed record ChannelLeft(long ChannelId, long Seq, DateTime At, long SubjectId)
{
    public string Kind => "channel_left";
}

public sealed record SettingsChanged(long ChannelId, long Seq, DateTime At)
{
    public string Kind => "settings_changed";
}

/// <summary>In the company channel: somebody is new, renamed, deactivated or back.</summary>
public sealed record PersonChanged(long ChannelId, long Seq, DateTime At, PersonView Person)
{
    public string Kind => "person_changed";
}

/// <summary>
/// In the company channel, or for a secret group in its main one, to its members: whoever belongs to the group, or shows it, loads it again.
/// </summary>
public sealed record GroupChanged(long ChannelId, long Seq, DateTime At, long SubjectId)
{
    public string Kind => "group_changed";
}

/// <summary>An event whose subject is no more: nothing to show, but its number counts.</summary>
public sealed record Gone(long ChannelId, long Seq, DateTime At)
{
    public string Kind => "gone";
}
