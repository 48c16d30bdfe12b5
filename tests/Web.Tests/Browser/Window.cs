using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MtsLife.Web.Tests.Browser;

/// <summary>Somebody at a screen of their own. What the console complained about and what was fetched is kept.</summary>
public sealed class Window : IAsyncDisposable
{
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

    public ILocator Said(string text) => Page.Locator("main").GetByText(text, new() { Exact = true });

    public async ValueTask DisposeAsync() => await Context.CloseAsync();
}
