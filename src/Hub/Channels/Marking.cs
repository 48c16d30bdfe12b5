using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.People;

namespace MtsLife.Hub.Channels;

public sealed record MarkRead(long ChannelId, long Post, int Version);

public sealed record MarkUnread(long ChannelId, long Post);

public sealed record Mute(long ChannelId, bool Muted);

/// <summary>How far somebody has read, the same on every device: each change is told in the person's own channel.</summary>
public sealed class Marking(Lanes lanes, EntrySql entries, PersonSql people)
{
    /// <summary>Moves forward only, and never past the head; a mark from before «mark unread» is dropped.</summary>
    public Task<Answer<ReadMark>> ReadAsync(Actor actor, MarkRead mark) =>
        WriteAsync(actor, mark.ChannelId, "read_marked", durable: false,
            lane => lane.MoveAsync(mark.ChannelId, actor.PersonId, mark.Post, mark.Version));

    public Task<Answer<ReadMark>> UnreadAsync(Actor actor, MarkUnread mark) =>
        mark.Post < 1
            ? Task.FromResult<Answer<ReadMark>>(Refusals.Invalid("post", "out_of_range", "Posts are numbered from 1."))
            : WriteAsync(actor, mark.ChannelId, "read_marked", durable: true,
                lane => lane.MoveBackAsync(mark.ChannelId, actor.PersonId, mark.Post));

    public Task<Answer<ReadMark>> MuteAsync(Actor actor, Mute mute) =>
        WriteAsync(actor, mute.ChannelId, "channel_muted", durable: true,
            lane => lane.MuteAsync(mute.ChannelId, actor.PersonId, mute.Muted));

    private async Task<Answer<ReadMark>> WriteAsync(
        Actor actor, long channelId, string kind, bool durable, Func<LaneTransaction, Task<bool>> change)
    {
        if (await entries.MarkAsync(actor.PersonId, channelId) is null)
        {
            return Refusals.NotFound();
        }

        var own = await people.ChannelOfAsync(actor.PersonId);
        var written = await lanes.WriteAsync(new MarkWrite(own, channelId, actor.PersonId, kind, durable, change));
        if (written.IsRefused)
        {
            return written.Refusal;
        }

        return await entries.MarkAsync(actor.PersonId, channelId) is { } now
            ? new ReadMark(now.ReadPost, now.ReadVersion, now.Unread, now.Mentions)
            : Refusals.NotFound();
    }

    private sealed class MarkWrite(
        long own, long channelId, long personId, string kind, bool durable, Func<LaneTransaction, Task<bool>> change) : StepWrite<Done>
    {
        public override long Home => own;

        public override IReadOnlyCollection<long> Channels { get; } = [own];

        public override bool IsMark => true;

        public override bool Durable => durable;

        public override (long, long) Order => (channelId, personId);

        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            if (await change(work.Transaction))
            {
                work.Emit(new Emission(own, kind, personId: personId, subjectId: channelId));
            }

            return Done.Now;
        }
    }
}
