using System.Globalization;
using MtsLife.Hub.Access;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

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
public sealed class MessageLists(MessageSql messages, ListReading lists)
{
    private static readonly string[] Kinds = ["news", "question", "idea", "thanks", "poll", "gathering", "announcement", "article"];

    /// <summary>Newest first; of one topic or one group where given.</summary>
    public Task<Answer<MessageList>> OfKindAsync(Actor actor, string kind, long? topic, long? group, string? before, int? limit) =>
        Kinds.Contains(kind)
            ? PageAsync(actor, before, limit, async (start, size) =>
                [.. (await messages.OfKindAsync(actor.PersonId, kind, topic, group, start.Id, size)).Select(id => new Rung(0, id))])
            : Task.FromResult<Answer<MessageList>>(Refusals.NotFound());

    /// <param name="read">Up to so many after a cursor, in order; the right to read them stands in its WHERE.</param>
    internal async Task<Answer<MessageList>> PageAsync(Actor actor, string? before, int? limit, Func<Rung, int, Task<IReadOnlyList<Rung>>> read)
    {
        if (Rung.Parse(before) is not { } start)
        {
            return Refusals.Invalid("before", "cursor", "Not a cursor of this list.");
        }

        var size = ListReading.SizeOf(limit);
        var rows = await read(start, size + 1);
        var page = rows.Take(size).ToList();
        return await lists.ListAsync(actor, [.. page.Select(r => r.Id)], rows.Count > size ? page[^1] : null);
    }
}
