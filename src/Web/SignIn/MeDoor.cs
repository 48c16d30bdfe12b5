using MtsLife.Hub.Access;
using MtsLife.Hub.SignIn;
using MtsLife.Web.Doors;

namespace MtsLife.Web.SignIn;

internal static class MeDoor
{
    public static void MapMe(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/me").WithTags("Me");
        api.MapGet("", (Actor actor, Myself me) => me.LookAsync(actor));
        api.MapPatch("", (Actor actor, ChangeSettings request, Myself me) => me.ChangeAsync(actor, request));
        api.MapPost("/password", (Actor actor, ChangePassword request, ChangingPassword password) => password.ChangeAsync(actor, request));

        api.MapGet("/sessions", (Actor actor, Sessions sessions) => sessions.ListAsync(actor));
        api.MapDelete("/sessions/{id:long}", (Actor actor, long id, Sessions sessions) => sessions.EndAsync(actor, id));
        api.MapPost("/sessions/end-all", (Actor actor, SessionDoor door, Sessions sessions) => door.CloseAsync(() => sessions.EndAllAsync(actor)));

        api.MapGet("/tokens", (Actor actor, AccessTokens tokens) => tokens.ListAsync(actor));
        api.MapPost("/tokens", (Actor actor, CreateAccessToken request, AccessTokens tokens) => tokens.CreateAsync(actor, request));
        api.MapDelete("/tokens/{id:long}", (Actor actor, long id, AccessTokens tokens) => tokens.RevokeAsync(actor, id));
    }
}
