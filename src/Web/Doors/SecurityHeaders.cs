namespace MtsLife.Web.Doors;

/// <summary>What every answer tells the browser to refuse.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // No inline script or style, nothing from elsewhere; HTML enters the page only through the two named policies.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types svelte-trusted-html mtslife-message";

    public Task InvokeAsync(HttpContext context)
    {
        Write(context);
        return next(context);
    }

    public static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";

        context.Response.OnStarting(KeepPrivate, context);
    }

    // What a shared computer must not find in its cache. Built files and photos carry their hash and say themselves how long they keep.
    private static Task KeepPrivate(object state)
    {
        var response = ((HttpContext)state).Response;
        var isPage = response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
        if (isPage || Refusing.IsForPrograms(response.HttpContext.Request.Path) && response.Headers.CacheControl.Count == 0)
            response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
