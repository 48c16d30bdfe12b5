using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MtsLife.Support.Chat;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

/// <summary>What a bad network does to somebody at a screen.</summary>
public sealed class ConnectionTests(OneBrowser browser)
{
    private const int MoreThanIsReplayed = 510;

    [Fact]
    public async Task Where_no_WebSocket_comes_through_they_talk_over_server_sent_events()
    {
        await using var vera = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        var channel = await browser.ChannelAsync("Отдел коммуникаций");
        await vera.Context.RouteWebSocketAsync("**/hub**", socket => socket.CloseAsync());
        await vera.OpenChannelAsync(channel);

        await vera.Page.WaitForRequestAsync(request => request.ResourceType == "eventsource");
        await using var nailya = await ChatSocket.OpenAsync(browser.Server.Address, await browser.TokenAsync("nailya.akhmetova"));
        await vera.SayAsync("обходным путём");
        await nailya.FrameAsync("Heads", frame => frame.GetProperty("heads").EnumerateArray().Any(head => head.GetProperty("channelId").GetInt64() == channel));
        await nailya.InvokeAsync("Post", new { channelId = channel, clientId = Guid.NewGuid(), text = "и обратно тоже" });

        await Assertions.Expect(vera.Said("и обратно тоже")).ToHaveCountAsync(1);
        await Assertions.Expect(vera.Said("обходным путём")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_missed_more_than_is_replayed_finds_the_channel_right(bool readsFurtherUp)
    {
        await using var vera = await browser.OpenAsync();
        await vera.HoldLinksAsync();
        await vera.SignInAsync("Вера Логинова");
        await using var nailya = await ChatSocket.OpenAsync(browser.Server.Address, await browser.TokenAsync("nailya.akhmetova"));
        var channel = await LongChannelAsync(nailya);
        await vera.OpenChannelAsync(channel);
        await vera.Page.Locator(".newest button").ClickAsync();
        await Assertions.Expect(vera.Said("последняя давно")).ToBeVisibleAsync();
        if (readsFurtherUp)
        {
            await vera.Said("реплика 15 давно").ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(vera.Said("реплика 15 давно")).ToBeInViewportAsync();
        }

        await vera.GoOfflineAsync();
        await SayAsync(nailya, channel, MoreThanIsReplayed, "пропущенная");
        await vera.ComeBackAsync();

        if (readsFurtherUp)
        {
            await Assertions.Expect(vera.Page.Locator(".newest button")).ToHaveTextAsync(new Regex("^51[01] новых"), new() { Timeout = 20_000 });
            await Assertions.Expect(vera.Said("реплика 15 давно")).ToBeInViewportAsync();
            await vera.Page.Locator(".newest button").ClickAsync();
        }

        await Assertions.Expect(vera.Said("последняя пропущенная")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await nailya.InvokeAsync("Post", new { channelId = channel, clientId = Guid.NewGuid(), text = "и дальше сразу" });
        await Assertions.Expect(vera.Said("и дальше сразу")).ToBeVisibleAsync();
        var posts = await vera.Page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('.message[data-post]')].map(one => Number(one.dataset.post))");
        Assert.Equal(Enumerable.Range(posts[0], posts.Length), posts);
    }

    /// <summary>A conversation of the two, long enough to scroll.</summary>
    private async Task<long> LongChannelAsync(ChatSocket nailya)
    {
        var group = await nailya.Http.PostAsync("/api/groups", new { name = $"Долгие разговоры {Guid.NewGuid():N}", visibility = "open" });
        await nailya.Http.PostAsync($"/api/groups/{group.GetProperty("id").GetInt64()}/members", new { people = new[] { await browser.PersonAsync("vera.loginova") } });
        var channel = group.GetProperty("mainChannelId").GetInt64();
        await SayAsync(nailya, channel, 60, "давно");
        return channel;
    }

    private static async Task SayAsync(ChatSocket socket, long channel, int count, string how)
    {
        foreach (var some in Enumerable.Range(1, count).Chunk(50))
            await Task.WhenAll(some.Select(n => socket.InvokeAsync("Post", new { channelId = channel, clientId = Guid.NewGuid(), text = $"реплика {n} {how}" })));
        // Whoever speaks side by side may be stored in any order; the last one is.
        await socket.InvokeAsync("Post", new { channelId = channel, clientId = Guid.NewGuid(), text = $"последняя {how}" });
    }
}
