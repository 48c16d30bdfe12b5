using MtsLife.Hub.Access;
using MtsLife.Hub.People;
using MtsLife.Hub.Switcher;
using MtsLife.Web.Doors;

namespace MtsLife.Web.People;

internal static class PeopleDoor
{
    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/people").WithTags("People");
        api.MapGet("", (Actor actor, string? q, string? after, int? limit, string? ids, long? unit, PeopleReading people) =>
            ids is null ? people.PageAsync(actor, q, after, limit, unit) : people.SomeAsync(actor, ids));

        app.MapApi("/switcher").WithTags("People")
            .MapGet("", (Actor actor, string? q, Switching switching) => switching.FindAsync(actor, q));
    }
}
