using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Thanks;

namespace MtsLife.Hub.Thanks;

/// <summary>A badge with a reason for up to 50 people at once; never for oneself, nor for somebody who could not read it.</summary>
internal sealed class ThanksKind(ThanksSql thanks) : MessageKind
{
    private const int MostRecipients = 50;

    public override string Kind => "thanks";

    public override async Task<Answer<NewContent>> ReadAsync(Actor actor, PostMessage request)
    {
        var read = ReadCard<GiveThanks>(request.Card);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var given = read.Ok;
        var no = RefuseCount(actor, given.Recipients) ?? Refuse(actor, given, await thanks.ReadersAsync(request.ChannelId, given.Badge, [.. given.Recipients, actor.PersonId]));
        return no is null ? new NewContent(given, new ThanksCard(given.Badge, given.Recipients), given.Recipients) : no;
    }

    public override async Task WriteAsync(LaneWork work, IReadOnlyList<NewCard> cards)
    {
        await work.Transaction.WriteAsync([.. cards.Select(c => (c.MessageId, Given: (GiveThanks)c.Card!)).Select(c => new NewThanks(c.MessageId, c.Given.Badge, c.Given.Recipients))]);
        foreach (var card in cards)
        {
            work.Record("thanked", card.ChannelId, card.AuthorId, card.MessageId);
        }
    }

    public override async Task<IReadOnlyDictionary<long, Card>> CardsAsync(long[] messages) =>
        (await thanks.OfAsync(messages)).ToDictionary(t => t.MessageId, Card (t) => new ThanksCard(t.Badge, t.Recipients));

    public override Task<IReadOnlyList<long>> NamedAsync(LaneTransaction lane, long messageId) => lane.ThankedAsync(messageId);

    public override Task ForgetAsync(LaneTransaction lane, long messageId) => lane.ForgetThanksAsync(messageId);

    private static Refusal? RefuseCount(Actor actor, IReadOnlyList<long> recipients) =>
        recipients.Count == 0 ? Recipients("empty", $"1 to {MostRecipients} people.")
        : recipients.Count > MostRecipients ? Recipients("too_many", $"1 to {MostRecipients} people.")
        : recipients.Contains(actor.PersonId) ? Recipients("oneself", "Nobody thanks themselves.")
        : recipients.Distinct().Count() < recipients.Count ? Recipients("duplicate", "Each person once.")
        : null;

    /// <param name="known">Those of the recipients and the actor who are active.</param>
    private static Refusal? Refuse(Actor actor, GiveThanks given, IReadOnlyList<ReaderRow> known)
    {
        if (!known.Any(p => p.Id == actor.PersonId && p.MayRead))
        {
            // Before anything is said of others: what they may read here is not to be learned from outside.
            return Refusals.NotFound("channelId");
        }

        return known[0].Official switch
        {
            null => Refusals.Invalid("card.badge", "unknown", "No such badge."),
            true when !actor.IsAdministrator => Refusals.Forbidden("Only administrators give this badge.", "official") with { Field = "card.badge" },
            _ when known.Count <= given.Recipients.Count => Recipients("unknown", "Somebody is not there or no longer works here."),
            _ when known.Any(p => !p.MayRead) => Recipients("cannot_read", "Somebody could not read it here."),
            _ => null,
        };
    }

    private static Refusal Recipients(string reason, string message) => Refusals.Invalid("card.recipients", reason, message);
}
