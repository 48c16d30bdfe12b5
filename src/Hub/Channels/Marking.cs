using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.People;

namespace MtsLife.Hub.Channels;

public sealed record MarkRead(long ChannelId, long Post, int Version);

public sealed record MarkUnread(long ChannelId, long Post);

public sealed record Mute(long ChannelId, bool Muted);

/// <summary>How far somebody has read, the same on every device: each change is told in the person's own channel.</summary>
public sealed class Marking(Lanes lanes, PersonSql people)
{
    /// <summary>Moves forward only, and never past the head; a mark from before «mark unread» is dropped.</summary>
    public Task<Answer<ReadMark>> ReadAsync(Actor actor, MarkRead mark) =>
        WriteAsync(new NewMark(mark.ChannelId, actor.PersonId, mark.Post, mark.Version));

    public Task<Answer<ReadMark>> UnreadAsync(Actor actor, MarkUnread mark) =>
        mark.Post < 1
            ? Task.FromResult<Answer<ReadMark>>(Refusals.Invalid("post", "out_of_range", "Posts are numbered from 1."))
            : WriteAsync(new NewMark(mark.ChannelId, actor.PersonId, mark.Post));

    public Task<Answer<ReadMark>> MuteAsync(Actor actor, Mute mute) =>
        WriteAsync(new NewMark(mute.ChannelId, actor.PersonId, Muted: mute.Muted));

    // Whose mark it is not is found by the statement that would move it: nothing is asked before or after.
    private async Task<Answer<ReadMark>> WriteAsync(NewMark mark) =>
        (await lanes.WriteAsync(new MarkWrite(await people.ChannelOfAsync(mark.PersonId), mark)))
        .Select(now => new ReadMark(now.ReadPost, now.ReadVersion, now.Unread, now.Mentions));
}
