using Xunit;
using Dapper;
using Microsoft.Playwright;
using Npgsql;

namespace MtsLife.Web.Tests.Browser;

/// <summary>The main job as people do it: two at their screens.</summary>
public sealed class TalkingTests(OneBrowser browser)
{
    [Fact]
    public async Task What_one_says_the_other_sees_once_and_at_once()
    {
        await using var vera = await browser.OpenAsync();
        await using var nailya = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await nailya.SignInAsync("Наиля Ахметова");
        var channel = await ChannelAsync("Отдел коммуникаций");
        await vera.OpenChannelAsync(channel);
        await nailya.OpenChannelAsync(channel);

        await vera.SayAsync("проверка связи 1");
        await Assertions.Expect(nailya.Said("проверка связи 1")).ToHaveCountAsync(1);
        await nailya.SayAsync("слышу вас 2");
        await Assertions.Expect(vera.Said("слышу вас 2")).ToHaveCountAsync(1);
        await Assertions.Expect(vera.Said("проверка связи 1")).ToHaveCountAsync(1);

        await using var connection = new NpgsqlConnection(browser.Server.ConnectionString);
        var stored = await connection.QueryAsync<string>(
            "SELECT s.text FROM placements p JOIN messages s ON s.id = p.message_id WHERE p.channel_id = @channel ORDER BY p.post DESC LIMIT 2",
            new { channel });
        Assert.Equal(["слышу вас 2", "проверка связи 1"], stored);
    }

    [Fact]
    public async Task Who_is_offline_misses_nothing_and_loses_nothing()
    {
        await using var vera = await browser.OpenAsync();
        await using var gleb = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await gleb.SignInAsync("Глеб Нестеров");
        var channel = await ChannelAsync("Вся компания");
        await vera.OpenChannelAsync(channel);
        await gleb.OpenChannelAsync(channel);

        await gleb.Context.SetOfflineAsync(true);
        await gleb.SayAsync("написано без связи");
        await Assertions.Expect(gleb.Said("написано без связи")).ToBeVisibleAsync();
        await vera.SayAsync("сказано, пока его не было");
        await Assertions.Expect(vera.Said("сказано, пока его не было")).ToBeVisibleAsync();
        await gleb.Context.SetOfflineAsync(false);

        await Assertions.Expect(gleb.Said("сказано, пока его не было")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await Assertions.Expect(vera.Said("написано без связи")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await Assertions.Expect(gleb.Said("написано без связи")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_was_not_sent_survives_a_reload()
    {
        await using var pavel = await browser.OpenAsync();
        await pavel.SignInAsync("Анна Рудая");
        var channel = await ChannelAsync("Вся компания");
        await pavel.OpenChannelAsync(channel);

        // The page stays reachable, the conversation does not: what is typed waits in the outbox.
        await pavel.Context.RouteWebSocketAsync("**/hub**", _ => { });
        await pavel.Context.RouteAsync("**/hub/negotiate**", route => route.AbortAsync());
        await pavel.Context.RouteAsync("**/api/channels/*/messages", route =>
            route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await pavel.OpenChannelAsync(channel);
        await pavel.SayAsync("переживёт перезагрузку");
        await Assertions.Expect(pavel.Said("переживёт перезагрузку")).ToBeVisibleAsync();
        await pavel.Page.ReloadAsync();
        await Assertions.Expect(pavel.Said("переживёт перезагрузку")).ToBeVisibleAsync();

        await using var again = new Window(pavel.Context, await pavel.Context.NewPageAsync());
        await pavel.Context.UnrouteAllAsync();
        await pavel.Page.CloseAsync();
        await again.OpenChannelAsync(channel);
        await Assertions.Expect(again.Said("переживёт перезагрузку")).ToHaveCountAsync(1);
        await EventuallyStoredAsync("переживёт перезагрузку");
    }

    private async Task EventuallyStoredAsync(string text)
    {
        await using var connection = new NpgsqlConnection(browser.Server.ConnectionString);
        for (var deadline = DateTime.UtcNow.AddSeconds(20); ; await Task.Delay(100))
        {
            if (await connection.QuerySingleAsync<int>("SELECT count(*)::int FROM messages WHERE text = @text", new { text }) == 1)
                return;
            Assert.True(DateTime.UtcNow < deadline, $"«{text}» is not stored");
        }
    }

    private async Task<long> ChannelAsync(string group)
    {
        await using var connection = new NpgsqlConnection(browser.Server.ConnectionString);
        return await connection.QuerySingleAsync<long>(
            "SELECT c.id FROM channels c JOIN groups g ON g.id = c.group_id WHERE g.name = @group AND c.name = ''", new { group });
    }
}
