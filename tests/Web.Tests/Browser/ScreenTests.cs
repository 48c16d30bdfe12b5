using Xunit;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MtsLife.Hub.Demo;
using MtsLife.Storage;

namespace MtsLife.Web.Tests.Browser;

/// <summary>Every screen, wide and narrow, light and dark, in both languages: nothing for axe to find, nothing sideways, no complaint.</summary>
public sealed class ScreenTests(OneBrowser browser)
{
    private static readonly string[] Screens = ["/", "/c/{channel}", "/groups", "/g/{group}", "/people", "/topics", "/threads", "/questions", "/apps/poll", "/apps/poll?state=closed", "/apps/idea", "/apps/gathering", "/apps/news", "/apps/thanks",
        "/p/vera.loginova", "/p/vera.loginova/about", "/p/alsu.karimova/connections", "/p/alsu.karimova/groups",
        "/p/alsu.karimova/files", "/u/{unit}", "/settings", "/settings/profile", "/admin", "/admin/workers", "/admin/audit", "/moderation", "/moderation?hidden", "/search?q=кредит", "/statistics", "/reputation", "/reputation/leaders?unit={unit}", "/reputation/rules", "/notifications", "/mentions"];

    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    private static readonly bool Full = Environment.GetEnvironmentVariable("MTSLIFE_TESTS") == "full";

    public static TheoryData<int, ColorScheme, string> Looks() => new(
        from width in new[] { 1280, 390 }
        from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
        from language in new[] { "ru", "en" }
        // In the small size the two that differ in everything, in the full one all.
        where Full || ((width == 1280) == (scheme == ColorScheme.Light) && (width == 1280) == (language == "ru"))
        select (width, scheme, language));

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Nothing_to_find_for_axe(int width, ColorScheme scheme, string language)
    {
        await using var window = await browser.OpenAsync(width, width == 390 ? 844 : 860, scheme: scheme);
        await window.Page.GotoAsync("/");
        await CheckAsync(window, "sign-in");
        await window.SignInAsync(await browser.Server.SessionCookieAsync(await AdministratorAsync(language)), browser.Server.Address);
        foreach (var (i, screen) in Screens.Index())
        {
            var address = await AddressAsync(screen);
            await window.Page.GotoAsync(address);
            await window.SettledAsync();
            // axe takes as long as all the rest: in the small size it looks at each screen in one of the two.
            if (Full || i % 2 == 0 == (width == 1280))
                await CheckAsync(window, address);
            else
                await DrawnAsync(window, address);
        }
    }

    private static async Task CheckAsync(Window window, string screen)
    {
        await Assertions.Expect(window.Page.Locator("main").First).ToBeVisibleAsync();
        var found = await window.Page.RunAxe(OnlyViolations);
        Assert.True(found.Violations.Length == 0,
            $"{screen}: {string.Join("; ", found.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}"))}");
        await DrawnAsync(window, screen);
    }

    private static async Task DrawnAsync(Window window, string screen)
    {
        Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{screen} scrolls sideways");
        Assert.Empty(window.Complaints);
    }

    /// <summary>Somebody with a past whom no other test knows, of whom there is one for each language.</summary>
    private async Task<long> AdministratorAsync(string language)
    {
        var known = (await DemoCompany.ActorsAsync(browser.Server.Services.GetRequiredService<Database>())).Select(a => a.PersonId).ToArray();
        await using var connection = new Npgsql.NpgsqlConnection(browser.Server.ConnectionString);
        return await Dapper.SqlMapper.QuerySingleAsync<long>(connection, """
            UPDATE people SET role = 'administrator', language = @language WHERE id = (
                SELECT p.id FROM people p JOIN messages m ON m.author_id = p.id AND m.created_at < now() - interval '1 day'
                WHERE p.id <> ALL (@known) GROUP BY p.id ORDER BY count(*) DESC, p.id OFFSET @skip LIMIT 1)
            RETURNING id
            """, new { language, known, skip = language == "ru" ? 0 : 1 });
    }

    private async Task<string> AddressAsync(string screen)
    {
        await using var connection = new Npgsql.NpgsqlConnection(browser.Server.ConnectionString);
        var (group, channel, unit) = await Dapper.SqlMapper.QuerySingleAsync<(long, long, long)>(connection,
            "SELECT g.id, c.id, (SELECT u.id FROM units u WHERE u.name = 'Урал') FROM groups g JOIN channels c ON c.group_id = g.id AND c.name = '' WHERE g.name = 'Отдел коммуникаций'");
        return screen.Replace("{group}", $"{group}", StringComparison.Ordinal).Replace("{unit}", $"{unit}", StringComparison.Ordinal).Replace("{channel}", $"{channel}", StringComparison.Ordinal);
    }
}
