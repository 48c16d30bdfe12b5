using MtsLife.Storage;
using MtsLife.Storage.Demo;

namespace MtsLife.Hub.Demo;

/// <summary>The synthetic company that a development installation opens with.</summary>
public static class DemoCompany
{
    public const int Seed = 365;

    /// <summary>Fills an installation that has no people yet; false when there was somebody already.</summary>
    public static async Task<bool> FillAsync(Database database, TimeProvider clock, CancellationToken cancel = default)
    {
        await using var load = await CompanyLoad.BeginAsync(database);
        if (load is null)
            return false;
        await load.WriteAsync(Compose(load.Ids, clock.GetUtcNow().UtcDateTime, Seed), cancel);
        return true;
    }

    /// <summary>The same ids, moment and seed give the same company to the letter.</summary>
    public static CompanyRows Compose(NextIds ids, DateTime now, int seed) =>
        new Founding(ids, Clockwork.Whole(now), new Chance(seed)).Found();

    /// <summary>The eight of the one-click sign-in, in their order; empty when this is not the demo company.</summary>
    public static async Task<IReadOnlyList<DemoActor>> ActorsAsync(Database database)
    {
        var people = await new DemoPeopleSql(database).WithHandlesAsync([.. DemoActors.All.Select(a => a.Handle)]);
        var byHandle = people.ToDictionary(p => p.Handle);
        return
        [
            .. DemoActors.All.Where(a => byHandle.ContainsKey(a.Handle)).Select(a =>
                new DemoActor(byHandle[a.Handle].Id, a.Name, byHandle[a.Handle].Position, a.Role, a.Description)),
        ];
    }
}
