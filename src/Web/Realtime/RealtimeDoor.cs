using Microsoft.AspNetCore.Http.Connections;
using MtsLife.Hub.Realtime;

namespace MtsLife.Web.Realtime;

internal static class RealtimeDoor
{
    public static void MapRealtime(this IEndpointRouteBuilder app) =>
        app.MapHub<ChatHub>("/hub", options =>
        {
            // Long polling has no request that lasts: whoever was signed in with the first would be unknown to the next.
            options.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents;
            options.ApplicationMaxBufferSize = Hub.HubStart.MaxFrameBytes;
            options.AllowStatefulReconnects = false;
        }).RequireAuthorization();
}
