using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.People;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

/// <summary>A stretch of a channel, ascending by post, with everybody who is named in it.</summary>
/// <param name="Mine">What the reader did to some of them.</param>
/// <param name="Homes">In a topic: the channels in which they were written.</param>
public sealed record MessagePage(
    IReadOnlyList<PlacedMessage> Messages, IReadOnlyList<PersonView> People, long HeadPost, long HeadSeq, bool HasBefore, bool HasAfter,
    IReadOnlyList<Mine> Mine, IReadOnlyList<ChannelView> Homes);

/// <summary>Where to go for a permanent link.</summary>
/// <param name="RootPost">Of a reply: the post of its root in the home channel.</param>
public sealed record MessageAddress(long ChannelId, long Post, PlacedMessage Message, long? RootPost = null);

public sealed record MessageVersion(int Version, string Text, DateTime WrittenAt);

public sealed record MessageVersions(IReadOnlyList<MessageVersion> Versions);

/// <param name="Before">Messages before this post.</param>
/// <param name="After">Messages after this post.</param>
/// <param name="Around">Messages on both sides of this post, with it.</param>
public sealed record PageRequest(long? Before = null, long? After = null, long? Around = null, int? Limit = null);

public sealed class MessageReading(ChannelSql channels, MessageSql messages, MessageViews views, MineReading mine, PeopleReading people)
{
    private const int MostPerPage = 100;

    public async Task<Answer<MessagePage>> PageAsync(Actor actor, long channelId, PageRequest request)
    {
        if (await channels.FindAsync(actor.PersonId, channelId) is not { } channel)
        {
            return Refusals.NotFound();
        }

        var rows = await RowsAsync(actor.PersonId, channelId, request, Math.Clamp(request.Limit ?? 50, 1, MostPerPage));
        var placed = await views.OfAsync(rows);
        var first = placed.Count > 0 ? placed[0].Post : channel.HeadPost + 1;
        var last = placed.Count > 0 ? placed[^1].Post : channel.HeadPost;
        return new MessagePage(
            placed, await people.ViewsAsync(Named(placed)), channel.HeadPost, channel.HeadSeq,
            first > 1 && (await messages.BeforeAsync(actor.PersonId, channelId, first, 1)).Count > 0, last < channel.HeadPost,
            await MineAsync(actor, placed),
            channel.Kind == "topic" ? await HomesAsync(actor, placed) : []);
    }

    public async Task<Answer<MessageAddress>> FindAsync(Actor actor, long messageId) =>
        await messages.FindAsync(actor.PersonId, messageId) is { } row
            ? new MessageAddress(row.InChannelId, row.Post, await views.OfAsync(row), row.RootId is { } root ? await messages.PostAtHomeAsync(root) : null)
            : Refusals.NotFound();

    public async Task<Answer<MessageVersions>> VersionsAsync(Actor actor, long messageId) =>
        await messages.FindAsync(actor.PersonId, messageId) is null
            ? Refusals.NotFound()
            : new MessageVersions([.. (await messages.VersionsAsync(actor.PersonId, messageId))
                .Select(v => new MessageVersion(v.Version, v.Text, v.WrittenAt))]);

    private async Task<IEnumerable<PlacedRow>> RowsAsync(long personId, long channelId, PageRequest request, int limit)
    {
        if (request.After is { } after)
        {
            return await messages.AfterAsync(personId, channelId, after, limit);
        }

        if (request.Around is { } around)
        {
            var older = await messages.BeforeAsync(personId, channelId, around, limit / 2);
            return older.Reverse().Concat(await messages.AfterAsync(personId, channelId, around - 1, limit - limit / 2));
        }

        return (await messages.BeforeAsync(personId, channelId, request.Before ?? long.MaxValue, limit)).Reverse();
    }

    private Task<IReadOnlyList<Mine>> MineAsync(Actor actor, IReadOnlyList<PlacedMessage> placed)
    {
        var plain = placed.ToLookup(p => p.Message.Revision == 1 && p.Message.Kind == "chat", p => p.Message.Id);
        return mine.OfAsync(actor.PersonId, [.. plain[false]], [.. plain[true]]);
    }

    private async Task<IReadOnlyList<ChannelView>> HomesAsync(Actor actor, IReadOnlyList<PlacedMessage> placed) =>
        [.. (await channels.SomeAsync(actor.PersonId, [.. placed.Select(p => p.Message.HomeId ?? p.Message.ChannelId).Distinct()])).Select(ChannelView.Of)];

    private static List<long> Named(IReadOnlyList<PlacedMessage> placed) => [.. placed.SelectMany(p => p.People).Distinct()];
}
