using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Playwright;
using MtsLife.Support.Events;
using MtsLife.Web.Tests.Delivery;
using Npgsql;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace MtsLife.Web.Tests.Browser;

/// <summary>What the product is for: a question that is put to nobody in particular finds its expert, and its answer is found again.</summary>
public sealed class StoryTests(OneBrowser browser)
{
    private const string Topic = "ДМС-Поволжье";
    private const string Question = "к кому я могу обратиться по поводу дмс? регион уфа-поволжье.";
    private const string Answer = "По ДМС пишите мне: телемедицину и клиники Уфы подключу за день";

    [Fact]
    public async Task A_question_asked_in_passing_finds_its_expert_and_its_answer_stays_to_be_found()
    {
        await using var asker = await browser.OpenAsync();
        await using var colleague = await browser.OpenAsync();
        await using var reader = await browser.OpenAsync();
        await using var expert = await browser.OpenAsync();
        await asker.SignInAsync("Алсу Каримова");
        await colleague.SignInAsync("Ольга Верещак");
        await reader.SignInAsync("Дарья Лукьянова");
        var (id, handle) = await UnknownAsync();
        await expert.SignInAsync(await browser.Server.SessionCookieAsync(id), browser.Server.Address);
        var department = await DepartmentAsync();
        await browser.EarnTitleAsync(department, Topic, handle, "olga.vereshchak", "darya.lukyanova", "timur.belyaev");
        var topic = await TopicAsync();

        // From here on nobody loads again what they look at.
        await reader.Page.GotoAsync($"/t/{topic}");
        var best = reader.Page.GetByRole(AriaRole.List, new() { Name = "Лучшие эксперты" });
        await Expect(best).ToContainTextAsync("Знаток · 3 принятых ответа · полезно 3 людям");
        await expert.Page.GotoAsync("/people");
        await Expect(Reached(expert)).ToHaveTextAsync("1 · 66/84");
        await using var own = await expert.BesideAsync();
        await own.Page.GotoAsync("/reputation");
        await Expect(Meter(own)).ToHaveAttributeAsync("aria-valuetext", "Уровень 1, 66 из 84 баллов");

        await asker.OpenChannelAsync(department);
        await colleague.OpenChannelAsync(department);
        await asker.Page.GetByRole(AriaRole.Button, new() { Name = "Вопрос", Exact = true }).ClickAsync();
        await asker.SayAsync(Question);
        await colleague.FileAsync(Question, Topic);
        await Expect(reader.Said(Question)).ToBeVisibleAsync();
        await Expect(reader.Row(Question).GetByText("добавлено в тему")).ToBeVisibleAsync();
        await colleague.Page.GotoAsync($"/p/{handle}");
        await Expect(Meter(colleague)).ToHaveAttributeAsync("aria-valuetext", "Уровень 1, 66 из 84 баллов");

        await Expect(expert.Page.GetByRole(AriaRole.Status).GetByText($"Спрашивают эксперта по теме #{Topic}: Алсу Каримова")).ToBeAttachedAsync();
        await expert.Page.GetByRole(AriaRole.Button, new() { NameString = "Уведомления" }).ClickAsync();
        await expert.Page.GetByRole(AriaRole.Dialog, new() { NameString = "Уведомления" })
            .GetByRole(AriaRole.Link, new() { NameString = $"Спрашивают эксперта по теме #{Topic}: Алсу Каримова" }).ClickAsync();
        await Assertions.Expect(expert.Page).ToHaveURLAsync(new Regex("post="));
        await expert.ActAsync(Question, "Ответить");
        await expert.ReplyAsync(Answer);
        await Expect(Reached(expert)).ToHaveTextAsync("1 · 68/84");

        await asker.Row(Question).GetByRole(AriaRole.Button, new() { NameString = "1 ответ" }).ClickAsync();
        var answer = asker.Thread.Locator("li.message").Filter(new() { HasText = Answer });
        await Expect(answer.GetByText("Знаток")).ToBeVisibleAsync();
        await answer.FocusAsync();
        await answer.GetByRole(AriaRole.Button, new() { Name = "Это ответ", Exact = true }).ClickAsync();

        await Expect(asker.Row(Question).GetByRole(AriaRole.Group, new() { Name = "Принятые ответы" })).ToContainTextAsync(Answer);
        await Expect(Reached(expert)).ToHaveTextAsync("2 · 88/134");
        await Expect(Meter(own)).ToHaveAttributeAsync("aria-valuetext", "Уровень 2, 88 из 134 баллов");
        await Expect(own.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "+20" }).Filter(new() { HasText = Answer })).ToContainTextAsync("Принятый ответ");
        await Expect(Meter(colleague)).ToHaveAttributeAsync("aria-valuetext", "Уровень 2, 88 из 134 баллов");
        await Expect(best).ToContainTextAsync("Знаток · 4 принятых ответа · полезно 4 людям");

        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "База знаний" }).ClickAsync();
        await reader.Page.GetByRole(AriaRole.Radio, new() { Name = "Сначала новые" }).CheckAsync();
        var known = reader.Page.GetByRole(AriaRole.List, new() { Name = "База знаний" }).GetByRole(AriaRole.Listitem).First;
        await Expect(known).ToContainTextAsync(Question);
        await Expect(known).ToContainTextAsync(Answer);

        await WorkersCaughtUp.Async(browser.Server.ConnectionString, "search");
        await reader.Page.Keyboard.PressAsync("Control+K");
        await Expect(reader.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await reader.Page.Keyboard.TypeAsync("телемедицина в Уфе");
        await reader.Page.GetByRole(AriaRole.Option, new() { NameString = "Искать" }).ClickAsync();
        await reader.Page.Locator(".results").GetByRole(AriaRole.Link, new() { NameString = Answer }).ClickAsync();
        await Expect(reader.Thread.GetByText(Answer, new() { Exact = true }).First).ToBeVisibleAsync();
        Assert.All(new[] { asker, colleague, reader, expert, own }, window => Assert.Empty(window.Complaints));
    }

    private static ILocator Reached(Window window) => window.Page.Locator("nav.sidebar .reached");

    private static ILocator Meter(Window window) => window.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Meter).First;

    /// <summary>Somebody of the demo company with whom neither its story nor another test has anything to do: no points, no titles.</summary>
    private async Task<(long Id, string Handle)> UnknownAsync()
    {
        // Whom the demo company has thanked is known only then.
        await WorkersCaughtUp.Async(browser.Server.ConnectionString, "reputation");
        await using var connection = new NpgsqlConnection(browser.Server.ConnectionString);
        return await connection.QueryFirstAsync<(long, string)>(
            """
            SELECT p.id, p.handle FROM people p
            WHERE p.kind = 'person' AND p.role = 'member' AND p.deactivated_at IS NULL AND NOT EXISTS (SELECT FROM messages m WHERE m.author_id = p.id)
              AND NOT EXISTS (SELECT FROM reputation_causes c WHERE c.person_id = p.id)
            ORDER BY p.id
            """);
    }

    private async Task<long> DepartmentAsync()
    {
        using var olga = await browser.HttpAsync("olga.vereshchak");
        var group = await olga.PostAsync("/api/groups", new { name = "Служба льгот", visibility = "open" });
        await olga.PostAsync($"/api/groups/{group.GetProperty("id").GetInt64()}/members", new { people = new[] { await browser.PersonAsync("alsu.karimova") } });
        return group.GetProperty("mainChannelId").GetInt64();
    }

    private async Task<long> TopicAsync()
    {
        await using var connection = new NpgsqlConnection(browser.Server.ConnectionString);
        return await connection.QuerySingleAsync<long>("SELECT id FROM topics WHERE name = @Topic", new { Topic });
    }
}
