namespace MtsLife.Hub.Access;

/// <summary>The one way to say no, answered alike at both doors. Anything else that goes wrong is a bug.</summary>
/// <param name="Code">One of the seven words of the contract, see <see cref="Refusals"/>.</param>
/// <param name="Message">English, for whoever programs against the door; never contains what a person wrote.</param>
/// <param name="Field">The request member that is refused, camelCase, dotted when nested.</param>
/// <param name="Reason">A finer machine-readable word, such as <c>too_long</c>, from which the client makes its sentence.</param>
/// <param name="RetryAfterMs">When trying again makes sense, in milliseconds.</param>
/// <param name="Data">What the client's sentence is about, where a field and a reason do not say it.</param>
public sealed record Refusal(
    string Code, string Message, string? Field = null, string? Reason = null, int? RetryAfterMs = null, RefusalData? Data = null);

/// <param name="Given">The part of what was written that is refused, at most 80 characters of it. For its author's eyes, not for a log.</param>
/// <param name="Nearest">What may have been meant.</param>
/// <param name="People">Who may have been meant.</param>
public sealed record RefusalData(string? Given = null, IReadOnlyList<string>? Nearest = null, IReadOnlyList<long>? People = null);

public static class Refusals
{
    public static Refusal Invalid(string field, string reason, string message) => new("invalid", message, field, reason);

    /// <summary>Absence and refusal look alike: the same answer whether the thing is not there or not yours.</summary>
    public static Refusal NotFound(string? field = null) => new("not_found", "Not found.", field);

    public static Refusal Forbidden(string message, string? reason = null) => new("forbidden", message, Reason: reason);

    public static Refusal Conflict(string message, string? field = null, string? reason = null) => new("conflict", message, field, reason);

    public static Refusal TooFast(TimeSpan retryAfter) =>
        new("too_fast", "Too many requests.", RetryAfterMs: Math.Max(1, (int)retryAfter.TotalMilliseconds));

    public static Refusal Unauthenticated(string? reason = null) => new("unauthenticated", "Sign in first.", Reason: reason);

    /// <summary>The outcome is unknown: sending again with the same client id is safe and right.</summary>
    public static Refusal Unavailable(int retryAfterMs = 2000) =>
        new("unavailable", "The server could not finish; try again with the same client id.", RetryAfterMs: retryAfterMs);
}
