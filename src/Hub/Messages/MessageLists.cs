using System.Globalization;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.People;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

/// <summary>Messages from wherever their reader may read, each where it was written.</summary>
/// <param name="Mine">What the reader did to some of them.</param>
/// <param name="Homes">The channels in which they were written.</param>
/// <param name="Next">Pass as <c>before</c> to get the next page; null at the end.</param>
public sealed record MessageList(
    IReadOnlyList<PlacedMessage> Messages, IReadOnlyList<PersonView> People, IReadOnlyList<Mine> Mine, IReadOnlyList<ChannelView> Homes, string? Next);

/// <summary>The last message of a page as an opaque cursor.</summary>
/// <param name="Rank">By what the page is sorted before the id; 0 where by nothing.</param>
internal readonly record struct Rung(long Rank, long Id)
{
    public static readonly Rung Top = new(long.MaxValue, long.MaxValue);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank}.{Id}");

    /// <summary>Null when the text is no cursor of ours.</summary>
    public static Rung? Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return Top;
        }

        var parts = cursor.Split('.', 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(rank, id) : null;
    }
}

/// <summary>The applications: messages of one kind from everywhere that a person may read.</summary>
public sealed class MessageLists(MessageSql messages, MessageViews views, MineReading mine, PeopleReading people, ChannelSql channels)
{
    public const int MostPerPage = 50;
    private static readonly string[] Kinds = ["news", "question", "idea", "thanks", "poll", "gathering", "announcement", "article"];

    /// <summary>Newest first.</summary>
    public Task<Answer<MessageList>> OfKindAsync(Actor actor, string kind, string? before, int? limit) =>
        Kinds.Contains(kind)
            ? PageAsync(actor, before, limit, async (start, size) =>
                [.. (await messages.OfKindAsync(actor.PersonId, kind, start.Id, size)).Select(id => new Rung(0, id))])
            : Task.FromResult<Answer<MessageList>>(Refusals.NotFound());

    /// <param name="read">Up to so many after a cursor, in order; the right to read them stands in its WHERE.</param>
    internal async Task<Answer<MessageList>> PageAsync(Actor actor, string? before, int? limit, Func<Rung, int, Task<IReadOnlyList<Rung>>> read)
    {
        if (Rung.Parse(before) is not { } start)
        {
            return Refusals.Invalid("before", "cursor", "Not a cursor of this list.");
        }

        var size = Math.Clamp(limit ?? 20, 1, MostPerPage);
        var rows = await read(start, size + 1);
        var page = rows.Take(size).ToList();
        return await DressAsync(actor, [.. page.Select(r => r.Id)], rows.Count > size ? page[^1].ToString() : null);
    }

    /// <summary>In the order given; those that the actor may no longer read are missing.</summary>
    internal async Task<MessageList> DressAsync(Actor actor, IReadOnlyList<long> ids, string? next)
    {
        var placed = (await views.OfAsync(await messages.AtHomeAsync(actor.PersonId, [.. ids]))).ToDictionary(p => p.Message.Id);
        IReadOnlyList<PlacedMessage> list = [.. ids.Where(placed.ContainsKey).Select(id => placed[id])];
        return new MessageList(
            list, await people.ViewsAsync([.. list.SelectMany(p => p.People).Distinct()]), await mine.OfAsync(actor.PersonId, [.. placed.Keys]),
            [.. (await channels.SomeAsync(actor.PersonId, [.. list.Select(p => p.Message.HomeId ?? p.Message.ChannelId).Distinct()])).Select(ChannelView.Of)],
            next);
    }
}
