using Microsoft.Playwright;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

/// <summary>The middle of the story: a question, a topic that somebody else adds, and the expert who hears of it.</summary>
public sealed class ExpertPageTests(OneBrowser browser)
{
    [Fact]
    public async Task The_expert_hears_of_a_question_as_soon_as_a_colleague_adds_the_topic()
    {
        await using var vera = await browser.OpenAsync();
        await using var nailya = await browser.OpenAsync();
        await using var gleb = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await nailya.SignInAsync("Наиля Ахметова");
        await gleb.SignInAsync("Глеб Нестеров");
        var channel = await browser.ChannelAsync("Отдел коммуникаций");
        await browser.EarnTitleAsync(channel, "страховка", "gleb.nesterov", "vera.loginova", "nailya.akhmetova", "anna.rudaya");
        await gleb.Page.GotoAsync("/people");

        await vera.OpenChannelAsync(channel);
        await nailya.OpenChannelAsync(channel);
        await vera.Page.GetByRole(AriaRole.Button, new() { Name = "Вопрос", Exact = true }).ClickAsync();
        await vera.SayAsync("к кому я могу обратиться по поводу страховки?");
        await nailya.FileAsync("к кому я могу обратиться по поводу страховки?", "страховка");

        await Assertions.Expect(gleb.Page.GetByRole(AriaRole.Status).GetByText("Спрашивают эксперта по теме #страховка: Вера Логинова")).ToBeAttachedAsync();
        var put = vera.Row("к кому я могу обратиться по поводу страховки?");
        await Assertions.Expect(put.GetByText("Спросили экспертов:")).ToBeVisibleAsync();
        await Assertions.Expect(put.GetByText("Знаток по теме #страховка, 3 принятых ответа")).ToBeVisibleAsync();

        // Who asked looks why: the profile has the title, and the answers behind it.
        await put.GetByRole(AriaRole.Link, new() { Name = "Глеб Нестеров" }).ClickAsync();
        await Assertions.Expect(vera.Page.GetByText("Знаток по темам:")).ToBeVisibleAsync();
        await vera.Page.GetByRole(AriaRole.Button, new() { Name = "#страховка" }).ClickAsync();
        var evidence = vera.Page.GetByRole(AriaRole.Dialog, new() { Name = "Ответы по теме #страховка" });
        await Assertions.Expect(evidence.GetByText("Полис у кадровика")).ToHaveCountAsync(3);
        Assert.Empty(vera.Complaints);
        Assert.Empty(gleb.Complaints);
    }
}
