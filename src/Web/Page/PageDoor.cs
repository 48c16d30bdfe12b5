using System.Text;
using System.Text.Json;
using MtsLife.Hub.Access;
using MtsLife.Hub.Realtime;
using MtsLife.Hub.SignIn;
using MtsLife.Hub.Wire;
using MtsLife.Web.Doors;
using MtsLife.Web.Start;

namespace MtsLife.Web.Page;

/// <summary>The browser application: its files, and one page for every address of it, with the bootstrap inside.</summary>
internal static class PageDoor
{
    private const string Block = """<script type="application/json" id="bootstrap">""";

    public static void AddPage(this IServiceCollection services, IWebHostEnvironment environment) =>
        services.AddSingleton(_ => new PageFiles(Path.Combine(environment.ContentRootPath, "wwwroot")));

    /// <summary>Before signing in is looked at: files are the same for everybody.</summary>
    public static void UsePageFiles(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.RequestServices.GetRequiredService<PageFiles>().Find(context.Request.Path) is { } file)
        {
            await WriteFileAsync(context, file);
            return;
        }

        await next(context);
    });

    public static void MapPage(this WebApplication app)
    {
        app.MapApi("/bootstrap").WithTags("Me").AllowAnonymous().MapGet("", (Delegate)BootstrapAsync).Produces<Bootstrap>();
        // Not a fallback endpoint: as a candidate for every address it would turn each wrong method or media type of the API into «not found».
        app.Use((context, next) => context.GetEndpoint() is null && IsForPage(context.Request) ? WritePageAsync(context) : next(context));
    }

    private static async Task<IResult> BootstrapAsync(HttpContext context) =>
        TypedResults.Json(await LookAsync(context), Json.Options);

    private static async Task<object> LookAsync(HttpContext context) =>
        context.ActorOf() is { } actor
            ? await context.RequestServices.GetRequiredService<Bootstrapping>().SignedInAsync(actor)
            : await context.RequestServices.GetRequiredService<Arriving>().SignedOutAsync();

    // A dot in a handle does not make it a file.
    private static bool IsForPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !Refusing.IsForPrograms(request.Path) && (!Path.HasExtension(request.Path.Value) || request.Path.StartsWithSegments("/p"));

    private static async Task WritePageAsync(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<PageFiles>().Html is not { } html)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync("The browser application was not built: run `dotnet build src/Web`.");
            return;
        }

        var limits = context.RequestServices.GetRequiredService<RateLimits>();
        var tooFast = context.ActorOf() is { } actor
            ? limits.Check(actor, "read") : limits.Check("read", $"a{context.Connection.RemoteIpAddress}");
        if (tooFast is not null)
        {
            await Problem.Of(tooFast).WriteAsync(context);
            return;
        }

        var bootstrap = await LookAsync(context);
        var page = html.Replace(Block + "null", Block + JsonSerializer.Serialize(bootstrap, Json.Options), StringComparison.Ordinal);
        if (bootstrap is Bootstrap { Me.Settings: var settings })
        {
            // The first paint already has the person's language and theme.
            page = page.Replace("<html lang=\"ru\">", Invariant($"""<html lang="{settings.Language}"{(settings.Theme == "system" ? "" : $" data-theme=\"{settings.Theme}\"")}>"""), StringComparison.Ordinal);
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await PageFiles.WriteCompressedAsync(context.Response, Encoding.UTF8.GetBytes(page), context.Request.Headers.AcceptEncoding);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static async Task WriteFileAsync(HttpContext context, PageFile file)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = file.IsForEver ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        response.Headers.ETag = file.Tag;
        response.Headers.Vary = "Accept-Encoding";
        if (request.Headers.IfNoneMatch == file.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var accepted = request.Headers.AcceptEncoding.ToString();
        var (body, encoding) = file.Brotli is { } br && accepted.Contains("br", StringComparison.Ordinal) ? (br, "br")
            : file.Gzip is { } gz && accepted.Contains("gzip", StringComparison.Ordinal) ? (gz, "gzip") : (file.Plain, null);
        response.ContentType = file.ContentType;
        response.ContentLength = body.Length;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        await response.Body.WriteAsync(body);
    }
}
