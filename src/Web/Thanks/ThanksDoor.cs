using MtsLife.Hub.Access;
using MtsLife.Hub.Thanks;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Thanks;

internal static class ThanksDoor
{
    public static void MapThanks(this IEndpointRouteBuilder app)
    {
        app.MapApi("/people/{id:long}").WithTags("Thanks").MapGet("/badges", (Actor actor, long id, ThanksReading thanks) => thanks.BadgesAsync(actor, id));
        app.MapApi("/thanks").WithTags("Thanks").MapGet("", (Actor actor, long? from, long? to, string? before, int? limit, ThanksReading thanks) =>
            thanks.PageAsync(actor, from, to, before, limit));
    }
}
