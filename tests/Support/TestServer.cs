using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.SignIn;
using MtsLife.Storage;
using MtsLife.Storage.People;
using MtsLife.Storage.SignIn;
using MtsLife.Web.Start;

namespace MtsLife.Support;

/// <summary>
/// The whole product on a real port over a database of its own: the composition of Program, nothing replaced but
/// what <c>change</c> replaces.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestServer(WebApplication app, string connectionString, ConcurrentQueue<string> log) =>
        (this.app, ConnectionString, Log, Address) = (app, connectionString, log, new Uri(app.Urls.Single()));

    public Uri Address { get; }

    public string ConnectionString { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>What was logged at Information and above, each with its exception if there is one.</summary>
    public ConcurrentQueue<string> Log { get; }

    /// <param name="environment">Development, where plain http will do on this machine, or Production.</param>
    /// <param name="settings">Configuration over the tests' own, which switches off rate limits and the demo company.</param>
    /// <param name="change">Replaces registered services, such as the clock.</param>
    /// <param name="connectionString">A database that exists already; otherwise a new one is made.</param>
    public static async Task<TestServer> StartAsync(
        string environment = "Development", IReadOnlyDictionary<string, string>? settings = null,
        Action<IServiceCollection>? change = null, string? connectionString = null)
    {
        connectionString ??= await TestPostgres.CreateDatabaseAsync();
        Dictionary<string, string> all = new()
        {
            ["environment"] = environment,
            ["urls"] = "http://127.0.0.1:0",
            ["ConnectionStrings:MtsLife"] = connectionString,
            ["RateLimits:Enabled"] = "false",
            ["Demo"] = "false",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            all[key] = value;

        var log = new ConcurrentQueue<string>();
        var builder = Starting.Builder([.. all.Select(setting => $"--{setting.Key}={setting.Value}")], Home.Find());
        builder.Logging.ClearProviders().AddProvider(new LogLines(log));
        var app = Program.Build(builder, change);
        foreach (var work in app.Services.GetServices<BeforeListening>())
            await work.Run(app.Services, CancellationToken.None);
        await app.StartAsync();
        return new(app, connectionString, log);
    }

    /// <summary>Nobody signed in, as from one of our own pages.</summary>
    public HttpClient Anonymous() => Client(("Origin", Address.GetLeftPart(UriPartial.Authority)));

    /// <summary>A browser with a session. Plain http, hence Development only.</summary>
    public async Task<HttpClient> SignedInClientAsync(long personId, bool shared = false) => Client(
        ("Origin", Address.GetLeftPart(UriPartial.Authority)), ("Cookie", await SessionCookieAsync(personId, shared)));

    public async Task<string> SessionCookieAsync(long personId, bool shared = false) =>
        $"mtslife={(await Services.GetRequiredService<Sessions>().BeginAsync(personId, shared, "Firefox/150 Linux")).Secret}";

    /// <summary>A program with a personal access token.</summary>
    public async Task<HttpClient> BearerClientAsync(long personId) => Client(("Authorization", "Bearer " + await TokenAsync(personId)));

    public async Task<string> TokenAsync(long personId, DateTime? expiresAt = null)
    {
        var token = Secret.ForToken();
        await Services.GetRequiredService<AccessTokenSql>().InsertAsync(personId, "test", Secret.Hash(token), token[..10], DateTime.UtcNow, expiresAt);
        return token;
    }

    /// <summary>A client that sends exactly these headers and keeps no cookies of its own.</summary>
    public HttpClient Client(params (string Name, string Value)[] headers)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        foreach (var (name, value) in headers)
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        return client;
    }

    public async Task<long> CreatePersonAsync(string givenName, string familyName, string handle, string role = "member")
    {
        await using var work = await Services.GetRequiredService<Database>().BeginAsync();
        var id = await PersonCreation.CreateAsync(work, new(givenName, familyName, handle, role));
        await work.CommitAsync();
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private sealed class LogLines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                lines.Enqueue($"{logLevel}: {formatter(state, exception)}{(exception is null ? "" : "\n" + exception)}");
        }

        public void Dispose()
        {
        }
    }
}
