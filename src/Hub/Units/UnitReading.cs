using MtsLife.Hub.Access;
using MtsLife.Storage.Units;

namespace MtsLife.Hub.Units;

/// <summary>Where people work. Everybody in the company may see all of it.</summary>
public sealed class UnitReading(UnitSql units)
{
    /// <param name="parent">Those right below it; without one, the top.</param>
    public async Task<Answer<UnitList>> LevelAsync(Actor actor, long? parent) =>
        parent is { } id && !await units.ExistsAsync(id)
            ? Refusals.NotFound("parent")
            : new UnitList([.. (await units.ChildrenAsync(parent)).Select(UnitView.Of)]);

    public async Task<Answer<UnitPage>> FindAsync(Actor actor, long unitId)
    {
        var path = (await units.PathAsync(unitId)).Select(UnitView.Of).ToList();
        return path is [.. var above, var unit]
            ? new UnitPage(unit, above, [.. (await units.ChildrenAsync(unitId)).Select(UnitView.Of)], await units.CountPeopleAsync(unitId))
            : Refusals.NotFound();
    }
}
