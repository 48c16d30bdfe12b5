using MtsLife.Hub.Realtime;

namespace MtsLife.Web.Realtime;

internal static class RealtimeDoor
{
    public static void MapRealtime(this IEndpointRouteBuilder app) =>
        app.MapHub<ChatHub>("/hub", options =>
        {
            options.ApplicationMaxBufferSize = Hub.HubStart.MaxFrameBytes;
            options.AllowStatefulReconnects = false;
        }).RequireAuthorization();
}
