using Xunit;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MtsLife.Web.Tests.Browser;

/// <summary>The others expect Вера to speak Russian while they are at it.</summary>
[CollectionDefinition(ScreensAlone.Alone, DisableParallelization = true)]
public sealed class ScreensAlone
{
    public const string Alone = "screens alone";
}

/// <summary>Every screen, wide and narrow, light and dark, in both languages: nothing for axe to find, nothing sideways, no complaint.</summary>
[Collection(ScreensAlone.Alone)]
public sealed class ScreenTests(OneBrowser browser)
{
    private static readonly string[] Screens = ["/", "/c/{channel}", "/groups", "/g/{group}", "/people", "/topics", "/threads", "/questions", "/apps/poll", "/apps/thanks",
        "/p/vera.loginova", "/p/vera.loginova/about", "/p/alsu.karimova/connections", "/p/alsu.karimova/groups",
        "/p/alsu.karimova/files", "/u/{unit}", "/settings", "/settings/profile", "/admin", "/admin/workers", "/admin/audit", "/moderation", "/moderation?hidden", "/search?q=кредит", "/statistics", "/reputation", "/notifications", "/mentions"];

    private static readonly bool Full = Environment.GetEnvironmentVariable("MTSLIFE_TESTS") == "full";

    public static TheoryData<int, ColorScheme, string> Looks() => new(
        from width in new[] { 1280, 390 }
        from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
        from language in new[] { "ru", "en" }
        // In the small size every pair of two of the three, in the full one all.
        where Full || ((width == 1280) ^ (scheme == ColorScheme.Light) ^ (language == "ru"))
        select (width, scheme, language));

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Nothing_to_find_for_axe(int width, ColorScheme scheme, string language)
    {
        await using var window = await browser.OpenAsync(width, width == 390 ? 844 : 860, scheme: scheme);
        await window.Page.GotoAsync("/");
        await CheckAsync(window, "sign-in");
        await window.SignInAsync("Вера Логинова");
        await SpeakAsync(window, language);
        try
        {
            foreach (var screen in Screens)
            {
                var address = await AddressAsync(screen);
                await window.Page.GotoAsync(address);
                await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                await CheckAsync(window, address);
            }
        }
        finally
        {
            // The others expect her to speak Russian, whatever was found here.
            await SpeakAsync(window, "ru");
        }
    }

    private static async Task CheckAsync(Window window, string screen)
    {
        await Assertions.Expect(window.Page.Locator("main").First).ToBeVisibleAsync();
        var found = await window.Page.RunAxe();
        Assert.True(found.Violations.Length == 0,
            $"{screen}: {string.Join("; ", found.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}"))}");
        Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{screen} scrolls sideways");
        Assert.Empty(window.Complaints);
    }

    private static Task SpeakAsync(Window window, string language) =>
        window.Page.EvaluateAsync("language => fetch('/api/me', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ language }) })", language);

    private async Task<string> AddressAsync(string screen)
    {
        await using var connection = new Npgsql.NpgsqlConnection(browser.Server.ConnectionString);
        var (group, channel, unit) = await Dapper.SqlMapper.QuerySingleAsync<(long, long, long)>(connection,
            "SELECT g.id, c.id, (SELECT u.id FROM units u WHERE u.name = 'Урал') FROM groups g JOIN channels c ON c.group_id = g.id AND c.name = '' WHERE g.name = 'Отдел коммуникаций'");
        return screen.Replace("{group}", $"{group}", StringComparison.Ordinal).Replace("{unit}", $"{unit}", StringComparison.Ordinal).Replace("{channel}", $"{channel}", StringComparison.Ordinal);
    }
}
