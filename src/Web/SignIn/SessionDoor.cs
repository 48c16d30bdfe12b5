using MtsLife.Hub.Access;
using MtsLife.Hub.SignIn;

namespace MtsLife.Web.SignIn;

/// <summary>Gives a browser its session, or takes it away.</summary>
internal sealed partial class SessionDoor(IHttpContextAccessor accessor, SessionCookie cookie, ILogger<SessionDoor> logger)
{
    private readonly HttpContext context = accessor.HttpContext!;

    public string? Address => context.Connection.RemoteIpAddress?.ToString();

    public string? UserAgent => context.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent : null;

    public async Task<Answer<Done>> OpenAsync(Func<Task<Answer<NewSession>>> signIn)
    {
        if (!cookie.IsAllowed(context.Request))
        {
            Log.PlainHttp(logger, context.Request.Host.Value);
            return Refusals.Forbidden(
                "A session must not travel over plain http. Use https, or name the proxy that ends https for this server in Proxy:Known.", "plain_http");
        }

        return (await signIn()).Select(session =>
        {
            cookie.Write(context, session.Secret, session.Shared);
            return Done.Now;
        });
    }

    public async Task<Answer<Done>> CloseAsync(Func<Task<Answer<Done>>> signOut)
    {
        var answer = await signOut();
        if (!answer.IsRefused)
            cookie.Delete(context);
        return answer;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Refused to sign in over plain http at {Host}: use https, or name the proxy that ends https in Proxy:Known")]
        public static partial void PlainHttp(ILogger logger, string? host);
    }
}
