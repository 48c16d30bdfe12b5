using Dapper;
using Microsoft.Playwright;
using MtsLife.Support.Events;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

public sealed class SearchingTests(OneBrowser browser)
{
    [Fact]
    public async Task From_the_switcher_to_the_message_by_keyboard_alone()
    {
        await using var vera = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await using var connection = new NpgsqlConnection(browser.Server.ConnectionString);
        var channel = await connection.ExecuteScalarAsync<long>(
            "SELECT c.id FROM groups g JOIN channels c ON c.group_id = g.id AND c.name = '' WHERE g.name = 'Отдел коммуникаций'");
        await vera.OpenChannelAsync(channel);
        await vera.SayAsync("На складе завёлся утконос");
        await Assertions.Expect(vera.Said("На складе завёлся утконос")).ToBeVisibleAsync();
        await WorkersCaughtUp.Async(browser.Server.ConnectionString, "search");

        var keys = vera.Page.Keyboard;
        await keys.PressAsync("Control+K");
        await keys.TypeAsync("утконоса");
        var offer = vera.Page.GetByRole(AriaRole.Option, new() { NameString = "Искать «утконоса»" });
        await Assertions.Expect(offer).ToHaveAttributeAsync("aria-selected", "true");
        await keys.PressAsync("Enter");
        await Assertions.Expect(vera.Page.Locator("main mark")).ToHaveTextAsync(["утконос"]);
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");

        await vera.Page.WaitForURLAsync(address => address.Contains("post=", StringComparison.Ordinal));
        await Assertions.Expect(vera.Said("На складе завёлся утконос")).ToBeVisibleAsync();
        Assert.Empty(vera.Complaints);
    }

    [Fact]
    public async Task What_is_not_there_is_said_and_the_address_keeps_the_question()
    {
        await using var vera = await browser.OpenAsync(390, 844);
        await vera.SignInAsync("Вера Логинова");
        await vera.Page.GotoAsync("/search?kind=people");
        await vera.Page.GetByRole(AriaRole.Searchbox).FillAsync("щщщщ");
        await Assertions.Expect(vera.Page.GetByText("Ничего не нашлось")).ToBeVisibleAsync();
        Assert.EndsWith("/search?q=" + Uri.EscapeDataString("щщщщ") + "&kind=people", vera.Page.Url);
    }
}
