using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MtsLife.Web.Tests.Browser;

/// <summary>Somebody at a screen of their own. What the console complained about and what was fetched is kept.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly ConcurrentBag<IWebSocketRoute> links = [];
    private volatile bool isOffline;

    public Window(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Request += (_, request) => Requests.Enqueue(request);
        page.WebSocket += (_, socket) => Sockets.Enqueue(socket.Url);
    }

    public IBrowserContext Context { get; }

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

    public async Task ReplyAsync(string text)
    {
        await Thread.Locator("textarea").FillAsync(text);
        await Thread.Locator("textarea").PressAsync("Enter");
    }

    public async ValueTask DisposeAsync() => await Context.CloseAsync();
}
