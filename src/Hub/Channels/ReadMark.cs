namespace MtsLife.Hub.Channels;

public sealed record ReadMark(long ReadPost, int ReadVersion, int Unread, int Mentions);

/// <summary>In one's own channel.</summary>
public sealed record ReadMarked(long ChannelId, long Seq, DateTime At, long SubjectId, long ReadPost, int ReadVersion, int Unread, int Mentions)
{
    public string Kind => "read_marked";
}

public sealed record ChannelMuted(long ChannelId, long Seq, DateTime At, long SubjectId, bool Muted)
{
    public string Kind => "channel_muted";
}
