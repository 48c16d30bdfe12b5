using System.Text.Json;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Wire;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Messages;

/// <summary>
/// A kind of message: what it takes beside a text, the rows it adds in the writing transaction, and the card made of them.
/// One class per kind, in the folder of its feature.
/// </summary>
public abstract class MessageKind : Cards
{
    /// <summary>The word in <c>messages.kind</c> and on the wire.</summary>
    public abstract string Kind { get; }

    public virtual TitleRule Title => TitleRule.None;

    /// <summary>Whether the text may be empty where there is a title.</summary>
    public virtual bool TitleIsEnough => true;

    /// <summary>Reads the <c>card</c> of a request and refuses what is wrong with it. What comes back is handed to <see cref="Cards.WriteAsync"/>.</summary>
    public virtual Task<Answer<NewContent>> ReadAsync(Actor actor, PostMessage request) =>
        Task.FromResult<Answer<NewContent>>(request.Card is null ? new NewContent(null) : Refusals.Invalid("card", "unexpected", "This kind takes no card."));

    /// <summary>Within the lane's transaction: rows for all messages of this kind in the batch, one statement per table.</summary>
    public override Task WriteAsync(LaneWork work, IReadOnlyList<NewCard> cards) => Task.CompletedTask;

    /// <summary>Cards of many messages in one query; the right to read them was checked.</summary>
    public virtual Task<IReadOnlyDictionary<long, Card>> CardsAsync(long[] messages) => Task.FromResult(NoCards);

    /// <summary>People whom the card names, beside those whom the text does: an edited text goes on concerning them.</summary>
    public virtual Task<IReadOnlyList<long>> NamedAsync(LaneTransaction lane, long messageId) => Task.FromResult<IReadOnlyList<long>>([]);

    /// <summary>The message was deleted: texts that it brought must be nowhere any more.</summary>
    public virtual Task ForgetAsync(LaneTransaction lane, long messageId) => Task.CompletedTask;

    /// <summary>A reply under a message of this kind was deleted, hidden or brought back. (A new one is counted with what writes it.)</summary>
    public virtual Task RepliesChangedAsync(LaneTransaction lane, long rootId) => Task.CompletedTask;

    protected static readonly IReadOnlyDictionary<long, Card> NoCards = new Dictionary<long, Card>();

    /// <summary>Reads the card as strictly as any request, naming its members as <c>card.x</c>.</summary>
    protected static Answer<T> ReadCard<T>(JsonElement? card)
        where T : class
    {
        if (card is not { } given)
        {
            return Refusals.Invalid("card", "missing", "This kind takes a card.");
        }

        var read = RequestReader.Read<T>(given);
        return read.IsRefused ? read.Refusal with { Field = read.Refusal.Field is null or "body" ? "card" : "card." + read.Refusal.Field } : read;
    }
}

public enum TitleRule
{
    None,
    Optional,
    Required,
}

/// <param name="Card">For the kind to write.</param>
/// <param name="Shown">The card as it is at first; without one it is read from its rows after commit.</param>
/// <param name="AlsoNamed">People who are told as those mentioned are, such as those thanked.</param>
public sealed record NewContent(object? Card, Card? Shown = null, IReadOnlyCollection<long>? AlsoNamed = null);

/// <summary>All kinds that there are. <c>chat</c> adds nothing, and so it has no class.</summary>
public sealed class MessageKinds(IEnumerable<MessageKind> kinds)
{
    private readonly Dictionary<string, MessageKind> kinds = kinds.ToDictionary(k => k.Kind);

    internal Answer<MessageKind?> Find(string? kind) =>
        kind is null or "chat" ? (Answer<MessageKind?>)(MessageKind?)null
        : kinds.TryGetValue(kind, out var found) ? found
        : Refusals.Invalid("kind", "unknown", "No such kind of message.");

    /// <summary>A reply is shown no more, or again: what its root says of its replies follows.</summary>
    internal async Task RepliesChangedAsync(MessageChange change)
    {
        var root = change.Message.RootId!.Value;
        if (Of(change.Message.RootKind!) is { } kind)
        {
            await kind.RepliesChangedAsync(change.Lane, root);
        }

        change.TouchRoot();
    }

    internal MessageKind? Of(string kind) => kinds.GetValueOrDefault(kind);

    internal async Task<IReadOnlyDictionary<long, Card>> CardsAsync(IReadOnlyCollection<(string Kind, long Id)> messages)
    {
        var cards = new Dictionary<long, Card>();
        foreach (var group in messages.Where(m => m.Kind != "chat").GroupBy(m => m.Kind))
        {
            if (kinds.TryGetValue(group.Key, out var kind))
            {
                foreach (var (id, card) in await kind.CardsAsync([.. group.Select(m => m.Id).Distinct()]))
                {
                    cards[id] = card;
                }
            }
        }

        return cards;
    }
}
