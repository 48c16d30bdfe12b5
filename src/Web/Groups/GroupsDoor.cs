using MtsLife.Hub.Access;
using MtsLife.Hub.Groups;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Groups;

internal static class GroupsDoor
{
    public static void MapGroups(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/groups").WithTags("Groups");
        api.MapGet("", (Actor actor, string? q, bool? mine, string? after, int? limit, GroupReading groups) =>
            groups.PageAsync(actor, q, mine, after, limit));
        api.MapPost("", (Actor actor, CreateGroup request, GroupCreating groups) => groups.CreateAsync(actor, request));

        var one = api.MapGroup("/{id:long}");
        one.MapGet("", (Actor actor, long id, GroupReading groups) => groups.FindAsync(actor, id));
        one.MapPatch("", (Actor actor, long id, EditGroup request, GroupEditing groups) => groups.EditAsync(actor, id, request));
        one.MapPost("/archive", (Actor actor, long id, Archive request, GroupEditing groups) => groups.ArchiveAsync(actor, id, request));
        one.MapPost("/join", (Actor actor, long id, Joining joining) => joining.JoinAsync(actor, id));
        one.MapPost("/leave", (Actor actor, long id, Joining joining) => joining.LeaveAsync(actor, id));
        one.MapPost("/channels", (Actor actor, long id, CreateChannel request, ChannelCreating channels) =>
            channels.CreateAsync(actor, id, request));

        one.MapGet("/members", (Actor actor, long id, string? q, string? after, int? limit, GroupReading groups) =>
            groups.MembersAsync(actor, id, q, after, limit));
        one.MapPost("/members", (Actor actor, long id, InvitePeople request, Inviting inviting) => inviting.InviteAsync(actor, id, request));
        one.MapPatch("/members/{personId:long}", (Actor actor, long id, long personId, ChangeRole request, Inviting inviting) =>
            inviting.ChangeRoleAsync(actor, id, personId, request));
        one.MapDelete("/members/{personId:long}", (Actor actor, long id, long personId, Inviting inviting) =>
            inviting.RemoveAsync(actor, id, personId));
    }
}
