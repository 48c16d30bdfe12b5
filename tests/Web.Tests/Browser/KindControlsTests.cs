using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

/// <summary>What is done with ideas, polls, gatherings and topics beside writing them. Everybody meets in a group of their own.</summary>
public sealed class KindControlsTests(OneBrowser browser)
{
    private static readonly string[] Everybody =
        ["alsu.karimova", "anna.rudaya", "gleb.nesterov", "darya.lukyanova", "nailya.akhmetova", "marat.yusupov", "olga.vereshchak"];

    [Fact]
    public async Task A_moderator_says_what_becomes_of_an_idea_and_it_is_found_by_that()
    {
        await using var marat = await OpenAsync("Марат Юсупов");
        await using var alsu = await OpenAsync("Алсу Каримова");
        var channel = await GroupAsync("marat.yusupov");
        await marat.OpenChannelAsync(channel);
        await alsu.OpenChannelAsync(channel);
        var title = $"Пуфики {Guid.NewGuid():N}";
        await ChooseAsync(alsu, "Идея");
        await alsu.Page.GetByRole(AriaRole.Textbox, new() { Name = "Заголовок" }).FillAsync(title);
        await alsu.SayAsync("чтобы было где присесть");

        var judged = marat.Row("чтобы было где присесть");
        await judged.GetByRole(AriaRole.Button, new() { Name = "Состояние: Новая" }).ClickAsync();
        await marat.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Принята" }).ClickAsync();
        var own = alsu.Row("чтобы было где присесть");
        await Assertions.Expect(own.GetByText("Состояние: Принята")).ToHaveCountAsync(1);
        await Assertions.Expect(own.GetByRole(AriaRole.Button, new() { Name = "Состояние" })).ToHaveCountAsync(0);
        await own.GetByRole(AriaRole.Button, new() { NameString = "Поддержать идею" }).ClickAsync();
        await Assertions.Expect(judged.GetByRole(AriaRole.Button, new() { Name = "Поддержать идею, 1 голос" })).ToBeVisibleAsync();

        await alsu.Page.GotoAsync("/apps/idea");
        await alsu.Page.GetByRole(AriaRole.Link, new() { Name = "Приняты" }).ClickAsync();
        await Assertions.Expect(alsu.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        Assert.Empty((await alsu.Page.RunAxe()).Violations);
        await alsu.Page.GetByRole(AriaRole.Link, new() { Name = "Отклонены" }).ClickAsync();
        await Assertions.Expect(alsu.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToHaveCountAsync(0);
        Assert.Empty(marat.Complaints);
        Assert.Empty(alsu.Complaints);
    }

    [Fact]
    public async Task Who_asked_ends_the_poll_and_everybody_sees_who_chose_what()
    {
        await using var gleb = await OpenAsync("Глеб Нестеров");
        await using var anna = await OpenAsync("Анна Рудая");
        var channel = await GroupAsync("marat.yusupov");
        await gleb.OpenChannelAsync(channel);
        await gleb.SayAsync("/poll \"что берём в поход?\" \"чай\" \"котелок\" \"гитару\" --multi");
        await anna.OpenChannelAsync(channel);
        var card = anna.Row("что берём в поход?");
        await card.GetByRole(AriaRole.Checkbox, new() { Name = "чай" }).CheckAsync();
        await card.GetByRole(AriaRole.Checkbox, new() { Name = "гитару" }).CheckAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Проголосовать" }).ClickAsync();
        await Assertions.Expect(card.GetByText("100 %")).ToHaveCountAsync(2);
        await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { Name = "Завершить опрос" })).ToHaveCountAsync(0);

        var asked = gleb.Row("что берём в поход?");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Кто голосовал" }).ClickAsync();
        var dialog = gleb.Page.GetByRole(AriaRole.Dialog);
        foreach (var (option, voters) in new[] { ("чай", 1), ("котелок", 0), ("гитару", 1) })
            await Assertions.Expect(dialog.GetByRole(AriaRole.Region, new() { NameString = option }).GetByText("Анна Рудая")).ToHaveCountAsync(voters);
        Assert.Empty((await gleb.Page.RunAxe()).Violations);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Закрыть" }).ClickAsync();

        await asked.GetByRole(AriaRole.Button, new() { Name = "Завершить опрос" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Завершить опрос" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(card.GetByText("Опрос завершён")).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);

        await anna.Page.GotoAsync("/apps/poll");
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Завершены" }).ClickAsync();
        await Assertions.Expect(anna.Said("что берём в поход?")).ToBeVisibleAsync();
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Идут" }).ClickAsync();
        await Assertions.Expect(anna.Said("что берём в поход?")).ToHaveCountAsync(0);
        Assert.Empty(gleb.Complaints);
        Assert.Empty(anna.Complaints);
    }

    [Fact]
    public async Task An_anonymous_poll_says_of_how_many_votes_its_bars_are_and_names_who_voted_only()
    {
        await using var olga = await OpenAsync("Ольга Верещак");
        var channel = await GroupAsync("marat.yusupov");
        await olga.OpenChannelAsync(channel);
        await ChooseAsync(olga, "Опрос");
        await olga.Page.GetByRole(AriaRole.Textbox, new() { Name = "Вариант 1" }).FillAsync("за");
        await olga.Page.GetByRole(AriaRole.Textbox, new() { Name = "Вариант 2" }).FillAsync("против");
        await olga.Page.GetByLabel("Анонимно").CheckAsync();
        await olga.SayAsync("переезжаем?");
        var card = olga.Row("переезжаем?");
        await Assertions.Expect(card.GetByRole(AriaRole.Radio)).ToHaveCountAsync(2);
        var poll = (await LastAsync("olga.vereshchak", channel)).GetProperty("message").GetProperty("id").GetInt64();
        foreach (var (voter, at) in Everybody.Take(6).Select((voter, at) => (voter, at)))
            await SendAsync(voter, "POST", $"/api/messages/{poll}/votes", new { options = new[] { at is 0 or 5 ? 1 : 2 } });

        await Assertions.Expect(card.GetByText("6 голосов")).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByText("показаны 5 голосов")).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByText("20 %")).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByText("80 %")).ToBeVisibleAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Кто голосовал" }).ClickAsync();
        await Assertions.Expect(olga.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Region)).ToHaveCountAsync(1);
        await Assertions.Expect(olga.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(6);
        Assert.Empty(olga.Complaints);
    }

    [Fact]
    public async Task A_gathering_lists_who_comes_and_is_moved_by_whoever_called_it()
    {
        await using var olga = await OpenAsync("Ольга Верещак");
        await using var anna = await OpenAsync("Анна Рудая");
        var channel = await GroupAsync("marat.yusupov");
        var text = $"берите воду {Guid.NewGuid():N}";
        await SendAsync("olga.vereshchak", "POST", $"/api/channels/{channel}/messages",
            new { clientId = Guid.NewGuid(), text, kind = "gathering", title = "Пробежка", card = new { startsAt = DateTime.UtcNow.AddDays(2), place = "Парк" } });
        await olga.OpenChannelAsync(channel);
        await anna.OpenChannelAsync(channel);
        await anna.Row(text).GetByRole(AriaRole.Button, new() { NameString = "Возможно" }).ClickAsync();
        await Assertions.Expect(anna.Row(text).GetByRole(AriaRole.Button, new() { Name = "Изменить время и место" })).ToHaveCountAsync(0);

        await olga.Row(text).GetByRole(AriaRole.Button, new() { Name = "Кто идёт" }).ClickAsync();
        var dialog = olga.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Region, new() { NameString = "Возможно" }).GetByText("Анна Рудая")).ToBeVisibleAsync();
        Assert.Empty((await olga.Page.RunAxe()).Violations);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Закрыть" }).ClickAsync();

        await olga.Row(text).GetByRole(AriaRole.Button, new() { Name = "Изменить время и место" }).ClickAsync();
        await Assertions.Expect(dialog.GetByLabel("Где")).ToHaveValueAsync("Парк");
        await dialog.GetByLabel("Начало").FillAsync("2020-01-01T10:00");
        await Assertions.Expect(dialog.GetByText("Это время уже прошло.")).ToBeVisibleAsync();
        var year = DateTime.UtcNow.Year + 1;
        await dialog.GetByLabel("Начало").FillAsync($"{year}-03-27T18:30");
        await dialog.GetByLabel("Где").FillAsync("Набережная");
        Assert.Empty((await olga.Page.RunAxe()).Violations);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(anna.Row(text).GetByText("Набережная")).ToBeVisibleAsync();
        await Assertions.Expect(anna.Row(text).GetByText("18:30")).ToBeVisibleAsync();

        await anna.Page.GotoAsync("/apps/gathering");
        await Assertions.Expect(anna.Said(text)).ToBeVisibleAsync();
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Прошедшие" }).ClickAsync();
        await Assertions.Expect(anna.Said(text)).ToHaveCountAsync(0);
        Assert.Empty(olga.Complaints);
        Assert.Empty(anna.Complaints);
    }

    [Fact]
    public async Task News_are_narrowed_to_a_group_and_the_address_remembers_it()
    {
        await using var anna = await OpenAsync("Анна Рудая");
        var channel = await GroupAsync("anna.rudaya");
        var title = $"Новость {Guid.NewGuid():N}";
        await SendAsync("anna.rudaya", "POST", $"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = "", kind = "news", title });
        var group = (await SendAsync("anna.rudaya", "GET", $"/api/channels/{channel}")).GetProperty("groupId").GetInt64();

        await anna.Page.GotoAsync("/apps/news");
        var news = anna.Page.GetByRole(AriaRole.List, new() { Name = "Новости" }).GetByRole(AriaRole.Article);
        await Assertions.Expect(news.Nth(1)).ToBeVisibleAsync();
        await anna.Page.GetByLabel("Группа").SelectOptionAsync($"{group}");
        await Assertions.Expect(news).ToHaveCountAsync(1);
        await Assertions.Expect(news.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        await anna.Page.ReloadAsync();
        await Assertions.Expect(news).ToHaveCountAsync(1);
        await Assertions.Expect(anna.Page.GetByLabel("Группа")).ToHaveValueAsync($"{group}");
        await anna.Page.GetByLabel("Тема").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Assertions.Expect(anna.Page.GetByText("Ничего не нашлось")).ToBeVisibleAsync();
        Assert.Empty((await anna.Page.RunAxe()).Violations);
        Assert.Empty(anna.Complaints);
    }

    [Fact]
    public async Task A_topic_made_mandatory_for_a_region_reaches_it_and_cannot_be_left_there()
    {
        await using var vera = await OpenAsync("Вера Логинова");
        await using var marat = await OpenAsync("Марат Юсупов");
        var name = $"область{Guid.NewGuid():N}"[..24];
        var channel = await GroupAsync("marat.yusupov");
        await SendAsync("marat.yusupov", "POST", $"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = $"о #{name}" });
        var topic = (await SendAsync("marat.yusupov", "GET", $"/api/topics?q={name}")).GetProperty("topics")[0].GetProperty("id").GetInt64();
        await vera.Page.GotoAsync($"/t/{topic}");
        await marat.Page.GotoAsync($"/t/{topic}");
        var card = marat.Page.GetByRole(AriaRole.Group, new() { Name = $"#{name}" });
        await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { Name = "Подписаться" })).ToBeVisibleAsync();

        await vera.Page.GetByRole(AriaRole.Button, new() { Name = "Изменить тему" }).ClickAsync();
        var form = vera.Page.GetByRole(AriaRole.Dialog);
        await form.GetByRole(AriaRole.Button, new() { Name = "Выбрать подразделение" }).ClickAsync();
        await form.GetByRole(AriaRole.Combobox).First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await form.GetByRole(AriaRole.Combobox).Nth(1).SelectOptionAsync("Урал");
        await form.GetByRole(AriaRole.Button, new() { Name = "Добавить подразделение" }).ClickAsync();
        Assert.Empty((await vera.Page.RunAxe()).Violations);
        await form.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await Assertions.Expect(form).ToHaveCountAsync(0);

        foreach (var page in new[] { vera.Page, marat.Page })
            await Assertions.Expect(page.GetByText("Подписаны все в подразделениях: Урал")).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByText("Обязательная подписка")).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { Name = "писаться" })).ToHaveCountAsync(0);
        await Assertions.Expect(vera.Page.GetByRole(AriaRole.Group, new() { Name = $"#{name}" }).GetByRole(AriaRole.Button, new() { Name = "Подписаться" })).ToBeVisibleAsync();

        await vera.Page.GetByRole(AriaRole.Button, new() { Name = "Изменить тему" }).ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Убрать: Урал" }).ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { Name = "Отписаться" })).ToBeVisibleAsync();
        Assert.Empty(vera.Complaints);
        Assert.Empty(marat.Complaints);
    }

    [Fact]
    public async Task What_was_begun_keeps_its_kind_its_fields_and_its_topics_over_a_reload()
    {
        await using var darya = await OpenAsync("Дарья Лукьянова");
        var channel = await GroupAsync("marat.yusupov");
        await darya.OpenChannelAsync(channel);
        await ChooseAsync(darya, "Опрос");
        await darya.Page.GetByRole(AriaRole.Textbox, new() { Name = "Вариант 1" }).FillAsync("утром");
        await darya.Page.GetByRole(AriaRole.Textbox, new() { Name = "Вариант 2" }).FillAsync("вечером");
        await darya.Page.GetByLabel("Можно выбрать несколько вариантов").CheckAsync();
        await darya.Composer.FillAsync("когда учёба?");
        await darya.Page.Locator("nav.sidebar a").First.ClickAsync();
        await Assertions.Expect(darya.Page).Not.ToHaveURLAsync(new Regex($"/c/{channel}$"));
        await darya.OpenChannelAsync(channel);

        await Assertions.Expect(darya.Page.GetByRole(AriaRole.Textbox, new() { Name = "Вариант 2" })).ToHaveValueAsync("вечером");
        await Assertions.Expect(darya.Page.GetByLabel("Можно выбрать несколько вариантов")).ToBeCheckedAsync();
        await Assertions.Expect(darya.Composer).ToHaveValueAsync("когда учёба?");
        await darya.Composer.PressAsync("Enter");
        await Assertions.Expect(darya.Row("когда учёба?").GetByRole(AriaRole.Checkbox, new() { Name = "утром" })).ToBeVisibleAsync();
        await Assertions.Expect(darya.Composer).ToHaveValueAsync("");

        await ChooseAsync(darya, "Новость");
        await darya.Page.GetByRole(AriaRole.Textbox, new() { Name = "Заголовок" }).FillAsync("Учёба завтра");
        await darya.SayAsync("приходите все");
        await Assertions.Expect(darya.Row("приходите все").GetByRole(AriaRole.Heading, new() { Name = "Учёба завтра" })).ToBeVisibleAsync();
        Assert.Empty(darya.Complaints);
    }

    [Fact]
    public async Task Publications_on_a_profile_can_be_voted_on_as_in_their_channel()
    {
        await using var gleb = await OpenAsync("Глеб Нестеров");
        var channel = await GroupAsync("nailya.akhmetova");
        var asked = $"какой день лучше {Guid.NewGuid():N}?";
        await SendAsync("nailya.akhmetova", "POST", $"/api/channels/{channel}/messages",
            new { clientId = Guid.NewGuid(), text = asked, kind = "poll", card = new { options = new[] { "среда", "пятница" } } });
        await gleb.Page.GotoAsync("/p/nailya.akhmetova");
        var published = gleb.Page.GetByRole(AriaRole.List, new() { Name = "Публикации" }).GetByRole(AriaRole.Article).Filter(new() { HasText = asked });
        await published.GetByRole(AriaRole.Radio, new() { Name = "пятница" }).CheckAsync();
        await published.GetByRole(AriaRole.Button, new() { Name = "Проголосовать" }).ClickAsync();
        await Assertions.Expect(published.GetByText("Ваш голос учтён")).ToBeVisibleAsync();
        await Assertions.Expect(published.GetByText("100 %")).ToBeVisibleAsync();
        Assert.Empty((await gleb.Page.RunAxe()).Violations);
        Assert.Empty(gleb.Complaints);
    }

    private async Task<Window> OpenAsync(string name)
    {
        var window = await browser.OpenAsync();
        await window.SignInAsync(name);
        return window;
    }

    private static async Task ChooseAsync(Window window, string kind)
    {
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Ещё", Exact = true }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = kind }).ClickAsync();
    }

    /// <summary>An open group of somebody's that no other test knows, with everybody in it; its main channel.</summary>
    private async Task<long> GroupAsync(string owner)
    {
        var group = await SendAsync(owner, "POST", "/api/groups", new { name = $"Затея {Guid.NewGuid():N}", visibility = "open" });
        var people = await Task.WhenAll(Everybody.Where(handle => handle != owner).Select(browser.PersonAsync));
        await SendAsync(owner, "POST", $"/api/groups/{group.GetProperty("id").GetInt64()}/members", new { people });
        return group.GetProperty("mainChannelId").GetInt64();
    }

    private async Task<JsonElement> LastAsync(string reader, long channel) =>
        (await SendAsync(reader, "GET", $"/api/channels/{channel}/messages")).GetProperty("messages").EnumerateArray().Last();

    private async Task<JsonElement> SendAsync(string handle, string method, string address, object? body = null)
    {
        using var http = new HttpClient { BaseAddress = browser.Server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await browser.TokenAsync(handle));
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await http.SendAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {address}: {said}");
        return JsonDocument.Parse(said.Length == 0 ? "{}" : said).RootElement;
    }
}
