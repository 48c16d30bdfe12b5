using MtsLife.Hub.Access;
using MtsLife.Web.Doors;

namespace MtsLife.Web.SignIn;

/// <summary>
/// The anti-forgery: what changes something, and every socket, must come from our own pages when it comes with a
/// cookie. CORS does not cover sockets, and a cookie travels with them from any page.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        NeedsOwnOrigin(context) && !IsFromOurPages(context.Request)
            ? Problem.Of(Refusals.Forbidden("Origin must be this host.", "foreign_origin")).WriteAsync(context)
            : next(context);

    private static bool NeedsOwnOrigin(HttpContext context)
    {
        var request = context.Request;
        if (context.ActorOf()?.TokenId is not null)
            return false;
        var matters = request.Path.StartsWithSegments("/hub")
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));
        // Signing in comes without a cookie; there a browser's word counts when it is given (a foreign page must not sign anybody in).
        return matters && (request.Headers.Cookie.Count > 0 || request.Headers.Origin.Count > 0 || FetchSite(request) is not ("" or "none"));
    }

    private static bool IsFromOurPages(HttpRequest request) => request.Headers.Origin.Count > 0
        ? string.Equals(request.Headers.Origin.ToString(), $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase)
        : FetchSite(request) == "same-origin";

    private static string FetchSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString();
}
