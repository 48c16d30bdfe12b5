using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MtsLife.Storage;
using OpenTelemetry.Metrics;

namespace MtsLife.Web.Health;

/// <summary>For load balancers and operators: alive, ready, and figures in Prometheus' format.</summary>
internal static class HealthDoor
{
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<Readiness>("database");
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter("MtsLife", "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
                "Microsoft.AspNetCore.Http.Connections", "System.Runtime")
            .AddPrometheusExporter());
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }

    /// <summary>Figures tell how the company talks: only this machine itself asks, never somebody through the proxy.</summary>
    public static void UseMetrics(this IApplicationBuilder app) =>
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == "/metrics" && IsFromHere(context));

    private static bool IsFromHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("X-Original-For");

    private sealed class Readiness(Database database, IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return HealthCheckResult.Unhealthy("draining");
            }

            try
            {
                return await database.IsWritableAsync() ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("read-only");
            }
            catch (Exception away) when (DatabaseFault.MayPass(away))
            {
                return HealthCheckResult.Unhealthy("the database is away");
            }
        }
    }
}
