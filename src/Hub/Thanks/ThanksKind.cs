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
        var no = await RefuseBadgeAsync(actor, given.Badge) ?? await RefuseRecipientsAsync(actor, request.ChannelId, given.Recipients);
        return no is null ? new NewContent(given, given.Recipients) : no;
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

    private async Task<Refusal?> RefuseBadgeAsync(Actor actor, string code) =>
        await thanks.BadgeAsync(code) switch
        {
            null => Refusals.Invalid("card.badge", "unknown", "No such badge."),
            { Official: true } when !actor.IsAdministrator =>
                Refusals.Forbidden("Only administrators give this badge.", "official") with { Field = "card.badge" },
            _ => null,
        };

    private async Task<Refusal?> RefuseRecipientsAsync(Actor actor, long channelId, IReadOnlyList<long> recipients)
    {
        if (recipients.Count is 0 or > MostRecipients)
        {
            return Recipients(recipients.Count == 0 ? "empty" : "too_many", $"1 to {MostRecipients} people.");
        }

        if (recipients.Contains(actor.PersonId) || recipients.Distinct().Count() < recipients.Count)
        {
            return recipients.Contains(actor.PersonId) ? Recipients("oneself", "Nobody thanks themselves.") : Recipients("duplicate", "Each person once.");
        }

        var known = await thanks.ReadersAsync(channelId, [.. recipients, actor.PersonId]);
        if (!known.Any(p => p.Id == actor.PersonId && p.MayRead))
        {
            // Before anything is said of others: what they may read here is not to be learned from outside.
            return Refusals.NotFound("channelId");
        }

        return known.Count <= recipients.Count ? Recipients("unknown", "Somebody is not there or no longer works here.")
            : known.Any(p => !p.MayRead) ? Recipients("cannot_read", "Somebody could not read it here.")
            : null;
    }

    private static Refusal Recipients(string reason, string message) => Refusals.Invalid("card.recipients", reason, message);
}
