using MtsLife.Hub.Access;
using MtsLife.Hub.Statistics;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Statistics;

internal static class StatisticsDoor
{
    public static void MapStatistics(this IEndpointRouteBuilder app) =>
        app.MapApi("/statistics").WithTags("Statistics").MapGet("", (Actor actor, StatisticsReading statistics) => statistics.ReadAsync(actor));
}
