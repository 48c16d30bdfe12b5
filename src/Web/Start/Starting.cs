using System.Diagnostics;
using System.Globalization;
using MtsLife.Storage;

namespace MtsLife.Web.Start;

/// <summary>
/// The program's life: PostgreSQL, migrations, what must be done before the first request, the doors; and the same backwards,
/// so that the database ends when nobody can be in the middle of a statement.
/// </summary>
internal static class Starting
{
    // Connected clients are told to go elsewhere at once; this bounds what is left of requests in flight.
    private static readonly TimeSpan Draining = TimeSpan.FromSeconds(10);

    /// <returns>The exit code: 0 after an orderly end, 1 when the start was refused.</returns>
    public static async Task<int> RunAsync(string[] args, Func<WebApplicationBuilder, WebApplication> build)
    {
        using var signals = new Signals();
        try
        {
            await (Upkeep.Asked(args) ? Upkeep.RunAsync(args, signals.Token) : ServeAsync(args, build, signals.Token));
            return 0;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return 0;
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    public static WebApplicationBuilder Builder(string[] args, Home home)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = home.Content });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Draining);
        builder.Services.AddSingleton<IHostLifetime, Signals.HostLifetime>();
        return builder;
    }

    public static ILoggerFactory Logging(IConfiguration configuration) =>
        LoggerFactory.Create(logging => logging.AddConfiguration(configuration.GetSection("Logging")).AddConsole());

    private static async Task ServeAsync(string[] args, Func<WebApplicationBuilder, WebApplication> build, CancellationToken stop)
    {
        var home = Home.Find();
        var builder = Builder(args, home);
        using var logging = Logging(builder.Configuration);

        await using var database = await RunningDatabase.StartAsync(builder, home, logging.CreateLogger("MtsLife.Database"), stop);
        var listening = new Listening(builder.Logging);
        await using var app = build(builder);
        foreach (var work in app.Services.GetServices<BeforeListening>())
            await work.Run(app.Services, stop);
        await listening.StartAsync(app, stop);
        await SayReadyAsync(app, database);

        await EndAsync(app, stop);
    }

    /// <summary>StopApplication would close the sockets before anybody could tell them where to go; StopAsync lets them be told first.</summary>
    private static async Task EndAsync(WebApplication app, CancellationToken stop)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var asked = stop.Register(() => end.TrySetResult());
        using var broken = app.Lifetime.ApplicationStopping.Register(() => end.TrySetResult());
        await end.Task;
        await app.StopAsync(CancellationToken.None);
    }

    private static async Task SayReadyAsync(WebApplication app, RunningDatabase database)
    {
        using var self = Process.GetCurrentProcess();
        var seconds = (DateTime.Now - self.StartTime).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        List<string?> lines =
        [
            "",
            $"MtsLife is ready at {string.Join(" and ", app.Urls)} ({seconds} s)",
            database.Notice ?? (database.Folder is { } folder ? $"Data: {folder}" : null),
        ];
        foreach (var line in app.Services.GetServices<StartLine>())
            lines.Add(await line.Text(app.Services));
        lines.Add("Ctrl+C stops it.");
        foreach (var line in lines.OfType<string>())
            Console.WriteLine(line);
    }
}
