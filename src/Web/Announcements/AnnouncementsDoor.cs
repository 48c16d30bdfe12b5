using MtsLife.Hub.Access;
using MtsLife.Hub.Announcements;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Announcements;

internal static class AnnouncementsDoor
{
    public static void MapAnnouncements(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/messages/{id:long}").WithTags("Announcements");
        api.MapPost("/confirm", (Actor actor, long id, Confirming confirming) => confirming.ConfirmAsync(actor, new ConfirmAnnouncement(id)));
        api.MapGet("/confirmations", (Actor actor, long id, string? after, int? limit, AnnouncementReading announcements) =>
            announcements.ConfirmedAsync(actor, id, after, limit));
        api.MapGet("/confirmations/missing", (Actor actor, long id, string? after, int? limit, AnnouncementReading announcements) =>
            announcements.MissingAsync(actor, id, after, limit));

        app.MapApi("/announcements").WithTags("Announcements").MapGet("/current", (Actor actor, AnnouncementReading announcements) =>
            announcements.CurrentAsync(actor));
    }
}
