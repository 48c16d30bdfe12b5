using MtsLife.Hub.Access;
using MtsLife.Hub.Admin;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Admin;

internal static class AdminDoor
{
    public static void MapAdmin(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/admin").WithTags("Administration");
        api.MapPost("/invitations", (Actor actor, CreateInvitation request, HttpRequest http, Inviting inviting) =>
            inviting.InviteAsync(actor, request, $"{http.Scheme}://{http.Host.Value}"));
        api.MapGet("/invitations", (Actor actor, Inviting inviting) => inviting.ListAsync(actor));
        api.MapDelete("/invitations/{id:long}", (Actor actor, long id, Inviting inviting) => inviting.RevokeAsync(actor, id));

        api.MapGet("/people", (Actor actor, string? q, string? after, PeopleOverview people) => people.PageAsync(actor, q, after));
        api.MapPatch("/people/{id:long}", (Actor actor, long id, ChangePerson request, ManagingPeople people) => people.ChangeAsync(actor, id, request));
        api.MapPost("/people/{id:long}/deactivate", (Actor actor, long id, ManagingPeople people) => people.DeactivateAsync(actor, id));
        api.MapPost("/people/{id:long}/reactivate", (Actor actor, long id, ManagingPeople people) => people.ReactivateAsync(actor, id));

        api.MapGet("/audit", (Actor actor, string? before, AuditReading audit) => audit.PageAsync(actor, before));

        api.MapGet("/workers", (Actor actor, WorkersOverview workers) => workers.ReadAsync(actor));
        api.MapPost("/workers/{name}/rebuild", (Actor actor, string name, WorkersOverview workers) => workers.RebuildAsync(actor, name));
    }
}
