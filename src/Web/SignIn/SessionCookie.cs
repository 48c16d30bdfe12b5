using System.Net;
using MtsLife.Hub.SignIn;

namespace MtsLife.Web.SignIn;

/// <summary>
/// The cookie that carries a session. Over https it is bound to this host and never leaves in the clear; on plain
/// http there is one only in Development on the machine itself, where browsers refuse the stricter form.
/// </summary>
internal sealed class SessionCookie(IHostEnvironment environment)
{
    private const string Secure = "__Host-mtslife", Plain = "mtslife";

    /// <summary>Whether a session may travel on this connection at all.</summary>
    public bool IsAllowed(HttpRequest request) => request.IsHttps || (environment.IsDevelopment() && IsLoopback(request.Host.Host));

    public string? Read(HttpRequest request) =>
        IsAllowed(request) && request.Cookies[Name(request)] is { Length: > 0 and < 100 } secret ? secret : null;

    public void Write(HttpContext context, string secret, bool shared) =>
        context.Response.Cookies.Append(Name(context.Request), secret, Options(context.Request, shared ? null : Sessions.Own));

    public void Delete(HttpContext context) => context.Response.Cookies.Delete(Name(context.Request), Options(context.Request, null));

    private static string Name(HttpRequest request) => request.IsHttps ? Secure : Plain;

    // Without an age the browser forgets it when it closes.
    private static CookieOptions Options(HttpRequest request, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = maxAge,
        IsEssential = true,
    };

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
