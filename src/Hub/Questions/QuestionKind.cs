using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Messages;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Questions;

namespace MtsLife.Hub.Questions;

/// <param name="State"><c>reopened</c>: what was answered did not help, and nobody has answered since.</param>
/// <param name="Answers">Replies by others than the one who asked.</param>
/// <param name="Accepted">Earliest accepted first; they stand under the question wherever it is shown.</param>
/// <param name="Asked">Experts to whom it was put by itself, earliest first.</param>
public sealed record QuestionCard(
    [property: AllowedValues("open", "answered", "accepted", "reopened")] string State, int Answers, DateTime? FirstAnswerAt, DateTime? AcceptedAt,
    IReadOnlyList<AcceptedAnswer> Accepted, IReadOnlyList<AskedPerson> Asked) : Card
{
    public override string Kind => "question";

    internal override IEnumerable<long> People => Accepted.Select(a => a.AuthorId).Concat(Asked.Select(a => a.PersonId));
}

public sealed record AcceptedAnswer(long MessageId, long AuthorId, string Html, DateTime CreatedAt, DateTime AcceptedAt);

/// <summary>Why this person was asked: as they stood in the topic then.</summary>
/// <param name="Helped">Distinct people who accepted or liked their answers.</param>
public sealed record AskedPerson(
    long PersonId, long TopicId, DateTime At, [property: AllowedValues("adept", "master")] string? Title, int Rank, int Answers, int Accepted, int Helped);

/// <summary>The text is the question; it needs nothing beside it.</summary>
internal sealed class QuestionKind(QuestionSql questions) : MessageKind
{
    public override string Kind => "question";

    public override async Task WriteAsync(LaneWork work, IReadOnlyList<NewCard> cards)
    {
        await work.Transaction.AskAsync([.. cards.Select(c => c.MessageId)]);
        foreach (var asked in cards)
        {
            work.Record("question_asked", asked.ChannelId, asked.AuthorId, asked.MessageId);
        }
    }

    public override async Task<IReadOnlyDictionary<long, Card>> CardsAsync(long[] messages)
    {
        var accepted = (await questions.AcceptedAsync(messages)).ToLookup(a => a.QuestionId);
        var asked = (await questions.AskedAsync(messages)).ToLookup(a => a.QuestionId);
        return (await questions.OfAsync(messages)).ToDictionary(q => q.MessageId, q => (Card)new QuestionCard(
            q.State, q.Answers, q.FirstAnswerAt, q.AcceptedAt,
            [.. accepted[q.MessageId].Select(a => new AcceptedAnswer(a.AnswerId, a.AuthorId, a.Html, a.CreatedAt, a.AcceptedAt))],
            [.. asked[q.MessageId].Select(a => new AskedPerson(a.PersonId, a.TopicId, a.AskedAt, a.Title, a.Rank, a.Answers, a.Accepted, a.Helped))]));
    }

    public override Task RepliesChangedAsync(LaneTransaction lane, long rootId) => lane.RecountAsync([rootId]);
}
