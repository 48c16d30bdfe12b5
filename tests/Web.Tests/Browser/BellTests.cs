using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MtsLife.Support.Chat;
using MtsLife.Support.Events;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

/// <summary>What concerns somebody finds them wherever they are looking.</summary>
public sealed class BellTests(OneBrowser browser)
{
    [Fact]
    public async Task A_mention_rings_leads_to_its_message_and_is_read_then()
    {
        await using var gleb = await browser.OpenAsync();
        await using var phone = await browser.OpenAsync(390, 844);
        await using var nailya = await browser.OpenAsync();
        await gleb.SignInAsync("Глеб Нестеров");
        await phone.SignInAsync("Глеб Нестеров");
        await nailya.SignInAsync("Наиля Ахметова");
        await CaughtUpAsync();
        await gleb.Page.GotoAsync("/notifications");
        await ReadAllAsync(gleb);
        await gleb.Page.GotoAsync("/people");
        await phone.Page.GotoAsync("/");

        await nailya.OpenChannelAsync(await browser.ChannelAsync("Вся компания"));
        await nailya.SayAsync("@gleb.nesterov взгляни на витрину");
        var bell = gleb.Page.GetByRole(AriaRole.Button, new() { NameString = "Уведомления: 1 новое" });
        await Assertions.Expect(bell).ToBeVisibleAsync();
        await Assertions.Expect(gleb.Page.GetByRole(AriaRole.Status).GetByText("Наиля Ахметова упоминает вас")).ToBeAttachedAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Link, new() { NameString = "Уведомления: 1 новое" })).ToBeVisibleAsync();

        // By keyboard alone.
        await bell.FocusAsync();
        await gleb.Page.Keyboard.PressAsync("Enter");
        var panel = gleb.Page.GetByRole(AriaRole.Dialog, new() { NameString = "Уведомления" });
        var row = panel.GetByRole(AriaRole.Link, new() { NameString = "Наиля Ахметова упоминает вас" }).First;
        await Assertions.Expect(row).ToContainTextAsync("взгляни на витрину");
        await Assertions.Expect(panel).ToBeFocusedAsync();
        await row.PressAsync("Enter");
        await Assertions.Expect(gleb.Page).ToHaveURLAsync(new Regex("post="));
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await Assertions.Expect(gleb.Page.GetByRole(AriaRole.Button, new() { NameString = "Уведомления", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.GetByText("Уведомления: 1 новое")).ToHaveCountAsync(0);

        await gleb.Page.GotoAsync("/mentions");
        await Assertions.Expect(gleb.Page.Locator("main article").First).ToContainTextAsync("взгляни на витрину");
        Assert.Empty(gleb.Complaints);
    }

    [Fact]
    public async Task Where_one_is_mentioned_is_said_of_a_private_conversation_too()
    {
        await using var gleb = await browser.OpenAsync();
        await gleb.SignInAsync("Глеб Нестеров");
        var nailya = await browser.PersonAsync("nailya.akhmetova");
        using var http = new ChatHttp(browser.Server.Address, ("Authorization", "Bearer " + await browser.Server.TokenAsync(nailya)));
        var direct = (await http.PostAsync("/api/directs", new { people = new[] { await browser.PersonAsync("gleb.nesterov") } })).GetProperty("channel").GetProperty("id").GetInt64();
        await http.PostAsync($"/api/channels/{direct}/messages", new { clientId = Guid.NewGuid(), text = "@gleb.nesterov только тебе" });
        await gleb.Page.GotoAsync("/mentions");
        var first = gleb.Page.Locator("main article").First;
        await Assertions.Expect(first).ToContainTextAsync("только тебе");
        await Assertions.Expect(first.GetByRole(AriaRole.Link, new() { Name = "в личных сообщениях: Наиля Ахметова" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_could_not_be_loaded_says_so_and_comes_when_asked_again()
    {
        await using var anna = await browser.OpenAsync();
        await anna.SignInAsync("Анна Рудая");
        await CaughtUpAsync();
        await anna.Page.RouteAsync("**/api/notifications**", route => route.AbortAsync());
        await anna.Page.GetByRole(AriaRole.Button, new() { NameString = "Уведомления" }).ClickAsync();
        var panel = anna.Page.GetByRole(AriaRole.Dialog, new() { NameString = "Уведомления" });
        var again = panel.GetByRole(AriaRole.Button, new() { NameString = "Повторить" });
        await Assertions.Expect(again).ToBeVisibleAsync();
        await anna.Page.UnrouteAsync("**/api/notifications**");
        await again.ClickAsync();
        await Assertions.Expect(again).ToHaveCountAsync(0);
        await anna.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Button, new() { NameString = "Уведомления" })).ToBeFocusedAsync();
    }

    private static async Task ReadAllAsync(Window window)
    {
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var all = window.Page.Locator("main").GetByRole(AriaRole.Button, new() { NameString = "Прочитать всё" });
        if (await all.CountAsync() > 0)
            await all.ClickAsync();
        await Assertions.Expect(all).ToHaveCountAsync(0);
    }

    private Task CaughtUpAsync() => WorkersCaughtUp.Async(browser.Server.ConnectionString, "notifications");
}
