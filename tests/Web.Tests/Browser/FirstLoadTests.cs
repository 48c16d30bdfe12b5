using Xunit;
namespace MtsLife.Web.Tests.Browser;

public sealed class FirstLoadTests(OneBrowser browser)
{
    private const int MostBytes = 120 * 1024;

    [Fact]
    public async Task A_channel_with_its_messages_takes_one_page_one_script_one_style_sheet_and_one_socket()
    {
        await using var window = await browser.OpenAsync();
        await window.SignInAsync("Вера Логинова");
        window.Requests.Clear();
        window.Sockets.Clear();
        window.Complaints.Clear();
        await window.Page.GotoAsync("/");
        await window.Page.WaitForFunctionAsync("() => document.querySelector('nav')");
        await window.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        var kinds = window.Requests.GroupBy(r => r.ResourceType).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(1, kinds["document"]);
        Assert.Equal(1, kinds["script"]);
        Assert.Equal(1, kinds["stylesheet"]);
        Assert.Single(window.Sockets);
        Assert.All(window.Requests, r => Assert.StartsWith(browser.Server.Address.ToString(), r.Url, StringComparison.Ordinal));

        var sizes = await Task.WhenAll(window.Requests.Where(r => r.ResourceType is "document" or "script" or "stylesheet")
            .Select(async r => (await r.SizesAsync()).ResponseBodySize));
        Assert.InRange(sizes.Sum(), 1, MostBytes);
        Assert.Empty(window.Complaints);
    }
}
