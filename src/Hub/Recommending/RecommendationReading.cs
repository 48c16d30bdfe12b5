using System.ComponentModel.DataAnnotations;
using MtsLife.Hub.Access;
using MtsLife.Hub.Groups;
using MtsLife.Hub.People;
using MtsLife.Storage.Recommending;

namespace MtsLife.Hub.Recommending;

/// <param name="N">How many groups in common, or how many of those whom one follows also follow the person.</param>
public sealed record RecommendedPerson(
    PersonView Person, [property: AllowedValues("same_unit", "same_position", "common_groups", "followed")] string Reason, int N);

/// <param name="N">How many colleagues, or people whom one follows, are in it.</param>
public sealed record RecommendedGroup(GroupView Group, [property: AllowedValues("colleagues", "followed")] string Reason, int N);

/// <summary>The best first; some more than are shown, for those that one waves away.</summary>
public sealed record Recommendations(IReadOnlyList<RecommendedPerson> People, IReadOnlyList<RecommendedGroup> Groups);

/// <summary>Whom to follow and where to belong, each with the reason.</summary>
public sealed class RecommendationReading(RecommendationSql recommendations, PeopleReading people, GroupReading groups)
{
    private const int Most = 6;

    public async Task<Answer<Recommendations>> ReadAsync(Actor actor)
    {
        var persons = await recommendations.PeopleAsync(actor.PersonId, Most);
        var places = await recommendations.GroupsAsync(actor.PersonId, Most);
        var personViews = (await people.ViewsAsync([.. persons.Select(p => p.Id)])).ToDictionary(p => p.Id);
        var groupViews = (await groups.ViewsAsync(actor, [.. places.Select(g => g.Id)])).ToDictionary(g => g.Id);
        return new Recommendations(
            [.. persons.Where(p => personViews.ContainsKey(p.Id)).Select(p => new RecommendedPerson(personViews[p.Id], p.Reason, p.N))],
            [.. places.Where(g => groupViews.ContainsKey(g.Id)).Select(g => new RecommendedGroup(groupViews[g.Id], g.Reason, g.N))]);
    }
}
