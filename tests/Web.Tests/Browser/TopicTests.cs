using Microsoft.Playwright;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

/// <summary>What is filed and voted on while others look: two at their screens.</summary>
public sealed class TopicTests(OneBrowser browser)
{
    [Fact]
    public async Task A_topic_added_later_brings_the_message_into_its_channel_while_somebody_looks_at_it()
    {
        await using var vera = await browser.OpenAsync();
        await using var gleb = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await gleb.SignInAsync("Глеб Нестеров");
        await vera.OpenChannelAsync(await browser.ChannelAsync("Отдел коммуникаций"));
        await vera.SayAsync("первое по #полисы");
        await vera.Row("первое по #полисы").GetByRole(AriaRole.Link, new() { Name = "#полисы" }).ClickAsync();
        await Assertions.Expect(vera.Page.GetByText("в группе «Отдел коммуникаций»")).ToBeVisibleAsync();

        await gleb.OpenChannelAsync(await browser.ChannelAsync("Отдел коммуникаций"));
        await gleb.SayAsync("второе, без темы");
        await gleb.FileAsync("второе, без темы", "полисы");

        await Assertions.Expect(vera.Said("второе, без темы")).ToBeVisibleAsync();
        await Assertions.Expect(vera.Row("второе, без темы").GetByText("добавлено в тему")).ToBeVisibleAsync();
        await Assertions.Expect(gleb.Row("второе, без темы").GetByText("Глеб Нестеров добавил(а) тему #полисы")).ToBeVisibleAsync();
        Assert.Empty(vera.Complaints);
        Assert.Empty(gleb.Complaints);
    }

    [Fact]
    public async Task A_vote_moves_the_bars_of_whoever_looks_at_the_poll()
    {
        await using var vera = await browser.OpenAsync();
        await using var gleb = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await gleb.SignInAsync("Глеб Нестеров");
        var channel = await browser.ChannelAsync("Отдел коммуникаций");
        await vera.OpenChannelAsync(channel);
        await gleb.OpenChannelAsync(channel);

        await vera.Page.GetByRole(AriaRole.Button, new() { Name = "Ещё", Exact = true }).ClickAsync();
        await vera.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Опрос" }).ClickAsync();
        await vera.Page.GetByRole(AriaRole.Textbox, new() { Name = "Вариант 1" }).FillAsync("чай");
        await vera.Page.GetByRole(AriaRole.Textbox, new() { Name = "Вариант 2" }).FillAsync("кофе");
        await vera.SayAsync("что пьём утром?");
        await gleb.Row("что пьём утром?").GetByRole(AriaRole.Radio, new() { Name = "кофе" }).CheckAsync();
        await gleb.Row("что пьём утром?").GetByRole(AriaRole.Button, new() { Name = "Проголосовать" }).ClickAsync();

        await Assertions.Expect(gleb.Row("что пьём утром?").GetByText("Ваш голос учтён")).ToBeVisibleAsync();
        await Assertions.Expect(vera.Row("что пьём утром?").GetByText("1 голос")).ToBeVisibleAsync();
        await Assertions.Expect(vera.Row("что пьём утром?").GetByText("100 %")).ToBeVisibleAsync();
        Assert.Empty(vera.Complaints);
    }
}
