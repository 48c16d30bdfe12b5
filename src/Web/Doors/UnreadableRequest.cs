using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using MtsLife.Hub.Access;
using MtsLife.Hub.Wire;

namespace MtsLife.Web.Doors;

/// <summary>What is wrong with a request that reached no verb, naming the field as a verb would.</summary>
internal static partial class UnreadableRequest
{
    /// <summary>What the framework would let through or fail on without a word.</summary>
    public static (Refusal Refusal, int Status)? Find(HttpRequest request)
    {
        if (!Refusing.IsForPrograms(request.Path))
            return null;

        // A token in an address ends up in logs and histories.
        if (request.Query.ContainsKey("access_token"))
            return (Refusals.Invalid("access_token", "token_in_query", "A token belongs into the Authorization header."), 400);

        // PostgreSQL stores no U+0000.
        foreach (var (name, values) in request.Query)
        {
            if (name.Contains('\0') || values.Any(value => value?.Contains('\0') == true))
                return (Refusals.Invalid(name.Contains('\0') ? "query" : name, "nul", "U+0000 is not allowed."), 400);
        }

        return request.ContentType is { } type && ForeignCharset().IsMatch(type)
            ? (MediaType, StatusCodes.Status415UnsupportedMediaType)
            : null;
    }

    public static Problem Explain(BadHttpRequestException unreadable) => unreadable switch
    {
        { InnerException: JsonException json } => Problem.Of(RequestReader.Explain(json)),
        { StatusCode: StatusCodes.Status400BadRequest } when Parameter().Match(unreadable.Message) is { Success: true } named =>
            Problem.Of(OfParameter(named.Groups[1].Value, unreadable.Message)),
        _ => Explain(unreadable.StatusCode),
    };

    /// <summary>A status that the framework set without a body.</summary>
    public static Problem Explain(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status400BadRequest && Unbound(context) is { } name
            ? Problem.Of(Unreadable(name))
            : Explain(context.Response.StatusCode);

    // An optional parameter that cannot be read is refused without being named.
    private static string? Unbound(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>()?.GetParameters().FirstOrDefault(p =>
            context.Request.Query[p.Name!].ToString() is { Length: > 0 } value && Nullable.GetUnderlyingType(p.ParameterType) is { } type && !Reads(type, value))?.Name;

    private static bool Reads(Type type, string value) =>
        type == typeof(long) ? long.TryParse(value, CultureInfo.InvariantCulture, out _)
        : type == typeof(int) ? int.TryParse(value, CultureInfo.InvariantCulture, out _)
        : type != typeof(bool) || bool.TryParse(value, out _);

    public static Problem Explain(int status) => Problem.Of(status switch
    {
        401 => Refusals.Unauthenticated(),
        403 => Refusals.Forbidden("Not allowed."),
        404 => Refusals.NotFound(),
        405 => Refusals.Invalid("method", "method", "The method is not known at this address."),
        413 => new Refusal("too_large", "A request may have at most 256 KB, a photo 5 MB."),
        415 => MediaType,
        >= 500 => new Refusal("internal", "Something went wrong here; it has been logged."),
        _ => Refusals.Invalid("request", "unreadable", "The request cannot be read."),
    }, status);

    private static readonly Refusal MediaType =
        Refusals.Invalid("content-type", "media_type", "The body must be application/json in UTF-8; a photo image/jpeg, image/png or image/webp.");

    private static Refusal OfParameter(string name, string message) =>
        message.Contains("from body", StringComparison.Ordinal) || message.Contains("no body was provided", StringComparison.Ordinal)
            ? Refusals.Invalid("body", "missing", "The request must be a JSON object.")
            : message.Contains("was not provided", StringComparison.Ordinal)
                ? Refusals.Invalid(name, "missing", $"The parameter '{name}' is required.")
                : Unreadable(name);

    private static Refusal Unreadable(string name) => Refusals.Invalid(name, "wrong_type", $"The parameter '{name}' cannot be read.");

    [GeneratedRegex("""parameter "(?:[^"]* )?([A-Za-z]+)" """, RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex("""charset\s*=\s*"?(?!utf-?8)""", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignCharset();
}
