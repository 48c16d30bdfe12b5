using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Hub.People;
using MtsLife.Storage.Questions;
using MtsLife.Storage.Topics;

namespace MtsLife.Hub.Questions;

/// <summary>What waits for an answer, and what was answered.</summary>
public sealed class QuestionReading(QuestionSql questions, TopicSql topics, ListReading lists)
{
    /// <summary>The queue of unanswered questions: of a topic, of a group, or everywhere that the actor may read.</summary>
    public async Task<Answer<MessageList>> UnansweredAsync(Actor actor, long? topic, long? group, string? before, int? limit)
    {
        if (Descending.Parse(before) is not { } start)
        {
            return Refusals.Invalid("before", "cursor", "Not a cursor of this list.");
        }

        var size = ListReading.SizeOf(limit);
        var rows = await questions.UnansweredAsync(actor.PersonId, topic, group, start.Id, size + 1);
        return await lists.ListAsync(actor, [.. rows.Take(size).Select(r => r.MessageId)], rows.Count > size ? new Descending(0, rows[size - 1].MessageId) : null);
    }

    /// <summary>«База знаний» of a topic.</summary>
    /// <param name="sort"><c>useful</c>, the default, or <c>new</c>.</param>
    public async Task<Answer<MessageList>> KnownAsync(Actor actor, long topicId, string? sort, string? before, int? limit)
    {
        if (sort is not (null or "useful" or "new"))
        {
            return Refusals.Invalid("sort", "unknown", "useful or new.");
        }

        if (Descending.Parse(before) is not { } start)
        {
            return Refusals.Invalid("before", "cursor", "Not a cursor of this list.");
        }

        if (await topics.FindAsync(actor.PersonId, topicId) is not { } topic)
        {
            return Refusals.NotFound();
        }

        var size = ListReading.SizeOf(limit);
        var rows = await questions.KnownAsync(topic.Id, sort != "new", start.Rank, start.Id, size + 1);
        return await lists.ListAsync(
            actor, [.. rows.Take(size).Select(r => r.MessageId)], rows.Count > size ? new Descending(rows[size - 1].Useful, rows[size - 1].MessageId) : null);
    }
}
