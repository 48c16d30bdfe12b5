using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using MtsLife.Hub.Wire;

namespace MtsLife.Web.Doors;

internal static class DoorsStart
{
    /// <summary>A request of either door; what takes files says itself how large they may be.</summary>
    public const int MaxRequestBytes = 256 * 1024;

    public static void AddDoors(this IServiceCollection services, IConfiguration configuration)
    {
        services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        services.Configure<ForwardedHeadersOptions>(options => Trust(options, configuration.GetSection("Proxy:Known").Get<string[]>() ?? []));
        services.AddApiDocument();
        // Nothing secret stands in an answer beside what somebody else could choose, so compressing over https tells nobody anything.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["application/json", Problem.ContentType];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = System.IO.Compression.CompressionLevel.Fastest);
    }

    /// <summary>First in the pipeline, so that nothing leaves without its headers.</summary>
    public static void UseDoors(this IApplicationBuilder app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseMiddleware<Refusing>();
    }

    // Only a proxy that the operator named may say that the browser came over https, from where, and to which host.
    private static void Trust(ForwardedHeadersOptions options, string[] proxies)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardedHeaders = proxies.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.All & ~ForwardedHeaders.XForwardedPrefix;
        options.ForwardLimit = null;
        foreach (var proxy in proxies)
        {
            if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else
                options.KnownProxies.Add(IPAddress.Parse(proxy));
        }
    }
}
