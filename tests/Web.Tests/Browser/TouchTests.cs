using Microsoft.Playwright;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

public sealed class TouchTests(OneBrowser browser)
{
    [Fact]
    public async Task A_long_press_opens_the_menu_of_a_message_which_takes_a_tap()
    {
        await using var vera = await browser.OpenAsync(390, 844);
        await vera.SignInAsync("Вера Логинова");
        await vera.OpenChannelAsync(await browser.ChannelAsync("Отдел коммуникаций"));
        await vera.Composer.FillAsync("подержите меня");
        await vera.Page.GetByRole(AriaRole.Button, new() { NameString = "Отправить" }).ClickAsync();
        var message = vera.Page.Locator(".message[data-post]", new() { HasText = "подержите меня" });
        await Assertions.Expect(message).ToBeVisibleAsync();

        var finger = await vera.Context.NewCDPSessionAsync(vera.Page);
        var box = (await message.BoundingBoxAsync())!;
        object[] point = [new { x = (int)(box.X + (box.Width / 2)), y = (int)(box.Y + (box.Height / 2)) }];
        await finger.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchStart", ["touchPoints"] = point });
        var edit = vera.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Изменить", Exact = true });
        await Assertions.Expect(edit).ToBeVisibleAsync();
        await finger.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
        await Assertions.Expect(edit).ToBeVisibleAsync();
        await edit.TapAsync();

        await Assertions.Expect(vera.Page.GetByText("Изменение сообщения")).ToBeVisibleAsync();
        await Assertions.Expect(vera.Composer).ToHaveValueAsync("подержите меня");
    }
}
