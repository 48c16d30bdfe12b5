using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Messages;

internal sealed record EditHere(string Text, int? Version = null);

internal static class MessagesDoor
{
    public static void MapMessages(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/messages/{id:long}").WithTags("Messages");
        api.MapGet("", (Actor actor, long id, MessageReading messages) => messages.FindAsync(actor, id));
        api.MapPatch("", (Actor actor, long id, EditHere request, Editing editing) =>
            editing.EditAsync(actor, new EditMessage(id, request.Text, request.Version))).LimitedAs("post");
        api.MapDelete("", (Actor actor, long id, Editing editing) => editing.DeleteAsync(actor, new DeleteMessage(id)));
        api.MapGet("/versions", (Actor actor, long id, MessageReading messages) => messages.VersionsAsync(actor, id));
    }
}
