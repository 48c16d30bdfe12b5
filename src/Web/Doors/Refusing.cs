using System.Data.Common;
using MtsLife.Hub.Access;

namespace MtsLife.Web.Doors;

/// <summary>
/// Stands outside of everything: whatever ends a request early leaves as problem details. A request that cannot be
/// read is a refusal; an unreachable database is <c>unavailable</c>; the rest is a bug, logged once, answered blandly.
/// </summary>
internal sealed partial class Refusing(RequestDelegate next, ILogger<Refusing> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            if (TooLarge.IsTooLarge(context))
                await TooLarge.RefuseAsync(context);
            else if (UnreadableRequest.Find(context.Request) is { } refused)
                await Problem.Of(refused.Refusal, refused.Status).WriteAsync(context);
            else
                await next(context);

            if (IsBare(context))
                await UnreadableRequest.Explain(context).WriteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: there is nobody to answer and nothing is wrong here.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, failure);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception failure)
    {
        context.Response.Clear();
        SecurityHeaders.Write(context);
        if (failure is BadHttpRequestException unreadable)
        {
            await UnreadableRequest.Explain(unreadable).WriteAsync(context);
        }
        else if (IsUnavailable(failure))
        {
            Log.DatabaseUnavailable(logger, context.Request.Method, context.GetEndpoint()?.DisplayName, failure.Message);
            await Problem.Of(Refusals.Unavailable()).WriteAsync(context);
        }
        else
        {
            Log.Bug(logger, context.Request.Method, context.GetEndpoint()?.DisplayName, failure);
            await Problem.Of(new Refusal("internal", "Something went wrong here; it has been logged.")).WriteAsync(context);
        }
    }

    private static bool IsBare(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }
        && !HttpMethods.IsHead(context.Request.Method)
        && IsForPrograms(context.Request.Path);

    internal static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/hub");

    // Class 08 connection, 53 resources, 57 shutting down, and whatever the driver calls worth another try.
    private static bool IsUnavailable(Exception failure) =>
        failure is DbException database
        && (database.IsTransient || database.SqlState is { } state && (state.StartsWith("08", StringComparison.Ordinal)
            || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal)));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed")]
        public static partial void Bug(ILogger logger, string method, string? endpoint, Exception failure);

        [LoggerMessage(LogLevel.Warning, "{Method} {Endpoint}: the database cannot be reached: {Why}")]
        public static partial void DatabaseUnavailable(ILogger logger, string method, string? endpoint, string why);
    }
}
