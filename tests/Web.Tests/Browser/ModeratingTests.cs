using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

public sealed class ModeratingTests(OneBrowser browser)
{
    [Fact]
    public async Task A_message_is_reported_hidden_before_everybodys_eyes_and_brought_back()
    {
        await using var marat = await browser.OpenAsync();
        await using var alsu = await browser.OpenAsync();
        await using var vera = await browser.OpenAsync();
        foreach (var (window, name) in new[] { (marat, "Марат Юсупов"), (alsu, "Алсу Каримова"), (vera, "Вера Логинова") })
            await window.SignInAsync(name);
        var channel = await browser.ChannelAsync("Вся компания");
        await marat.OpenChannelAsync(channel);
        await alsu.OpenChannelAsync(channel);
        var text = $"Продам гараж {Guid.NewGuid():N}";
        await marat.SayAsync(text);

        await vera.Page.GotoAsync("/moderation");
        await Assertions.Expect(vera.Page.GetByRole(AriaRole.Heading, new() { Name = "Модерация" })).ToBeVisibleAsync();
        // By keyboard: under a pointer the row would move away with whatever else is said here.
        await alsu.Row(text).FocusAsync();
        await alsu.Row(text).GetByRole(AriaRole.Button, new() { Name = "Ещё действия" }).PressAsync("Enter");
        Assert.Equal(0, await alsu.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Скрыть" }).CountAsync());
        await alsu.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Пожаловаться" }).PressAsync("Enter");
        var dialog = alsu.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Не по теме").CheckAsync();
        await dialog.GetByLabel("Комментарий, если нужен").FillAsync("Это не барахолка");
        Assert.Empty((await alsu.Page.RunAxe()).Violations);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Отправить жалобу" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        // Told live, on the page and beside the conversations.
        var waiting = vera.Page.GetByRole(AriaRole.List, new() { Name = "Ждут решения" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = text });
        await Assertions.Expect(waiting.GetByText("Это не барахолка")).ToBeVisibleAsync();
        await Assertions.Expect(vera.Page.Locator("nav").GetByRole(AriaRole.Link, new() { NameRegex = new("^Модерация.*(ждёт|ждут) решения$") })).ToBeVisibleAsync();
        Assert.Empty((await vera.Page.RunAxe()).Violations);
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Скрыть" }).ClickAsync();
        foreach (var window in new[] { marat, alsu })
        {
            await Assertions.Expect(window.Page.GetByText("Сообщение скрыто модератором").First).ToBeVisibleAsync();
            await Assertions.Expect(window.Said(text)).ToHaveCountAsync(0);
        }
        Assert.Empty((await alsu.Page.RunAxe()).Violations);

        await vera.Page.GetByRole(AriaRole.Link, new() { Name = "Скрытые" }).ClickAsync();
        var hidden = vera.Page.GetByRole(AriaRole.List, new() { Name = "Скрытые" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = text });
        await Assertions.Expect(hidden.First).ToBeVisibleAsync();
        await hidden.GetByRole(AriaRole.Button, new() { Name = "Вернуть" }).ClickAsync();
        await Assertions.Expect(alsu.Said(text)).ToBeVisibleAsync();
        await vera.Page.GotoAsync("/admin/audit");
        await Assertions.Expect(vera.Page.GetByText("вернул(а) сообщение. Автор: Марат Юсупов").First).ToBeVisibleAsync();
        foreach (var window in new[] { marat, alsu, vera })
            Assert.Empty(window.Complaints);
    }
}
