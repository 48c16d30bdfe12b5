using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using MtsLife.Hub.Access;
using MtsLife.Hub.SignIn;
using MtsLife.Web.Doors;

namespace MtsLife.Web.SignIn;

/// <summary>Finds out who asks: the bearer of a token, else the browser with a session. Once per request and per socket.</summary>
internal sealed class SignInHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    Sessions sessions, AccessTokens tokens, SessionCookie cookie)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "MtsLife";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await FindAsync() is not { } actor)
            return AuthenticateResult.NoResult();

        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ActorIdentity(actor, SchemeName)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problem.Of(Refusals.Unauthenticated()).WriteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.Of(Refusals.Forbidden("Not allowed.")).WriteAsync(Context);

    private async Task<Actor?> FindAsync()
    {
        var authorization = Request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return authorization[Bearer.Length..].Trim() is { Length: < 100 } token ? await tokens.FindAsync(token) : null;

        if (cookie.Read(Request) is not { } secret || await sessions.FindAsync(secret, isTouch: !Request.Path.StartsWithSegments("/hub")) is not { } found)
            return null;
        if (found.Renewed)
            cookie.Write(Context, secret, found.Shared);
        return found.Actor;
    }
}
