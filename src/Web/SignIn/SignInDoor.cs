using Microsoft.AspNetCore.Authentication;
using MtsLife.Hub.Access;
using MtsLife.Hub.SignIn;
using MtsLife.Web.Doors;
using MtsLife.Web.Start;

namespace MtsLife.Web.SignIn;

internal static class SignInDoor
{
    public static void AddSignInDoor(this IServiceCollection services)
    {
        services.AddSingleton<SessionCookie>().AddScoped<SessionDoor>();
        services.AddHttpContextAccessor();
        services.AddAuthentication(SignInHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, SignInHandler>(SignInHandler.SchemeName, null);
        services.AddAuthorization();
        services.AddBeforeListening((all, _) => all.GetRequiredService<SettingUp>().BeginAsync());
        // So that a verb's actor is an ordinary parameter of its endpoint.
        services.AddScoped<Actor>(services => services.GetRequiredService<IHttpContextAccessor>().HttpContext?.ActorOf()
            ?? throw new InvalidOperationException("An endpoint that takes an actor must not allow anonymous requests."));
    }

    public static void UseSignIn(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseMiddleware<OriginCheck>();
        app.UseAuthorization();
    }

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("").WithTags("Sign-in");
        api.MapPost("/sign-in", (SignInRequest request, SessionDoor door, SigningIn signingIn) =>
            door.OpenAsync(() => signingIn.WithPasswordAsync(request, door.Address, door.UserAgent))).AllowAnonymous();
        api.MapPost("/sign-in/demo", (SignInAs request, SessionDoor door, OneClickSigningIn signingIn) =>
            door.OpenAsync(() => signingIn.AsAsync(request, door.UserAgent))).AllowAnonymous();
        api.MapPost("/setup", (SetUp request, SessionDoor door, Joining joining) =>
            door.OpenAsync(() => joining.SetUpAsync(request, door.Address, door.UserAgent))).AllowAnonymous();
        api.MapGet("/invitations/{code}", (string code, SessionDoor door, Joining joining) => joining.LookAsync(code, door.Address)).AllowAnonymous();
        api.MapPost("/invitations/{code}", (string code, NewAccount request, SessionDoor door, Joining joining) =>
            door.OpenAsync(() => joining.AcceptAsync(code, request, door.Address, door.UserAgent))).AllowAnonymous();
        api.MapPost("/sign-out", (Actor actor, SessionDoor door, Sessions sessions) => door.CloseAsync(() => sessions.EndOwnAsync(actor)));
    }
}
