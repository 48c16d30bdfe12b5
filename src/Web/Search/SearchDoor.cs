using MtsLife.Hub.Access;
using MtsLife.Hub.Search;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Search;

internal static class SearchDoor
{
    public static void MapSearch(this IEndpointRouteBuilder app) =>
        app.MapApi("/search").WithTags("Search")
            .MapGet("", (Actor actor, string? q, string? kind, string? after, Searching searching) => searching.FindAsync(actor, new(q, kind, after)));
}
