using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using MtsLife.Hub.Access;
using MtsLife.Hub.Wire;

namespace MtsLife.Web.Doors;

/// <summary>A <see cref="Refusal"/> as it leaves over HTTP: problem details with our members.</summary>
internal sealed record Problem(
    string Type, string Title, int Status, string Code, string Message, string? Field, string? Reason, int? RetryAfterMs,
    RefusalData? Data)
{
    public const string ContentType = "application/problem+json";

    public static Problem Of(Refusal refusal) => Of(refusal, StatusOf(refusal.Code));

    public static Problem Of(Refusal refusal, int status) =>
        new("about:blank", ReasonPhrases.GetReasonPhrase(status), status, refusal.Code, refusal.Message, refusal.Field, refusal.Reason,
            refusal.RetryAfterMs, refusal.Data);

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        if (RetryAfterMs is { } wait)
            context.Response.Headers.RetryAfter = ((wait + 999) / 1000).ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsJsonAsync(this, Json.Options, ContentType, context.RequestAborted);
    }

    private static int StatusOf(string code) => code switch
    {
        "invalid" => StatusCodes.Status400BadRequest,
        "unauthenticated" => StatusCodes.Status401Unauthorized,
        "forbidden" => StatusCodes.Status403Forbidden,
        "not_found" => StatusCodes.Status404NotFound,
        "conflict" => StatusCodes.Status409Conflict,
        "too_large" => StatusCodes.Status413PayloadTooLarge,
        "too_fast" => StatusCodes.Status429TooManyRequests,
        "unavailable" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
