using Microsoft.Playwright;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

/// <summary>What people do with what others said: two at their screens.</summary>
public sealed class ThreadTests(OneBrowser browser)
{
    [Fact]
    public async Task A_reaction_is_seen_at_once_by_both_and_taken_back()
    {
        var (vera, nailya) = await TwoAsync("Отдел коммуникаций");
        await using var first = vera;
        await using var second = nailya;
        await vera.SayAsync("нравится ли это");
        await Assertions.Expect(nailya.Said("нравится ли это")).ToBeVisibleAsync();

        await nailya.ActAsync("нравится ли это", "Нравится");
        await Assertions.Expect(nailya.Row("нравится ли это").GetByText("Вам это нравится")).ToBeVisibleAsync();
        await Assertions.Expect(vera.Row("нравится ли это").GetByText("Это нравится: Наиля Ахметова")).ToBeVisibleAsync();
        await vera.Row("нравится ли это").GetByRole(AriaRole.Button, new() { Name = "Нравится, 1 сотрудник" }).ClickAsync();
        await Assertions.Expect(nailya.Row("нравится ли это").GetByText("Вам и ещё 1 пользователю это нравится")).ToBeVisibleAsync();

        await nailya.Row("нравится ли это").GetByRole(AriaRole.Button, new() { Name = "Нравится, 2 сотрудника" }).ClickAsync();
        await Assertions.Expect(vera.Row("нравится ли это").GetByText("Вам это нравится")).ToBeVisibleAsync();
        Assert.Empty(vera.Complaints);
    }

    [Fact]
    public async Task Two_talk_in_a_thread_and_its_author_follows_it()
    {
        var (vera, nailya) = await TwoAsync("Отдел коммуникаций");
        await using var first = vera;
        await using var second = nailya;
        await vera.SayAsync("корень обсуждения");
        await Assertions.Expect(nailya.Said("корень обсуждения")).ToBeVisibleAsync();

        await nailya.ActAsync("корень обсуждения", "Ответить");
        await nailya.ReplyAsync("первый ответ");
        await Assertions.Expect(nailya.Thread.GetByText("первый ответ", new() { Exact = true })).ToHaveCountAsync(1);
        await vera.Row("корень обсуждения").GetByRole(AriaRole.Button, new() { NameString = "1 ответ" }).ClickAsync();
        await Assertions.Expect(vera.Thread.GetByText("первый ответ", new() { Exact = true })).ToHaveCountAsync(1);
        await vera.ReplyAsync("второй ответ");
        await Assertions.Expect(nailya.Thread.GetByText("второй ответ", new() { Exact = true })).ToHaveCountAsync(1);
        await Assertions.Expect(nailya.Row("корень обсуждения").GetByText("2 ответа")).ToBeVisibleAsync();

        await vera.Page.GetByRole(AriaRole.Link, new() { NameString = "Обсуждения" }).ClickAsync();
        var followed = vera.Page.GetByRole(AriaRole.List, new() { NameString = "Обсуждения" }).GetByRole(AriaRole.Link, new() { NameString = "корень обсуждения" });
        await Assertions.Expect(followed).ToBeVisibleAsync();
        await Assertions.Expect(followed.GetByText("новых")).ToHaveCountAsync(0);
        await nailya.ReplyAsync("третий ответ");
        await Assertions.Expect(followed.GetByText("1 новый")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(vera.Page.GetByRole(AriaRole.Link, new() { NameString = "с новыми ответами" })).ToBeVisibleAsync();
        await followed.ClickAsync();
        await Assertions.Expect(vera.Thread.GetByText("третий ответ", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(vera.Row("корень обсуждения").GetByText("3 ответа")).ToBeVisibleAsync();
        await Assertions.Expect(vera.Row("корень обсуждения").GetByText("есть новые ответы")).ToHaveCountAsync(0);
        Assert.Empty(vera.Complaints);
        Assert.Empty(nailya.Complaints);
    }

    [Fact]
    public async Task The_first_reply_is_written_without_a_link_and_comes_once()
    {
        await using var vera = await browser.OpenAsync();
        await using var gleb = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await gleb.HoldLinksAsync();
        await gleb.SignInAsync("Глеб Нестеров");
        var channel = await browser.ChannelAsync("Вся компания");
        await vera.OpenChannelAsync(channel);
        await gleb.OpenChannelAsync(channel);
        await vera.SayAsync("кто ответит без связи");
        await Assertions.Expect(gleb.Said("кто ответит без связи")).ToBeVisibleAsync();

        await gleb.GoOfflineAsync();
        await gleb.ActAsync("кто ответит без связи", "Ответить");
        await gleb.ReplyAsync("отвечаю без связи");
        await Assertions.Expect(gleb.Thread.GetByText("отвечаю без связи", new() { Exact = true })).ToBeVisibleAsync();
        await gleb.ComeBackAsync();

        await Assertions.Expect(vera.Row("кто ответит без связи").GetByText("1 ответ")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(gleb.Thread.GetByText("отвечаю без связи", new() { Exact = true })).ToHaveCountAsync(1);
        await Stored.EventuallyAsync(browser.Server, "отвечаю без связи");
    }

    private async Task<(Window Vera, Window Nailya)> TwoAsync(string group)
    {
        var vera = await browser.OpenAsync();
        var nailya = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await nailya.SignInAsync("Наиля Ахметова");
        var channel = await browser.ChannelAsync(group);
        await vera.OpenChannelAsync(channel);
        await nailya.OpenChannelAsync(channel);
        return (vera, nailya);
    }
}
