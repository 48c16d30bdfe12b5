using MtsLife.Hub.Access;
using MtsLife.Hub.Units;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Units;

internal static class UnitsDoor
{
    public static void MapUnits(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/units").WithTags("Units");
        api.MapGet("", (Actor actor, long? parent, UnitReading units) => units.LevelAsync(actor, parent));
        api.MapGet("/{id:long}", (Actor actor, long id, UnitReading units) => units.FindAsync(actor, id));
    }
}
