using System.Text.RegularExpressions;
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
        await Assertions.Expect(vera.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await keys.TypeAsync("утконоса");
        var offer = vera.Page.GetByRole(AriaRole.Option, new() { NameString = "Искать «утконоса»" });
        await Assertions.Expect(offer).ToHaveAttributeAsync("aria-selected", "true");
        await keys.PressAsync("Enter");
        await Assertions.Expect(vera.Page.Locator("main mark")).ToHaveTextAsync(["утконос"]);
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");

        await Assertions.Expect(vera.Page).ToHaveURLAsync(new Regex("post="));
        await Assertions.Expect(vera.Said("На складе завёлся утконос")).ToBeVisibleAsync();
        Assert.Empty(vera.Complaints);
    }

    [Fact]
    public async Task A_found_reply_opens_its_thread_and_a_found_topic_its_page()
    {
        await using var vera = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await vera.OpenChannelAsync(await browser.ChannelAsync("Вся компания"));
        var (root, reply) = ($"Кто живёт на складе {Guid.NewGuid():N}", $"Там живёт выхухоль {Guid.NewGuid():N}");
        await vera.SayAsync(root);
        await vera.ActAsync(root, "Ответить");
        await vera.ReplyAsync(reply);
        await Assertions.Expect(vera.Thread.GetByText(reply)).ToBeVisibleAsync();
        await WorkersCaughtUp.Async(browser.Server.ConnectionString, "search");

        await vera.Page.GotoAsync("/search?kind=messages&q=" + Uri.EscapeDataString(reply));
        await vera.Page.Locator("main .results li > a").First.ClickAsync();
        await Assertions.Expect(vera.Thread.GetByText(reply)).ToBeVisibleAsync();

        await vera.Page.GotoAsync("/search?kind=topics&q=" + Uri.EscapeDataString("эквайринг"));
        var topic = vera.Page.Locator("main .results li > a").First;
        await Assertions.Expect(topic).ToHaveAttributeAsync("href", new Regex("^/t/[0-9]+-"));
        await topic.ClickAsync();
        await Assertions.Expect(vera.Page.GetByRole(AriaRole.Heading, new() { NameString = "эквайринг" }).First).ToBeVisibleAsync();
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
