using Microsoft.Playwright;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

public sealed class ProfilePageTests(OneBrowser browser)
{
    [Fact]
    public async Task A_profile_brings_its_own_part_shows_a_new_status_live_and_leads_to_a_public_word()
    {
        await using var vera = await browser.OpenAsync();
        await using var marat = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await marat.SignInAsync("Марат Юсупов");

        vera.Requests.Clear();
        await vera.Page.GotoAsync("/p/marat.yusupov");
        await Assertions.Expect(vera.Page.GetByRole(AriaRole.Link, new() { Name = "Публикации" })).ToBeVisibleAsync();
        Assert.Contains(vera.Requests, r => r.ResourceType == "script" && r.Url.Contains("ProfilePage", StringComparison.Ordinal));

        await marat.Page.GotoAsync("/settings/profile");
        var text = $"В пути {Guid.NewGuid():N}";
        await marat.Page.GetByLabel("Чем заняты").FillAsync(text);
        await marat.Page.GetByRole(AriaRole.Button, new() { Name = "Поставить статус" }).ClickAsync();
        await Assertions.Expect(vera.Page.Locator("main").GetByText(text).First).ToBeVisibleAsync();
        await Assertions.Expect(marat.Page.Locator("nav.sidebar").GetByText(text)).ToBeVisibleAsync();

        await marat.Page.GetByRole(AriaRole.Button, new() { Name = "Убрать", Exact = true }).ClickAsync();
        await Assertions.Expect(vera.Page.Locator("main").GetByText(text)).ToHaveCountAsync(0);
        await Assertions.Expect(marat.Page.Locator("nav.sidebar").GetByText(text)).ToHaveCountAsync(0);

        await vera.Page.GetByRole(AriaRole.Button, new() { Name = "Публичное сообщение" }).ClickAsync();
        await vera.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Вся компания" }).ClickAsync();
        await Assertions.Expect(vera.Composer).ToHaveValueAsync("@marat.yusupov ");
        await vera.Composer.FillAsync("");
        Assert.Empty(vera.Complaints);
        Assert.Empty(marat.Complaints);
    }

    [Fact]
    public async Task A_recommended_colleague_is_followed_with_one_click_and_the_next_takes_the_place()
    {
        await using var window = await browser.OpenAsync();
        await window.SignInAsync("Анна Рудая");
        await window.Page.GotoAsync("/");
        var rows = window.Page.GetByRole(AriaRole.Region, new() { Name = "Рекомендуемые люди" }).GetByRole(AriaRole.Listitem);
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        var name = await rows.First.Locator("bdi").InnerTextAsync();
        await rows.First.GetByRole(AriaRole.Button, new() { Name = $"Подписаться: {name}" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText($"Вы подписались: {name}")).ToBeVisibleAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        await Assertions.Expect(rows.Locator("bdi").GetByText(name, new() { Exact = true })).ToHaveCountAsync(0);

        await rows.First.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Подписаться" })).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }
}
