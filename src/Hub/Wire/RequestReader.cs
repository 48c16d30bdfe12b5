using System.Text.Json;
using System.Text.RegularExpressions;
using MtsLife.Hub.Access;

namespace MtsLife.Hub.Wire;

/// <summary>
/// Reads a request for either door, so that both name the refused field alike. A typed hub parameter of the
/// wrong type would never reach its method, hence <see cref="JsonElement"/> everywhere.
/// </summary>
public static partial class RequestReader
{
    internal const string NulIsRefused = "U+0000 is not allowed.";

    public static Answer<T> Read<T>(JsonElement body)
        where T : class
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return Refusals.Invalid("body", "wrong_type", "The request must be a JSON object.");
        }

        try
        {
            return body.Deserialize<T>(Json.Options) is { } request
                ? request
                : Refusals.Invalid("body", "wrong_type", "The request must be a JSON object.");
        }
        catch (JsonException refused)
        {
            return Explain(refused);
        }
    }

    /// <summary>Which member is at fault and why, without repeating what it held.</summary>
    public static Refusal Explain(JsonException refused)
    {
        var field = Missing().Match(refused.Message) is { Success: true } missing
            ? missing.Groups[1].Value
            : FieldOf(refused);
        return refused.Message switch
        {
            var m when m.Contains("missing required properties", StringComparison.Ordinal) =>
                Refusals.Invalid(field, "missing", $"The member '{field}' is required."),
            var m when m.Contains("could not be mapped", StringComparison.Ordinal) =>
                Refusals.Invalid(field, "unknown", $"The member '{field}' is not known."),
            var m when m.StartsWith(NulIsRefused, StringComparison.Ordinal) =>
                Refusals.Invalid(field, "nul", NulIsRefused),
            var m when m.Contains("Duplicate", StringComparison.OrdinalIgnoreCase) =>
                Refusals.Invalid(field, "duplicate", $"The member '{field}' is given twice."),
            var m when m.Contains("maximum", StringComparison.OrdinalIgnoreCase) && m.Contains("depth", StringComparison.OrdinalIgnoreCase) =>
                Refusals.Invalid(field, "too_deep", "The request is nested too deeply."),
            _ => Refusals.Invalid(field, "wrong_type", $"The member '{field}' cannot be read."),
        };
    }

    private static string FieldOf(JsonException refused)
    {
        var path = refused.Path is { Length: > 2 } known ? known[2..] : "";
        if (path.Length == 0 && QuotedMember().Match(refused.Message) is { Success: true } quoted)
        {
            path = quoted.Groups[1].Value;
        }

        return path is { Length: > 0 and <= 100 } ? path : "body";
    }

    [GeneratedRegex(@"missing required properties[^']*'([^']{1,60})'", RegexOptions.NonBacktracking)]
    private static partial Regex Missing();

    [GeneratedRegex(@"(?:property|Property|JSON property) '([^']{1,100})'", RegexOptions.NonBacktracking)]
    private static partial Regex QuotedMember();
}
