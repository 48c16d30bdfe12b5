using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace MtsLife.Web.Doors;

/// <summary>
/// Kestrel closes the connection on a body over the limit while the client is still sending, and most clients then
/// report a broken connection (and try again) instead of the 413 that stands there. So what is bearable is read to its end.
/// </summary>
internal static class TooLarge
{
    private const long Bearable = 16 * 1024 * 1024;

    public static bool IsTooLarge(HttpContext context) =>
        context.Request.ContentLength > LimitOf(context) && Refusing.IsForPrograms(context.Request.Path);

    /// <summary>A door that takes files says itself how large they may be.</summary>
    private static long LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? DoorsStart.MaxRequestBytes;

    public static async Task RefuseAsync(HttpContext context)
    {
        if (context.Request.ContentLength <= Bearable && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Bearable;
            await DrainAsync(context.Request.BodyReader, context.RequestAborted);
        }

        await UnreadableRequest.Explain(StatusCodes.Status413PayloadTooLarge).WriteAsync(context);
    }

    private static async Task DrainAsync(PipeReader body, CancellationToken stop)
    {
        ReadResult read;
        do
        {
            read = await body.ReadAsync(stop);
            body.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
    }
}
