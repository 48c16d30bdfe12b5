using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

/// <summary>Dresses rows with what stands under them. A message that bears nothing beside its text costs no question.</summary>
public sealed class MessageViews(PartSql parts, MessageKinds kinds)
{
    private static readonly PartRows Nothing = new(
        Enumerable.Empty<MessageTopicRow>().ToLookup(t => t.MessageId), Enumerable.Empty<TopicChangeRow>().ToLookup(c => c.MessageId),
        Enumerable.Empty<ReactionRow>().ToLookup(r => r.MessageId), new Dictionary<long, ThreadRow>());

    internal async Task<IReadOnlyList<PlacedMessage>> OfAsync(IEnumerable<PlacedRow> rows)
    {
        var placed = rows.ToList();
        long[] dressed = [.. placed.Where(p => p.Revision > 1).Select(p => p.Id).Distinct()];
        var under = dressed.Length == 0 ? Nothing : await parts.OfAsync(dressed);
        var cards = await kinds.CardsAsync([.. placed.Where(p => !p.Deleted && !p.Hidden).Select(p => (p.Kind, p.Id))]);
        return [.. placed.Select(p => new PlacedMessage(p.Post, p.Seq, p.PlacedAt, View(p, under, cards)))];
    }

    internal async Task<PlacedMessage> OfAsync(PlacedRow row) => (await OfAsync([row]))[0];

    private static MessageView View(PlacedRow p, PartRows under, IReadOnlyDictionary<long, Card> cards)
    {
        var view = new MessageView(
            p.Id, p.ChannelId, p.AuthorId, p.Kind, p.ClientId, p.Text, p.Html, p.Version, p.Revision, p.CreatedAt, p.EditedAt, p.Deleted,
            p.Mentions, p.ChannelMention is not null)
        {
            RootId = p.RootId,
            HomeId = p.HomeId,
            Thread = under.Threads.GetValueOrDefault(p.Id) is { } t ? new(t.ChannelId, t.Replies, t.Repliers, t.LastAt) : null,
        };
        if (p.Deleted || p.Hidden)
        {
            return view with { Hidden = p.Hidden ? true : null };
        }

        return view with
        {
            Title = p.Title.Length > 0 ? p.Title : null,
            Topics = ListOf(under.Topics[p.Id].Select(t => new MessageTopic(t.TopicId, t.FromText))),
            TopicChanges = ListOf(under.TopicChanges[p.Id].Select(c => new TopicChange(c.PersonId, c.At, c.Added, c.Removed))),
            Reactions = ListOf(under.Reactions[p.Id].Select(r => new Reaction(r.Emoji, r.Count, r.People))),
            Card = cards.GetValueOrDefault(p.Id),
        };
    }

    /// <summary>Absent on the wire when there is nothing.</summary>
    private static IReadOnlyList<T>? ListOf<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;
}
