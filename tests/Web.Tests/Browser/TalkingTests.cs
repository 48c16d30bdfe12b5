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
        var channel = await browser.ChannelAsync("Отдел коммуникаций");
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
        await gleb.HoldLinksAsync();
        await gleb.SignInAsync("Глеб Нестеров");
        var channel = await browser.ChannelAsync("Вся компания");
        await vera.OpenChannelAsync(channel);
        await gleb.OpenChannelAsync(channel);

        await gleb.GoOfflineAsync();
        await gleb.SayAsync("написано без связи");
        await Assertions.Expect(gleb.Said("написано без связи")).ToBeVisibleAsync();
        await vera.SayAsync("сказано, пока его не было");
        await Assertions.Expect(vera.Said("сказано, пока его не было")).ToBeVisibleAsync();
        await gleb.ComeBackAsync();

        await Assertions.Expect(gleb.Said("сказано, пока его не было")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await Assertions.Expect(vera.Said("написано без связи")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await Assertions.Expect(gleb.Said("написано без связи")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_was_not_sent_survives_a_reload()
    {
        await using var pavel = await browser.OpenAsync();
        await pavel.SignInAsync("Анна Рудая");
        var channel = await browser.ChannelAsync("Вся компания");
        await pavel.OpenChannelAsync(channel);

        await pavel.CutTalkAsync();
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
        await Stored.EventuallyAsync(browser.Server, "переживёт перезагрузку");
    }
}
