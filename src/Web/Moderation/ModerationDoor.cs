using MtsLife.Hub.Access;
using MtsLife.Hub.Moderation;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Moderation;

internal sealed record ReportHere(string Reason, string Text = "");

internal sealed record HideHere(bool Hidden);

internal static class ModerationDoor
{
    public static void MapModeration(this IEndpointRouteBuilder app)
    {
        var messages = app.MapApi("/messages/{id:long}").WithTags("Moderation");
        messages.MapPost("/report", (Actor actor, long id, ReportHere request, Reporting reporting) =>
            reporting.ReportAsync(actor, new ReportMessage(id, request.Reason, request.Text)));
        messages.MapPost("/hide", (Actor actor, long id, HideHere request, Hiding hiding) => hiding.HideAsync(actor, new HideMessage(id, request.Hidden)));
        messages.MapPost("/dismiss", (Actor actor, long id, Hiding hiding) => hiding.DismissAsync(actor, new DismissReports(id)));

        app.MapApi("/moderation").WithTags("Moderation").MapGet("", (Actor actor, bool? hidden, string? before, ModerationReading moderation) =>
            moderation.PageAsync(actor, hidden ?? false, before));
    }
}
