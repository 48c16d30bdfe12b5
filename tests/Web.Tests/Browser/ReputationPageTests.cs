using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace MtsLife.Web.Tests.Browser;

public sealed class ReputationPageTests(OneBrowser browser)
{
    [Fact]
    public async Task Leaders_of_a_region_are_chosen_and_the_address_keeps_them()
    {
        await using var darya = await browser.OpenAsync();
        await darya.SignInAsync("Дарья Лукьянова");
        await darya.Page.GotoAsync("/reputation/leaders");
        var leaders = darya.Page.GetByRole(AriaRole.Region, new() { Name = "Лидеры" });
        await leaders.GetByLabel("Всё время").CheckAsync();
        await leaders.GetByLabel("Регион или отдел").SelectOptionAsync(new SelectOptionValue { Label = "Урал" });
        await Expect(darya.Page).ToHaveURLAsync(new Regex("unit="));
        var region = (await darya.Page.EvaluateAsync<string>("() => location.search"))["?unit=".Length..];
        // Read at one moment like another: workers and other tests go on giving points.
        await Until.TrueAsync(async () =>
        {
            var first = await FirstAsync(region);
            await darya.Page.ReloadAsync();
            await leaders.GetByLabel("Всё время").CheckAsync();
            await Expect(leaders.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
            return (await leaders.GetByRole(AriaRole.Listitem).First.InnerTextAsync()).Contains(first, StringComparison.Ordinal);
        });

        // The choice goes on below the region.
        var shops = leaders.GetByLabel("Салон или офис");
        await shops.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(darya.Page).Not.ToHaveURLAsync(new Regex($"unit={region}$"));
        var shop = await shops.InputValueAsync();

        await darya.Page.ReloadAsync();
        await Expect(leaders.GetByLabel("Регион или отдел")).ToHaveValueAsync(region);
        await Expect(shops).ToHaveValueAsync(shop);
        await leaders.GetByLabel("Регион или отдел").SelectOptionAsync(new SelectOptionValue { Label = "Вся компания" });
        await Expect(shops).ToHaveCountAsync(0);
        await Expect(darya.Page).Not.ToHaveURLAsync(new Regex("unit="));
        Assert.Empty(darya.Complaints);
    }

    [Fact]
    public async Task An_administrator_changes_what_is_worth_how_much_and_everybody_reads_from_which_day()
    {
        await using var vera = await browser.OpenAsync();
        await using var darya = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await darya.SignInAsync("Дарья Лукьянова");
        await vera.Page.GotoAsync("/reputation/rules");
        await vera.Page.GetByRole(AriaRole.Button, new() { Name = "Изменить правила" }).ClickAsync();
        var form = vera.Page.GetByRole(AriaRole.Dialog, new() { Name = "Изменить правила" });
        var save = form.GetByRole(AriaRole.Button, new() { Name = "Сохранить" });
        await Expect(save).ToBeDisabledAsync();
        await form.GetByLabel("Ответ на вопрос: Баллы").FillAsync("три");
        await Expect(form.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Баллы и пределы: целые числа от 0 до 10\u202f000.");
        await form.GetByLabel("Ответ на вопрос: Баллы").FillAsync("3");
        await form.GetByLabel("С какого дня").FillAsync($"{DateTime.UtcNow.AddDays(90):yyyy-MM-dd}");
        await save.ClickAsync();
        await Expect(form).ToHaveCountAsync(0);

        await darya.Page.GotoAsync("/reputation");
        await darya.Page.GetByRole(AriaRole.Link, new() { Name = "За что дают баллы" }).ClickAsync();
        var rules = darya.Page.GetByRole(AriaRole.Region, new() { Name = "За что дают баллы" });
        await Expect(rules.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ответ на вопрос" })).ToContainTextAsync(["+2", "+2 → +3"]);
        await Expect(rules.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        Assert.Empty(vera.Complaints);
        Assert.Empty(darya.Complaints);
    }

    private async Task<string> FirstAsync(string unit)
    {
        using var http = await browser.HttpAsync("vera.loginova");
        return (await http.GetAsync($"/api/reputation/leaders?period=all&unit={unit}")).GetProperty("first")[0].GetProperty("person").GetProperty("name").GetString()!;
    }
}
