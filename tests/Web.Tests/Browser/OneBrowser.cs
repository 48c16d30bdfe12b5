using Dapper;
using Microsoft.Playwright;
using MtsLife.Support;
using MtsLife.Support.Chat;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(MtsLife.Web.Tests.Browser.OneBrowser))]

namespace MtsLife.Web.Tests.Browser;

/// <summary>One Chromium and one demo company for all browser tests; a window is a context of its own.</summary>
public sealed class OneBrowser : IAsyncLifetime
{
    private readonly SemaphoreSlim once = new(1, 1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    public TestServer Server { get; private set; } = null!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts with the first test that needs it: a run without browser tests needs no browser.</summary>
    public async Task<Window> OpenAsync(int width = 1280, int height = 860, string language = "ru-RU", ColorScheme scheme = ColorScheme.Light)
    {
        await StartAsync();
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = language,
            TimezoneId = "Europe/Moscow",
            BaseURL = Server.Address.ToString(),
            HasTouch = width < 720,
        });
        return new Window(context, await context.NewPageAsync());
    }

    /// <summary>The main channel of a group of the demo company.</summary>
    public async Task<long> ChannelAsync(string group)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString);
        return await connection.QuerySingleAsync<long>(
            "SELECT c.id FROM channels c JOIN groups g ON g.id = c.group_id WHERE g.name = @group AND c.name = ''", new { group });
    }

    /// <summary>A program's token of somebody in the demo company.</summary>
    public async Task<string> TokenAsync(string handle) => await Server.TokenAsync(await PersonAsync(handle));

    public async Task<long> PersonAsync(string handle)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString);
        return await connection.QuerySingleAsync<long>("SELECT id FROM people WHERE handle = @handle", new { handle });
    }

    /// <summary>A program of somebody in the demo company.</summary>
    public async Task<ChatHttp> HttpAsync(string handle) => new(Server.Address, ("Authorization", "Bearer " + await TokenAsync(handle)));

    private async Task StartAsync()
    {
        await once.WaitAsync();
        try
        {
            if (browser is not null)
                return;
            Server = await TestServer.StartAsync(settings: new Dictionary<string, string> { ["Demo"] = "true" });
            playwright = await Playwright.CreateAsync();
            // A bound, not a wait: two cores draw several pages at once here.
            Assertions.SetDefaultExpectTimeout(20_000);
            var found = await TestBrowser.FindAsync(playwright.Chromium.ExecutablePath);
            browser = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = found.Program,
                Env = found.Environment.Count == 0 ? null : Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                    .ToDictionary(e => (string)e.Key, e => (string)e.Value!).Concat(found.Environment).GroupBy(e => e.Key).ToDictionary(g => g.Key, g => g.Last().Value),
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
        finally
        {
            once.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
            await Server.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
