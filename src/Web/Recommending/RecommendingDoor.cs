using MtsLife.Hub.Access;
using MtsLife.Hub.Recommending;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Recommending;

internal static class RecommendingDoor
{
    public static void MapRecommending(this IEndpointRouteBuilder app) =>
        app.MapApi("/recommendations").WithTags("People")
            .MapGet("", (Actor actor, RecommendationReading recommendations) => recommendations.ReadAsync(actor));
}
