using Dapper;
using Microsoft.Playwright;
using MtsLife.Support.Chat;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

/// <summary>Lists too long to be drawn whole.</summary>
public sealed class LongListTests(OneBrowser browser, ITestOutputHelper output)
{
    private const int MostDrawn = 160, Steps = 100, Messages = 100_000;

    [Fact]
    public async Task The_members_of_a_big_group_come_page_by_page_to_the_last()
    {
        await using var vera = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await using var connection = new NpgsqlConnection(browser.Server.ConnectionString);
        var (group, members) = await connection.QuerySingleAsync<(long, int)>("SELECT id, member_count FROM groups WHERE name = 'Вся компания'");
        await vera.Page.GotoAsync($"/g/{group}");
        var rows = vera.Page.GetByRole(AriaRole.List, new() { NameString = "Участники" }).GetByRole(AriaRole.Listitem);
        await Assertions.Expect(rows.Nth(49)).ToBeAttachedAsync();
        Assert.InRange(await rows.CountAsync(), 50, 100);

        await vera.Page.EvaluateAsync("""
            async members => {
              const rows = () => document.querySelectorAll('section[aria-labelledby=group-members] li');
              for (let before = 0; rows().length < members && rows().length > before; ) {
                before = rows().length;
                [...rows()].at(-1).scrollIntoView();
                for (let frames = 0; frames < 300 && rows().length === before; frames++) await new Promise(requestAnimationFrame);
              }
            }
            """, members);

        await Assertions.Expect(rows).ToHaveCountAsync(members);
    }

    [Fact]
    public async Task A_channel_of_100_000_messages_draws_few_of_them_however_far_one_scrolls()
    {
        await using var window = await browser.OpenAsync();
        await window.SignInAsync("Анна Рудая");
        await window.OpenChannelAsync(await LongChannelAsync());
        await WatchAsync(window);
        var (up, down) = (await WheelAsync(window, -600), await WheelAsync(window, 600));
        output.WriteLine($"up: {up}\ndown: {down}");

        Assert.All([up, down], way => Assert.InRange(way.Drawn, 1, MostDrawn));
        Assert.True(Math.Min(up.Posts, down.Posts) > 500, $"{up}: the wheel should lead far into the past");
        // What one step of the wheel costs the page must not grow with the length of the channel: it puts in few rows.
        Assert.All([up, down], way => Assert.InRange(way.Added, 0, 40));
    }

    /// <summary>Run by hand on a quiet machine: a shared one makes tasks long that are not.</summary>
    [Fact(Explicit = true)]
    public async Task LongTasksFigures()
    {
        await using var window = await browser.OpenAsync();
        await window.SignInAsync("Анна Рудая");
        await window.OpenChannelAsync(await LongChannelAsync());
        await WatchAsync(window);
        var ways = new[] { await WheelAsync(window, -600), await WheelAsync(window, 600) };
        foreach (var way in ways)
            output.WriteLine($"{way}");

        Assert.All(ways, way => Assert.True(way.Longest <= 50, $"{way}"));
    }

    private sealed record Way(int Drawn, int Added, int Posts, double Longest, int LongTasks);

    private const string Watch = """
        () => {
          const list = document.querySelector('.scroller ol');
          const seen = (window.seen = { drawn: 0, added: 0, longest: 0, longTasks: 0 });
          new PerformanceObserver((entries) => {
            for (const { duration } of entries.getEntries()) {
              seen.longest = Math.max(seen.longest, duration);
              seen.longTasks++;
            }
          }).observe({ type: 'longtask' });
          new MutationObserver((changes) => {
            const added = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node.nodeName === 'LI').length;
            seen.added = Math.max(seen.added, added);
            seen.drawn = Math.max(seen.drawn, list.querySelectorAll('.message').length);
          }).observe(list, { childList: true });
        }
        """;

    private static async Task WatchAsync(Window window)
    {
        // Opened where reading was left off, which is the very beginning.
        await window.Page.Locator(".newest button").ClickAsync();
        await Assertions.Expect(window.Page.Locator($".message[data-post='{Messages + 1}']")).ToBeInViewportAsync();
        await window.Page.EvaluateAsync(Watch);
    }

    /// <summary>A hundred steps of the wheel, each seen on the screen before the next.</summary>
    private static async Task<Way> WheelAsync(Window window, int by)
    {
        var box = (await window.Page.Locator(".scroller").BoundingBoxAsync())!;
        await window.Page.Mouse.MoveAsync(box.X + 300, box.Y + 300);
        var first = await PostAsync(window);
        await window.Page.EvaluateAsync("() => Object.assign(seen, { drawn: document.querySelectorAll('.message').length, added: 0, longest: 0, longTasks: 0 })");
        for (var step = 0; step < Steps; step++)
        {
            await window.Page.Mouse.WheelAsync(0, by);
            await window.Page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        }

        var seen = await window.Page.EvaluateAsync<Dictionary<string, double>>("() => seen");
        return new((int)seen["drawn"], (int)seen["added"], Math.Abs(await PostAsync(window) - first), seen["longest"], (int)seen["longTasks"]);
    }

    private static Task<int> PostAsync(Window window) =>
        window.Page.EvaluateAsync<int>("() => Number([...document.querySelectorAll('.message[data-post]')].find((one) => one.getBoundingClientRect().top > 100).dataset.post)");

    /// <summary>Posted by the door once, then multiplied in the database, of which no page is told: by somebody whose state no other test compares.</summary>
    private async Task<long> LongChannelAsync()
    {
        await using var anna = await ChatSocket.OpenAsync(browser.Server.Address, await browser.TokenAsync("anna.rudaya"));
        var group = await anna.Http.PostAsync("/api/groups", new { name = $"Сто тысяч {Guid.NewGuid():N}", visibility = "open" });
        var channel = group.GetProperty("mainChannelId").GetInt64();
        await anna.InvokeAsync("Post", new { channelId = channel, clientId = Guid.NewGuid(), text = "Сто тысяч сообщений, **каждое** со [ссылкой](https://example.ru)" });
        await using var connection = new NpgsqlConnection(browser.Server.ConnectionString);
        await connection.ExecuteAsync(Multiply, new { channel, Messages });
        return channel;
    }

    private const string Multiply = """
        WITH one AS (
            SELECT m.*, c.head_post, c.head_seq FROM messages m JOIN channels c ON c.id = m.channel_id
            WHERE c.id = @channel ORDER BY m.id DESC LIMIT 1),
        made AS (
            INSERT INTO messages (author_id, client_id, channel_id, kind, text, html, render_version, created_at)
            SELECT author_id, gen_random_uuid(), channel_id, kind, text, html, render_version, created_at + n * interval '1 second'
            FROM one, generate_series(1, @Messages) n
            RETURNING id, author_id, created_at),
        numbered AS (SELECT made.*, row_number() OVER (ORDER BY id) AS n, head_post, head_seq FROM made, (SELECT head_post, head_seq FROM one) heads),
        placed AS (
            INSERT INTO placements (channel_id, post, seq, message_id, placed_at, placed_by)
            SELECT @channel, head_post + n, head_seq + n, id, created_at, author_id FROM numbered),
        told AS (
            INSERT INTO channel_events (channel_id, seq, kind, message_id, person_id, at)
            SELECT @channel, head_seq + n, 'message_posted', id, author_id, created_at FROM numbered)
        UPDATE channels SET head_post = head_post + @Messages, head_seq = head_seq + @Messages WHERE id = @channel
        """;
}
