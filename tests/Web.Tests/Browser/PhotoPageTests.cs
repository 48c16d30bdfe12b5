using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Photos;
using SkiaSharp;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

public sealed class PhotoPageTests(OneBrowser browser)
{
    [Fact]
    public async Task A_photo_is_cut_out_by_keyboard_and_shown_on_everybodys_screens_until_it_is_removed()
    {
        await using var gleb = await browser.OpenAsync(390, 844);
        await using var vera = await browser.OpenAsync();
        await gleb.SignInAsync("Глеб Нестеров");
        await vera.SignInAsync("Вера Логинова");
        await vera.Page.GotoAsync("/p/gleb.nesterov");
        var shown = vera.Page.Locator("main .top .avatar img");
        await Assertions.Expect(vera.Page.Locator("main .avatar").First).ToBeVisibleAsync();
        await Assertions.Expect(shown).ToHaveCountAsync(0);

        await gleb.Page.GotoAsync("/settings/profile");
        await ChooseAsync(gleb, "снимок.jpg", "image/jpeg", Pictures.Halves(SKEncodedImageFormat.Jpeg, 900, 600));
        await Assertions.Expect(gleb.Page.GetByLabel("Ближе или дальше")).ToBeFocusedAsync();
        for (var n = 0; n < 10; n++)
            await gleb.Page.Keyboard.PressAsync("ArrowRight");
        await gleb.Page.GetByLabel("Левее или правее").PressAsync("Home");
        Assert.Empty((await gleb.Page.RunAxe()).Violations);
        await gleb.Page.GetByRole(AriaRole.Button, new() { Name = "Поставить", Exact = true }).PressAsync("Enter");

        await Assertions.Expect(gleb.Page.GetByRole(AriaRole.Button, new() { Name = "Загрузить другое" })).ToBeFocusedAsync();
        await Assertions.Expect(shown).ToHaveCountAsync(1);
        // All the way left, so nothing of the right half is to be seen.
        Assert.Equal([Pictures.Left.Red > 128, false], await shown.EvaluateAsync<bool[]>(
            """
            async img => {
              await img.decode();
              const canvas = new OffscreenCanvas(256, 256).getContext('2d');
              canvas.drawImage(img, 0, 0);
              const at = x => canvas.getImageData(x, 128, 1, 1).data;
              return [at(20)[0] > 128, at(236)[2] > 128];
            }
            """));

        await gleb.Page.GetByRole(AriaRole.Button, new() { Name = "Убрать фото" }).ClickAsync();
        await Assertions.Expect(shown).ToHaveCountAsync(0);
        await Assertions.Expect(gleb.Page.GetByRole(AriaRole.Button, new() { Name = "Загрузить фото" })).ToBeVisibleAsync();
        Assert.Empty(vera.Complaints);
        Assert.Empty(gleb.Complaints);
    }

    [Theory]
    [InlineData("рисунок.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>", "Подойдёт JPEG, PNG или WebP.")]
    [InlineData("снимок.png", "image/png", "вовсе не снимок", "Файл не читается. Сохраните его заново или возьмите другой.")]
    public async Task What_is_no_photo_is_said_at_once(string name, string type, string content, string words)
    {
        await using var window = await browser.OpenAsync();
        await window.SignInAsync("Глеб Нестеров");
        await window.Page.GotoAsync("/settings/profile");
        await ChooseAsync(window, name, type, System.Text.Encoding.UTF8.GetBytes(content));
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(words);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_hundred_rows_of_one_person_load_the_photo_once_and_without_it_the_drawn_face_stays()
    {
        using var marat = await HttpAsync("marat.yusupov");
        using var anna = await HttpAsync("anna.rudaya");
        await marat.PutAsync("/api/me/photo", Pictures.New(), "image/png");
        var group = await marat.PostAsync("/api/groups", new { name = $"Лица {Guid.NewGuid():N}", visibility = "open" });
        var channel = group.GetProperty("mainChannelId").GetInt64();
        for (var n = 0; n < 100; n++)
            await (n % 2 == 0 ? marat : anna).PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = $"строка {n}" });

        await using var window = await browser.OpenAsync(height: 4000);
        await window.SignInAsync("Алсу Каримова");
        window.Requests.Clear();
        await window.Page.GotoAsync($"/c/{channel}");
        // Half of the rows are his; some may lie beyond what is drawn.
        await Assertions.Expect(window.Page.Locator("main li.message .avatar img").Nth(40)).ToBeAttachedAsync();
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Single(window.Requests, r => r.Url.Contains("/api/photos/", StringComparison.Ordinal) && r.Url.EndsWith("/64", StringComparison.Ordinal));

        await using var other = await browser.OpenAsync();
        await other.Context.RouteAsync("**/api/photos/**", route => route.AbortAsync());
        await other.SignInAsync("Алсу Каримова");
        await other.Page.GotoAsync($"/c/{channel}");
        await Assertions.Expect(other.Page.Locator("main li.message .avatar").First).ToHaveTextAsync("МЮ");
        await Assertions.Expect(other.Page.Locator("main li.message .avatar img")).ToHaveCountAsync(0);
        await marat.DeleteAsync("/api/me/photo");
    }

    private static Task ChooseAsync(Window window, string name, string type, byte[] content) =>
        window.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = content });

    private async Task<ChatHttp> HttpAsync(string handle)
    {
        await browser.OpenAsync();
        return new ChatHttp(browser.Server.Address, ("Authorization", "Bearer " + await browser.TokenAsync(handle)));
    }
}
