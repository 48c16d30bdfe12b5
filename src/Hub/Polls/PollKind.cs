using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Polls;

namespace MtsLife.Hub.Polls;

internal sealed class PollKind(PollSql polls, TimeProvider time) : MessageKind
{
    /// <summary>With fewer votes an anonymous poll would tell who chose what; and so would a step of fewer votes.</summary>
    internal const int Step = 5;

    private const int FewestOptions = 2;
    private const int MostOptions = 20;
    private const int MostCharacters = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public override string Kind => "poll";

    public override Task<Answer<NewContent>> ReadAsync(Actor actor, PostMessage request)
    {
        var asked = ReadCard<AskPoll>(request.Card);
        var poll = asked.IsRefused ? asked : Read(asked.Ok);
        return Task.FromResult(poll.Select(p => new NewContent(p, Fresh(p))));
    }

    private Answer<AskPoll> Read(AskPoll asked)
    {
        if (asked.Options.Count is < FewestOptions or > MostOptions)
        {
            return Refusals.Invalid("card.options", asked.Options.Count < FewestOptions ? "too_few" : "too_many", $"{FewestOptions} to {MostOptions} options.");
        }

        var texts = new List<string>();
        foreach (var option in asked.Options)
        {
            if (DisplayName.TryRead(option, MostCharacters, out var text).ToRefusal("card.options") is { } wrong)
            {
                return wrong;
            }

            texts.Add(text);
        }

        if (texts.Select(Folding.Fold).Distinct().Count() < texts.Count)
        {
            return Refusals.Invalid("card.options", "duplicate", "No two options may read alike.");
        }

        var now = time.GetUtcNow().UtcDateTime;
        return asked.Until <= now ? Refusals.Invalid("card.until", "past", "It would be closed already.")
            : asked.Until > now + Longest ? Refusals.Invalid("card.until", "too_far", "A poll closes within a year.")
            : asked with { Options = texts };
    }

    public override Task WriteAsync(LaneWork work, IReadOnlyList<NewCard> cards) =>
        work.Transaction.WriteAsync([.. cards.Select(c => (c.MessageId, Asked: (AskPoll)c.Card!))
            .Select(c => new NewPoll(c.MessageId, c.Asked.Multi, c.Asked.Anonymous, c.Asked.Until, c.Asked.Options))]);

    public override async Task<IReadOnlyDictionary<long, Card>> CardsAsync(long[] messages)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return (await polls.OfAsync(messages)).ToDictionary(p => p.MessageId, Card (p) => View(p, p.IsClosed(now)));
    }

    public override Task ForgetAsync(LaneTransaction lane, long messageId) => lane.ForgetPollAsync(messageId);

    private static PollCard Fresh(AskPoll asked)
    {
        var none = new int[asked.Options.Count];
        return View(
            new PollRow { Multi = asked.Multi, Anonymous = asked.Anonymous, ClosesAt = asked.Until, Texts = [.. asked.Options], Votes = none, Shown = none },
            closed: false);
    }

    private static PollCard View(PollRow poll, bool closed)
    {
        var counted = !poll.Anonymous ? poll.Voters : poll.Voters < Step ? 0 : closed ? poll.Voters : poll.Voters - (poll.Voters % Step);
        var hidden = poll.Anonymous && counted == 0;
        var votes = poll.Anonymous && !closed ? poll.Shown : poll.Votes;
        return new PollCard(
            [.. poll.Texts.Select((text, at) => new PollOption(at + 1, text, hidden ? null : votes[at]))],
            poll.Multi, poll.Anonymous, poll.ClosesAt, closed, poll.ClosedBy, poll.Voters, counted);
    }
}

internal sealed class PollDeeds(PollSql polls) : Deeds
{
    public override async Task FillAsync(long personId, long[] messages, Dictionary<long, Mine> mine)
    {
        foreach (var ballot in await polls.BallotsAsync(personId, messages))
        {
            mine[ballot.MessageId] = mine[ballot.MessageId] with { Voted = true, Ballot = ballot.Options.Length > 0 ? ballot.Options : null };
        }
    }
}
