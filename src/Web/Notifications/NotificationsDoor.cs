using MtsLife.Hub.Access;
using MtsLife.Hub.Notifications;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Notifications;

internal static class NotificationsDoor
{
    public static void MapNotifications(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/notifications").WithTags("Notifications");
        api.MapGet("", (Actor actor, bool? unread, string? before, int? limit, NotificationReading notifications) => notifications.PageAsync(actor, unread, before, limit));
        api.MapPost("/read", (Actor actor, ReadNotifications request, NotificationMarking marking) => marking.ReadAsync(actor, request));

        app.MapApi("/mentions").WithTags("Notifications").MapGet("", (Actor actor, string? before, int? limit, NotificationReading notifications) =>
            notifications.MentionsAsync(actor, before, limit));
    }
}
