using System.ComponentModel.DataAnnotations;
using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Hub.People;
using MtsLife.Storage.Experts;
using MtsLife.Storage.Topics;

namespace MtsLife.Hub.Experts;

/// <param name="Rank">From 1, by the good answers that one can count on.</param>
/// <param name="Title">Знаток or Магистр, null for neither.</param>
/// <param name="Answers">To others' questions that everybody may read; with the rest, what the rank rests on.</param>
/// <param name="Helped">Distinct people who accepted or liked any of them.</param>
public sealed record ExpertView(
    int Rank, PersonView Person, [property: AllowedValues("adept", "master")] string? Title, int Answers, int Accepted, int Helped, DateTime LastAt);

public sealed record TitledPerson(long PersonId, [property: AllowedValues("adept", "master")] string Title);

/// <param name="At">The instant for which the ranks hold: evidence fades.</param>
/// <param name="Experts">The best ten.</param>
/// <param name="Titled">Everybody who holds a title in the topic, to be shown beside their names.</param>
public sealed record ExpertList(long TopicId, string Topic, DateTime At, IReadOnlyList<ExpertView> Experts, IReadOnlyList<TitledPerson> Titled);

/// <param name="Declined">Only the person sees it: nobody else is told of this topic.</param>
public sealed record ExpertiseView(
    long TopicId, string Topic, [property: AllowedValues("adept", "master")] string? Title, int Answers, int Accepted, int Helped, DateTime LastAt, bool Declined);

public sealed record Expertise(IReadOnlyList<ExpertiseView> Topics);

/// <summary>Who knows what, and why one may think so.</summary>
public sealed class ExpertReading(ExpertSql experts, TopicSql topics, PeopleReading people, ListReading lists, TimeProvider time)
{
    private const int Best = 10;
    private const int MostTopics = 50;

    /// <summary>«Лучшие эксперты»; of a topic that was merged away, of the one it was merged into.</summary>
    public async Task<Answer<ExpertList>> OfTopicAsync(Actor actor, long topicId)
    {
        if (await topics.FindAsync(actor.PersonId, topicId) is not { } topic)
        {
            return Refusals.NotFound();
        }

        var now = time.GetUtcNow().UtcDateTime;
        var ranked = Ranking.Of(await experts.OfTopicAsync(topic.Id), now, ExpertRules.Default).ToList();
        var best = ranked.Take(Best).ToList();
        var known = (await people.ViewsAsync([.. best.Select(b => b.Row.PersonId)])).ToDictionary(p => p.Id);
        return new ExpertList(
            topic.Id, topic.Name, now,
            [.. best.Select(b => new ExpertView(b.Rank, known[b.Row.PersonId], b.Row.Title, b.Row.Answers, b.Row.Accepted, b.Row.Helped, b.Row.LastAt))],
            [.. ranked.Where(r => r.Row.Title is not null).Select(r => new TitledPerson(r.Row.PersonId, r.Row.Title!))]);
    }

    /// <summary>«Магистр по темам: …», «Знаток по темам: …»</summary>
    public async Task<Answer<Expertise>> OfPersonAsync(Actor actor, long personId)
    {
        var rows = await experts.OfPersonAsync(actor.PersonId, personId, MostTopics);
        return rows.Count == 0 && !await people.IsThereAsync(personId)
            ? Refusals.NotFound()
            : new Expertise([.. rows.Select(r => new ExpertiseView(r.TopicId, r.Name, r.Title, r.Answers, r.Accepted, r.Helped, r.LastAt, r.Declined))]);
    }

    /// <summary>The answers behind it, the best first.</summary>
    public async Task<Answer<MessageList>> AnswersAsync(Actor actor, long personId, long topicId, int? limit) =>
        await lists.ListAsync(actor, await experts.AnswersAsync(actor.PersonId, personId, topicId, ListReading.SizeOf(limit)), null);
}
