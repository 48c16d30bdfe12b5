using Microsoft.AspNetCore.Http.Connections;
using MtsLife.Hub.Realtime;

namespace MtsLife.Web.Realtime;

internal static class RealtimeDoor
{
    public static void MapRealtime(this IEndpointRouteBuilder app) =>
        app.MapHub<ChatHub>("/hub", options =>
        {
            options.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;
            options.ApplicationMaxBufferSize = Hub.HubStart.MaxFrameBytes;
            options.AllowStatefulReconnects = false;
        }).RequireAuthorization();
}
