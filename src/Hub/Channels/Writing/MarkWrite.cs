using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>What somebody marks for themselves. A batch writes all its marks at once; each is told in the person's own channel.</summary>
internal sealed class MarkWrite(long own, NewMark mark) : Write<MarkRow>
{
    public NewMark Mark => mark;

    public ChannelPerson Place => new(mark.ChannelId, mark.PersonId);

    public bool IsForward => mark.Version is not null;

    public string Kind => mark.Muted is null ? "read_marked" : "channel_muted";

    public override long Home => own;

    public override IReadOnlyCollection<long> Channels { get; } = [own];

    public override bool IsMark => true;

    public Emission Tell(MarkRow now) => new(own, Kind, personId: mark.PersonId, subjectId: mark.ChannelId)
    {
        View = mark.Muted is null
            ? e => new ReadMarked(own, e.Seq, e.At, now.ChannelId, now.ReadPost, now.ReadVersion, now.Unread, now.Mentions)
            : e => new ChannelMuted(own, e.Seq, e.At, now.ChannelId, now.Muted),
    };
}
