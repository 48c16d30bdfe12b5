using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.People;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

/// <summary>Messages from many channels in an order of the list's own, with what is needed to show them.</summary>
/// <param name="Homes">The channels in which they were written.</param>
public sealed record MessageList(
    IReadOnlyList<PlacedMessage> Messages, IReadOnlyList<PersonView> People, IReadOnlyList<ChannelView> Homes, IReadOnlyList<Mine> Mine, string? Next);

/// <summary>Makes such a list of ids: whoever chose them, what the actor may not read is left out here once more.</summary>
public sealed class ListReading(MessageSql messages, MessageViews views, MineReading mine, ChannelSql channels, PeopleReading people)
{
    private const int MostPerPage = 50;

    public static int SizeOf(int? limit) => Math.Clamp(limit ?? 20, 1, MostPerPage);

    public async Task<MessageList> ListAsync(Actor actor, IReadOnlyList<long> ids, object? next)
    {
        var found = (await views.OfAsync(await messages.AtHomeAsync(actor.PersonId, [.. ids]))).ToDictionary(p => p.Message.Id);
        var placed = ids.Where(found.ContainsKey).Select(id => found[id]).ToList();
        return new MessageList(
            placed, await people.ViewsAsync([.. placed.SelectMany(p => p.People).Distinct()]),
            [.. (await channels.SomeAsync(actor.PersonId, [.. placed.Select(p => p.Message.HomeId ?? p.Message.ChannelId).Distinct()])).Select(ChannelView.Of)],
            await mine.OfAsync(actor.PersonId, ids), next?.ToString());
    }
}
