namespace MtsLife.Hub.Demo;

/// <summary>A planned group with its people; the owner stands first.</summary>
internal sealed record DemoGroup(long Id, GroupPlan Plan, DemoUnit? Unit, IReadOnlyList<DemoPerson> People)
{
    public DemoPerson Owner => People[0];

    public string RoleOf(DemoPerson person) =>
        person == Owner ? "owner"
        : person.Calling == Calling.Manager && Plan.Region is not null ? "moderator"
        : Plan.Mandatory && person.Unit.Name == "Отдел коммуникаций" ? "moderator"
        : "member";

    public IReadOnlyList<DemoPerson> PeopleOf(ChannelPlan channel) =>
        channel.Private ? [.. People.Where(p => p == Owner || p.Calling == Calling.Manager)] : People;

    public static IEnumerable<DemoGroup> Found(long firstId, Staff staff, Organisation organisation, Chance chance)
    {
        foreach (var plan in GroupPlans.All)
        {
            var unit = plan.Region is { } region ? organisation.Region(region) : null;
            var people = staff.People.Where(p => Joins(p, plan, unit, chance)).ToList();
            var owner = plan.Owner.Length > 0 ? staff.Named(plan.Owner) : people.First(p => p.Calling == Calling.Manager);
            people.Remove(owner);
            yield return new DemoGroup(firstId++, plan, unit, [owner, .. people]);
        }
    }

    // A newcomer has joined little yet.
    private static bool Joins(DemoPerson person, GroupPlan plan, DemoUnit? unit, Chance chance) =>
        plan.Mandatory
        || plan.Members.Contains(person.Name)
        || (unit is not null && person.Region == unit)
        || chance.Of(plan.Share * (person.Position.StartsWith("Стажёр", StringComparison.Ordinal) ? 0.1 : 0.6 + person.Talkativeness * 0.6));
}
