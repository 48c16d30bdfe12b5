using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MtsLife.Web.Tests.Browser;

/// <summary>Somebody at a screen of their own. What the console complained about and what was fetched is kept.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly ConcurrentBag<IWebSocketRoute> links = [];
    private volatile bool isOffline;
    private readonly ConcurrentDictionary<IRequest, bool> asked = new();

    public Window(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Complaints.Enqueue($"{message.Text} {message.Location}");
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Request += (_, request) =>
        {
            asked[request] = true;
            Requests.Enqueue(request);
        };
        // What the page before asked for in leaving ends without anybody's being told.
        page.FrameNavigated += (_, frame) =>
        {
            if (frame == page.MainFrame)
                asked.Clear();
        };
        page.RequestFinished += (_, request) => asked.TryRemove(request, out bool _);
        page.RequestFailed += (_, request) => asked.TryRemove(request, out bool _);
        page.WebSocket += (_, socket) => Sockets.Enqueue(socket.Url);
    }

    public IBrowserContext Context { get; }

    /// <summary>
    /// Where it is, is waited for with Expect(Page).ToHaveURLAsync: WaitForURLAsync looks first and listens then, and a page that arrives in between is
    /// waited for in vain (microsoft/playwright-dotnet #3364).
    /// </summary>
    public IPage Page { get; }

    public ConcurrentQueue<string> Complaints { get; } = new();

    public ConcurrentQueue<IRequest> Requests { get; } = new();

    public ConcurrentQueue<string> Sockets { get; } = new();

    public ILocator Composer => Page.Locator("main textarea").First;

    public async Task SignInAsync(string name)
    {
        await Page.GotoAsync("/");
        await Page.GetByRole(AriaRole.Button, new() { NameString = name }).First.ClickAsync();
        await Assertions.Expect(Page.Locator("nav:visible").First).ToBeVisibleAsync();
    }

    /// <summary>In the session of whom nobody can be with one click.</summary>
    public Task SignInAsync(string cookie, Uri address) =>
        Context.AddCookiesAsync([new() { Name = cookie.Split('=')[0], Value = cookie.Split('=')[1], Url = address.ToString() }]);

    /// <summary>Until nothing was asked for during 150 ms. What waits below the screen is not asked for.</summary>
    public async Task SettledAsync()
    {
        await Assertions.Expect(Page.Locator("main").First).ToBeVisibleAsync();
        for (var (deadline, quiet) = (DateTime.UtcNow.AddSeconds(30), 0); quiet < 3; await Task.Delay(50))
        {
            quiet = asked.IsEmpty ? quiet + 1 : 0;
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"{Page.Url} keeps loading {string.Join(", ", asked.Keys.Select(r => r.Url))}");
        }
    }

    /// <summary>Another page of the same person in the same browser.</summary>
    public async Task<Window> BesideAsync() => new(Context, await Context.NewPageAsync());

    public async Task OpenChannelAsync(long id)
    {
        await Page.GotoAsync($"/c/{id}");
        await Assertions.Expect(Composer).ToBeVisibleAsync();
    }

    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Before the first page, where the network is to go: the browser's own switch leaves an open socket open.</summary>
    public Task HoldLinksAsync() => Context.RouteWebSocketAsync("**/hub**", socket =>
    {
        if (isOffline)
        {
            _ = socket.CloseAsync();
            return;
        }

        socket.ConnectToServer();
        links.Add(socket);
    });

    public async Task GoOfflineAsync()
    {
        isOffline = true;
        await Context.SetOfflineAsync(true);
        await Task.WhenAll(links.Select(link => link.CloseAsync()));
        links.Clear();
    }

    public async Task ComeBackAsync()
    {
        isOffline = false;
        await Context.SetOfflineAsync(false);
    }

    /// <summary>The page stays reachable, the conversation does not: what is typed waits in the outbox.</summary>
    public async Task CutTalkAsync()
    {
        await Context.RouteWebSocketAsync("**/hub**", _ => { });
        await Context.RouteAsync("**/hub/negotiate**", route => route.AbortAsync());
        await Context.RouteAsync("**/api/channels/*/messages", route =>
            route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
    }

    public ILocator Said(string text) => Page.Locator("main").GetByText(text, new() { Exact = true });

    /// <summary>The message in the conversation that says this.</summary>
    public ILocator Row(string text) => Page.Locator("main .conversation li.message").Filter(new() { Has = Page.GetByText(text, new() { Exact = true }) });

    /// <summary>One of the actions that a message shows while it has the focus.</summary>
    public async Task ActAsync(string text, string action)
    {
        await Row(text).FocusAsync();
        await Row(text).GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
    }

    public ILocator Thread => Page.Locator(".thread-panel");

    /// <summary>Files a message under a topic that there is.</summary>
    public async Task FileAsync(string text, string topic)
    {
        await Row(text).FocusAsync();
        await Row(text).GetByRole(AriaRole.Button, new() { Name = "Ещё действия" }).ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "Изменить темы" }).ClickAsync();
        await Page.GetByRole(AriaRole.Combobox).FillAsync(topic);
        await Page.GetByRole(AriaRole.Option, new() { Name = topic, Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
    }

    public async Task ReplyAsync(string text)
    {
        await Thread.Locator("textarea").FillAsync(text);
        await Thread.Locator("textarea").PressAsync("Enter");
    }

    public async ValueTask DisposeAsync() => await Context.CloseAsync();
}
