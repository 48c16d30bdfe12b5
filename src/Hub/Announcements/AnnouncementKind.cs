using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Announcements;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Announcements;

/// <summary>«ВНИМАНИЕ!» until a moment; what is announced is the message's title and text.</summary>
/// <param name="Confirm">Readers are asked to say that they have read it.</param>
/// <param name="Confirmed">How many of the channel's members did; absent where nobody is asked.</param>
/// <param name="Audience">How many members are asked.</param>
public sealed record AnnouncementCard(DateTime Until, bool Confirm, int? Confirmed, int? Audience) : Card
{
    public override string Kind => "announcement";
}

/// <summary>The <c>card</c> of a request that announces.</summary>
public sealed record MakeAnnouncement(DateTime Until, bool Confirm = false);

/// <summary>Written by moderators in their groups' channels, and by administrators in whichever they may write.</summary>
internal sealed class AnnouncementKind(AnnouncementSql announcements, ChannelSql channels, TimeProvider time) : MessageKind
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public override string Kind => "announcement";

    public override TitleRule Title => TitleRule.Optional;

    public override async Task<Answer<NewContent>> ReadAsync(Actor actor, PostMessage request)
    {
        var read = ReadCard<MakeAnnouncement>(request.Card);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var now = time.GetUtcNow().UtcDateTime;
        if (read.Ok.Until <= now || read.Ok.Until > now + Longest)
        {
            return Refusals.Invalid("card.until", read.Ok.Until <= now ? "past" : "too_far", "It stands until a moment within a year.");
        }

        // The lane asks the same again under its locks; here it is said why.
        return await channels.FindAsync(actor.PersonId, request.ChannelId) switch
        {
            null => Refusals.NotFound("channelId"),
            { Kind: "group" } channel when channel.CanModerate || actor.IsAdministrator => new NewContent(read.Ok),
            _ => Refusals.Forbidden("Only moderators announce, in their group's channels.", "not_moderator"),
        };
    }

    public override Task WriteAsync(LaneWork work, IReadOnlyList<NewCard> cards) =>
        work.Transaction.WriteAsync([.. cards.Select(c => (c.MessageId, Said: (MakeAnnouncement)c.Card!)).Select(c => new NewAnnouncement(c.MessageId, c.Said.Until, c.Said.Confirm))]);

    public override async Task<IReadOnlyDictionary<long, Card>> CardsAsync(long[] messages) =>
        (await announcements.OfAsync(messages)).ToDictionary(a => a.MessageId, Card (a) =>
            new AnnouncementCard(a.Until, a.Confirm, a.Confirm ? a.Confirmed : null, a.Confirm ? a.Audience : null));
}

internal sealed class AnnouncementDeeds(AnnouncementSql announcements) : Deeds
{
    public override async Task FillAsync(long personId, long[] messages, Dictionary<long, Mine> mine)
    {
        foreach (var announcement in await announcements.ConfirmedAsync(personId, messages))
        {
            mine[announcement] = mine[announcement] with { Confirmed = true };
        }
    }
}
