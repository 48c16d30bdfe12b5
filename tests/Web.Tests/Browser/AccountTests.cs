using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MtsLife.Support;
using MtsLife.Web.Tests.SignIn;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

/// <summary>Coming in with a password and leaving, at the screen.</summary>
public sealed class AccountTests(OneBrowser browser)
{
    private const string Old = "первый длинный пароль", New = "второй длинный пароль";

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_keeps_this_one_and_signs_in()
    {
        await using var here = await browser.OpenAsync();
        await using var there = await browser.OpenAsync();
        var login = await InviteAsync();
        await SignInAsync(here, login, Old);
        await SignInAsync(there, login, Old);

        await here.Page.GotoAsync("/settings/security");
        await here.Page.GetByLabel("Нынешний пароль").FillAsync(Old);
        await here.Page.GetByLabel("Новый пароль").FillAsync(New);
        await here.Page.GetByRole(AriaRole.Button, new() { NameString = "Сменить пароль" }).ClickAsync();

        await Assertions.Expect(here.Page.GetByText("Пароль изменён, остальные сеансы завершены.")).ToBeVisibleAsync();
        await Assertions.Expect(there.Page).ToHaveURLAsync(new Regex("/sign-in$"));
        await here.Page.ReloadAsync();
        await Assertions.Expect(here.Page.Locator("nav:visible").First).ToBeVisibleAsync();
        await there.Page.GetByLabel("Логин").FillAsync(login);
        await there.Page.GetByLabel("Пароль", new() { Exact = true }).FillAsync(Old);
        await there.Page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(there.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await SignInAsync(there, login, New);
    }

    [Fact]
    public async Task Who_signs_out_with_something_unsent_is_asked_and_may_stay()
    {
        await using var anna = await browser.OpenAsync();
        await anna.HoldLinksAsync();
        await anna.SignInAsync("Анна Рудая");
        await anna.OpenChannelAsync(await browser.ChannelAsync("Вся компания"));
        await anna.GoOfflineAsync();
        await anna.SayAsync("останется, если остаться");

        var question = await AskToLeaveAsync(anna);
        await question.GetByRole(AriaRole.Button, new() { NameString = "Отмена" }).ClickAsync();
        await Assertions.Expect(question).ToBeHiddenAsync();
        question = await AskToLeaveAsync(anna);
        await question.GetByRole(AriaRole.Button, new() { NameString = "Выйти и удалить" }).ClickAsync();
        // Without the server there is no signing out: the cookie would go on living.
        await Assertions.Expect(question.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Нет связи с сервером.");
        await question.GetByRole(AriaRole.Button, new() { NameString = "Отмена" }).ClickAsync();
        await anna.ComeBackAsync();

        await Stored.EventuallyAsync(browser.Server, "останется, если остаться");
    }

    [Fact]
    public async Task Who_signs_out_all_the_same_leaves_nothing_behind()
    {
        await using var anna = await browser.OpenAsync();
        await anna.SignInAsync("Анна Рудая");
        var channel = await browser.ChannelAsync("Вся компания");
        await anna.CutTalkAsync();
        await anna.OpenChannelAsync(channel);
        await anna.SayAsync("уйдёт вместе с ней");

        var question = await AskToLeaveAsync(anna);
        await question.GetByRole(AriaRole.Button, new() { NameString = "Выйти и удалить" }).ClickAsync();
        await Assertions.Expect(anna.Page).ToHaveURLAsync(new Regex("/sign-in$"));

        await anna.Context.UnrouteAllAsync();
        await anna.SignInAsync("Анна Рудая");
        await anna.OpenChannelAsync(channel);
        await Assertions.Expect(anna.Page.Locator(".message").First).ToBeVisibleAsync();
        await Assertions.Expect(anna.Said("уйдёт вместе с ней")).ToHaveCountAsync(0);
    }

    private static async Task<ILocator> AskToLeaveAsync(Window window)
    {
        await window.Page.Locator("nav button.own, button.own").First.ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { NameString = "Выйти" }).ClickAsync();
        var question = window.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(question).ToContainTextAsync("1 сообщение ещё не отправлено");
        return question;
    }

    private static async Task SignInAsync(Window window, string login, string password)
    {
        await window.Page.GotoAsync("/sign-in");
        await window.Page.GetByLabel("Логин").FillAsync(login);
        await window.Page.GetByLabel("Пароль", new() { Exact = true }).FillAsync(password);
        await window.Page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(window.Page.Locator("nav:visible").First).ToBeVisibleAsync();
    }

    private async Task<string> InviteAsync()
    {
        using var administrator = await browser.Server.SignedInClientAsync(await browser.PersonAsync("vera.loginova"));
        var made = await administrator.PostAsync("/api/admin/invitations", new { note = "для проверки" }).OkAsync();
        var code = new Uri(made.GetProperty("url").GetString()!).Segments[^1];
        var login = $"guest{Guid.NewGuid():N}"[..20];
        await browser.Server.Anonymous().PostAsync($"/api/invitations/{code}", new { givenName = "Гость", familyName = "Пробный", login, password = Old }).OkAsync();
        return login;
    }
}
