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
        api.MapGet("", (Actor actor, string? q, string? after, int? limit, string? ids, PeopleReading people) =>
            ids is null ? people.PageAsync(actor, q, after, limit) : people.SomeAsync(actor, ids));
        api.MapGet("/{idOrHandle}", (Actor actor, string idOrHandle, PeopleReading people) => people.FindAsync(actor, idOrHandle));

        app.MapApi("/switcher").WithTags("People")
            .MapGet("", (Actor actor, string? q, Switching switching) => switching.FindAsync(actor, q));
    }
}
