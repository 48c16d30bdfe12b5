using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using MtsLife.Web.Tests.Access;
using MtsLife.Web.Tests.Photos;
using MtsLife.Web.Tests.SignIn;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

/// <summary>
/// What a page knows from live events is what a page loaded afterwards knows, field by field, after every action of the
/// product. The actions are the doors of docs/access.md that change something: a new one without a line here fails.
/// </summary>
public sealed class LiveStateTests(OneBrowser browser)
{
    /// <summary>The same verb behind another door, or nothing that a reader's page holds.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["hub Post"] = "POST /api/channels/{id}/messages",
        ["hub Edit"] = "PATCH /api/messages/{id}",
        ["hub Delete"] = "DELETE /api/messages/{id}",
        ["hub Reply"] = "POST /api/messages/{id}/replies",
        ["hub React"] = "POST /api/messages/{id}/reactions",
        ["hub Accept"] = "POST /api/messages/{id}/accept",
        ["hub Vote"] = "POST /api/messages/{id}/votes",
        ["hub ChangeTopics"] = "POST /api/messages/{id}/topics",
        ["hub MarkRead"] = "POST /api/channels/{id}/read",
        ["hub MarkUnread"] = "POST /api/channels/{id}/unread",
        ["POST /api/notifications/read"] = "held by the tests of notifications",
        ["hub View"] = "reads",
        ["hub Typing"] = "nothing is kept",
        ["hub Presence"] = "nothing is kept",
        ["POST /api/me/password"] = "sessions only",
        ["DELETE /api/me/sessions/{id}"] = "sessions only",
        ["POST /api/me/sessions/end-all"] = "sessions only",
        ["POST /api/me/tokens"] = "programs only",
        ["DELETE /api/me/tokens/{id}"] = "programs only",
        ["POST /api/sign-out"] = "sessions only",
        ["POST /api/sign-in"] = "sessions only",
        ["POST /api/sign-in/demo"] = "sessions only",
        ["POST /api/setup"] = "before anybody is there",
        ["POST /api/admin/invitations"] = "read when shown",
        ["DELETE /api/admin/invitations/{id}"] = "read when shown",
        ["POST /api/admin/workers/{name}/rebuild"] = "read when shown",
        ["POST /api/admin/point-rules"] = "begins another day",
        ["POST /api/me/expertise/{topicId}"] = "told in the topic's channel, read anew where it is shown",
        ["POST /api/invitations/{code}"] = "nobody is told of who comes until they speak",
    };

    [Fact]
    public void Every_action_is_tried() =>
        Assert.Equal([], AccessPage.Current.Doors.Keys.Where(d => !d.Contains("GET ", StringComparison.Ordinal) && !d.StartsWith('*')).Except(Elsewhere.Keys).Except(Actions(null!).Select(a => a.Door)).Order());

    [Fact]
    public async Task Live_events_lead_to_what_a_fresh_page_loads()
    {
        await using var live = await browser.OpenAsync();
        await live.SignInAsync("Вера Логинова");
        var desk = await Desk.OpenAsync(browser);
        await live.OpenChannelAsync(desk.Channel);
        await using var fresh = new Window(live.Context, await live.Context.NewPageAsync());
        var wrong = new List<string>();
        foreach (var (door, act) in Actions(desk))
        {
            await act();
            if (await DifferenceAsync(door, live, fresh, desk.Channel) is not { } difference)
                continue;
            wrong.Add(difference);
            // What went wrong once is told once.
            await live.Page.ReloadAsync();
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    private static async Task<string?> DifferenceAsync(string door, Window live, Window fresh, long channel)
    {
        var (known, loaded) = ("", "-");
        for (var deadline = DateTime.UtcNow.AddSeconds(45); known != loaded && DateTime.UtcNow < deadline;)
        {
            await fresh.Page.GotoAsync($"/c/{channel}");
            await Assertions.Expect(fresh.Page.Locator("main li.message").First).ToBeVisibleAsync();
            await fresh.SettledAsync();
            loaded = await fresh.Page.EvaluateAsync<string>(Snapshot, channel);
            known = await live.Page.EvaluateAsync<string>(Snapshot, channel);
        }

        return known == loaded ? null : $"after {door}\nlive:  {Around(known, loaded)}\nfresh: {Around(loaded, known)}";
    }

    private static string Around(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return one.Substring(Math.Max(0, at - 300), Math.Min(one.Length - Math.Max(0, at - 300), 500));
    }

    /// <summary>Everything that applyEvent may change and a page loads by itself, in one order.</summary>
    private const string Snapshot = """
        channel => {
          const { store } = globalThis.mtslife;
          const sorted = value => Array.isArray(value) ? value.map(sorted)
            : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null && v !== undefined).sort(([a], [b]) => a < b ? -1 : 1).map(([k, v]) => [k, sorted(v)]))
            : value;
          const log = store.logs.get(channel);
          const ids = new Set(log?.messages.map(({ message }) => message.id));
          const topics = new Set(log?.messages.flatMap(({ message }) => (message.topics ?? []).map(t => t.topicId)));
          const named = new Set(log?.messages.map(({ message }) => message.authorId));
          // Of a channel that nobody looks at only its posts are told: who belongs to it is read when it is opened.
          const elsewhere = ({ channel: { memberCount, headSeq, ...channel }, ...entry }) => ({ ...entry, channel });
          const of = (map, keys) => [...map].filter(([key]) => !keys || keys.has(key)).sort(([a], [b]) => a - b);
          return JSON.stringify(sorted({
            me: store.me, level: store.level, reports: store.unread.reports, entries: of(store.entries).map(([id, entry]) => id === channel ? entry : elsewhere(entry)), channel: store.channels.get(channel),
            log: log && { ...log, messages: log.messages }, mine: of(store.mine, ids), topics: of(store.topics, topics), people: of(store.people, named),
          }));
        }
        """;

    /// <summary>Who acts and on what.</summary>
    private sealed class Desk
    {
        public required Hand Vera { get; init; }

        /// <summary>An employee whom no other test knows.</summary>
        public required Hand Third { get; init; }

        public long Group { get; set; }

        public long Channel { get; set; }

        public long Message { get; set; }

        public long Reply { get; set; }

        public long Question { get; set; }

        public long Poll { get; set; }

        public long Idea { get; set; }

        public long Gathering { get; set; }

        public long Announcement { get; set; }

        public long Private { get; set; }

        public static async Task<Desk> OpenAsync(OneBrowser browser)
        {
            await using var connection = new Npgsql.NpgsqlConnection(browser.Server.ConnectionString);
            var third = await Dapper.SqlMapper.QuerySingleAsync<long>(connection, "SELECT max(id) FROM people WHERE kind = 'person' AND role = 'member' AND deactivated_at IS NULL");
            var desk = new Desk { Vera = await Hand.OfAsync(browser, await browser.PersonAsync("vera.loginova")), Third = await Hand.OfAsync(browser, third) };
            var group = await desk.Vera.SendAsync("POST", "/api/groups", new { name = $"Проверка {Guid.NewGuid():N}", visibility = "open" });
            (desk.Group, desk.Channel) = (group.GetProperty("id").GetInt64(), group.GetProperty("mainChannelId").GetInt64());
            return desk;
        }

        public async Task<long> TopicAsync() => (await Vera.SendAsync("GET", $"/api/messages/{Message}")).GetProperty("message").GetProperty("message").GetProperty("topics")[0].GetProperty("topicId").GetInt64();
    }

    /// <summary>A program of somebody's.</summary>
    private sealed class Hand(long id, HttpClient http)
    {
        public long Id => id;

        public static async Task<Hand> OfAsync(OneBrowser browser, long person)
        {
            var http = new HttpClient { BaseAddress = browser.Server.Address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await browser.Server.TokenAsync(person));
            return new Hand(person, http);
        }

        public async Task<JsonElement> SendAsync(string method, string address, object? body = null)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = body is null ? null : JsonContent.Create(body) };
            using var answer = await http.SendAsync(request);
            var said = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{method} {address}: {said}");
            return JsonDocument.Parse(said.Length == 0 ? "{}" : said).RootElement;
        }

        public async Task<long> SayAsync(long channel, string text, string? kind = null, string? title = null, object? card = null) =>
            IdOf(await SendAsync("POST", $"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text, kind, title, card }));

        public async Task<long> ReplyAsync(long message, string text) =>
            IdOf(await SendAsync("POST", $"/api/messages/{message}/replies", new { clientId = Guid.NewGuid(), text }));

        public async Task<int> VersionAsync(string address) => (await SendAsync("GET", address)).GetProperty("version").GetInt32();

        public async Task PhotoAsync() => await http.PutPhotoAsync(Pictures.New()).OkAsync();

        private static long IdOf(JsonElement posted) => posted.GetProperty("message").GetProperty("message").GetProperty("id").GetInt64();
    }

    private static IEnumerable<(string Door, Func<Task> Act)> Actions(Desk d) =>
    [
        ("POST /api/channels/{id}/messages", async () => d.Message = await d.Third.SayAsync(d.Channel, "сказанное #проверка")),
        ("PATCH /api/messages/{id}", () => d.Third.SendAsync("PATCH", $"/api/messages/{d.Message}", new { text = "исправленное #проверка" })),
        ("POST /api/messages/{id}/reactions", async () =>
        {
            await d.Third.SendAsync("POST", $"/api/messages/{d.Message}/reactions", new { emoji = "👍" });
            await d.Vera.SendAsync("POST", $"/api/messages/{d.Message}/reactions", new { emoji = "🎉" });
        }),
        ("POST /api/messages/{id}/topics", () => d.Third.SendAsync("POST", $"/api/messages/{d.Message}/topics", new { add = new[] { "ещё одна" } })),
        ("POST /api/messages/{id}/replies", async () => d.Reply = await d.Third.ReplyAsync(d.Message, "ответ под этим")),
        ("POST /api/messages/{id}/follow", () => d.Vera.SendAsync("POST", $"/api/messages/{d.Message}/follow", new { following = true })),
        ("POST /api/messages/{id}/accept", async () =>
        {
            d.Question = await d.Vera.SayAsync(d.Channel, "спрошенное", "question");
            var answer = await d.Third.ReplyAsync(d.Question, "вот так");
            await d.Vera.SendAsync("POST", $"/api/messages/{answer}/accept", new { });
        }),
        ("POST /api/messages/{id}/reopen", () => d.Vera.SendAsync("POST", $"/api/messages/{d.Question}/reopen", new { })),
        ("POST /api/messages/{id}/votes", async () =>
        {
            d.Poll = await d.Third.SayAsync(d.Channel, "что лучше?", "poll", card: new { options = new[] { "а", "б" } });
            await d.Third.SendAsync("POST", $"/api/messages/{d.Poll}/votes", new { options = new[] { 1 } });
            await d.Vera.SendAsync("POST", $"/api/messages/{d.Poll}/votes", new { options = new[] { 2 } });
        }),
        ("POST /api/messages/{id}/close", () => d.Third.SendAsync("POST", $"/api/messages/{d.Poll}/close", new { })),
        ("POST /api/messages/{id}/support", async () =>
        {
            d.Idea = await d.Third.SayAsync(d.Channel, "вот что можно", "idea", "Задумка");
            await d.Vera.SendAsync("POST", $"/api/messages/{d.Idea}/support", new { on = true });
        }),
        ("POST /api/messages/{id}/status", () => d.Vera.SendAsync("POST", $"/api/messages/{d.Idea}/status", new { status = "considered" })),
        ("POST /api/messages/{id}/attendance", async () =>
        {
            d.Gathering = await d.Third.SayAsync(d.Channel, "приходите", "gathering", "Встреча", new { startsAt = DateTime.UtcNow.AddDays(2) });
            await d.Vera.SendAsync("POST", $"/api/messages/{d.Gathering}/attendance", new { answer = "going" });
        }),
        ("PATCH /api/messages/{id}/gathering", () => d.Third.SendAsync("PATCH", $"/api/messages/{d.Gathering}/gathering", new { startsAt = DateTime.UtcNow.AddDays(3), place = "Переговорная" })),
        ("POST /api/messages/{id}/confirm", async () =>
        {
            d.Announcement = await d.Vera.SayAsync(d.Channel, "прочтите", "announcement", "Важное", new { until = DateTime.UtcNow.AddDays(2), confirm = true });
            await d.Third.SendAsync("POST", $"/api/messages/{d.Announcement}/confirm", new { });
            await d.Vera.SendAsync("POST", $"/api/messages/{d.Announcement}/confirm", new { });
        }),
        ("DELETE /api/messages/{id}", async () =>
        {
            await d.Third.SendAsync("DELETE", $"/api/messages/{d.Reply}");
            // It counts who belongs now, and that is not told: what follows changes who does.
            await d.Vera.SendAsync("DELETE", $"/api/messages/{d.Announcement}");
        }),
        ("POST /api/messages/{id}/report", () => d.Vera.SendAsync("POST", $"/api/messages/{d.Message}/report", new { reason = "spam" })),
        ("POST /api/messages/{id}/dismiss", () => d.Vera.SendAsync("POST", $"/api/messages/{d.Message}/dismiss")),
        ("POST /api/messages/{id}/hide", async () =>
        {
            var (back, gone) = (await d.Third.ReplyAsync(d.Message, "это вернут"), await d.Third.SayAsync(d.Channel, "@vera.loginova, это скроют"));
            await d.Vera.SendAsync("POST", $"/api/messages/{back}/hide", new { hidden = true });
            await d.Vera.SendAsync("POST", $"/api/messages/{back}/hide", new { hidden = false });
            await d.Vera.SendAsync("POST", $"/api/messages/{gone}/hide", new { hidden = true });
        }),
        ("POST /api/channels/{id}/read", () => d.Vera.SendAsync("POST", $"/api/channels/{d.Channel}/read", new { post = 1, version = 0 })),
        ("POST /api/channels/{id}/unread", () => d.Vera.SendAsync("POST", $"/api/channels/{d.Channel}/unread", new { post = 1 })),
        ("POST /api/channels/{id}/mute", () => d.Vera.SendAsync("POST", $"/api/channels/{d.Channel}/mute", new { muted = true })),
        ("PATCH /api/channels/{id}", async () => await d.Vera.SendAsync("PATCH", $"/api/channels/{d.Channel}", new { purpose = "для проверки", version = await d.Vera.VersionAsync($"/api/channels/{d.Channel}") })),
        ("POST /api/topics/{id}/subscribe", async () => await d.Vera.SendAsync("POST", $"/api/topics/{await d.TopicAsync()}/subscribe", new { subscribed = true })),
        ("PATCH /api/topics/{id}", async () => await d.Vera.SendAsync("PATCH", $"/api/topics/{await d.TopicAsync()}", new { version = 1, description = "всякое", priority = true })),
        ("POST /api/topics/{id}/require", async () => await d.Vera.SendAsync("POST", $"/api/topics/{await d.TopicAsync()}/require", new { })),
        ("POST /api/groups/{id}/join", () => d.Third.SendAsync("POST", $"/api/groups/{d.Group}/join", new { })),
        ("POST /api/groups/{id}/leave", () => d.Third.SendAsync("POST", $"/api/groups/{d.Group}/leave", new { })),
        ("POST /api/groups/{id}/members", async () => await d.Vera.SendAsync("POST", $"/api/groups/{d.Group}/members", new { people = new[] { d.Third.Id } })),
        ("PATCH /api/groups/{id}/members/{personId}", async () => await d.Vera.SendAsync("PATCH", $"/api/groups/{d.Group}/members/{d.Third.Id}", new { role = "moderator" })),
        ("PATCH /api/groups/{id}", async () => await d.Vera.SendAsync("PATCH", $"/api/groups/{d.Group}", new { name = $"Переименованная {Guid.NewGuid():N}", version = await d.Vera.VersionAsync($"/api/groups/{d.Group}") })),
        ("POST /api/groups/{id}/channels", async () => d.Private = (await d.Vera.SendAsync("POST", $"/api/groups/{d.Group}/channels", new { name = "закрытый", @private = true })).GetProperty("id").GetInt64()),
        ("POST /api/channels/{id}/members", async () => await d.Vera.SendAsync("POST", $"/api/channels/{d.Private}/members", new { people = new[] { d.Third.Id } })),
        ("DELETE /api/channels/{id}/members/{personId}", async () => await d.Vera.SendAsync("DELETE", $"/api/channels/{d.Private}/members/{d.Third.Id}")),
        ("DELETE /api/groups/{id}/members/{personId}", async () => await d.Vera.SendAsync("DELETE", $"/api/groups/{d.Group}/members/{d.Third.Id}")),
        ("POST /api/channels/{id}/archive", () => d.Vera.SendAsync("POST", $"/api/channels/{d.Private}/archive", new { archived = true })),
        ("POST /api/directs", async () => await d.Third.SayAsync((await d.Third.SendAsync("POST", "/api/directs", new { people = new[] { d.Vera.Id } })).GetProperty("channel").GetProperty("id").GetInt64(), "лично")),
        ("POST /api/groups", async () => await d.Vera.SendAsync("POST", "/api/groups", new { name = $"Новая {Guid.NewGuid():N}", visibility = "secret" })),
        ("PATCH /api/me", () => d.Vera.SendAsync("PATCH", "/api/me", new { notifications = false })),
        ("PATCH /api/me/profile", () => d.Vera.SendAsync("PATCH", "/api/me/profile", new { about = "о себе" })),
        ("POST /api/me/status", async () =>
        {
            await d.Third.SendAsync("POST", "/api/me/status", new { text = "на связи" });
            foreach (var text in new[] { "/status :palm_tree: в отпуске --until 2h", "/статус", "/status 🍕 на обеде" })
                await d.Vera.SendAsync("POST", $"/api/channels/{d.Channel}/messages", new { clientId = Guid.NewGuid(), text });
        }),
        ("PUT /api/me/photo", async () =>
        {
            await d.Third.PhotoAsync();
            await d.Vera.PhotoAsync();
        }),
        ("DELETE /api/me/photo", () => d.Vera.SendAsync("DELETE", "/api/me/photo")),
        ("DELETE /api/admin/people/{id}/photo", () => d.Vera.SendAsync("DELETE", $"/api/admin/people/{d.Third.Id}/photo")),
        ("POST /api/people/{id}/subscribe", () => d.Vera.SendAsync("POST", $"/api/people/{d.Third.Id}/subscribe", new { })),
        ("POST /api/people/{id}/unsubscribe", () => d.Vera.SendAsync("POST", $"/api/people/{d.Third.Id}/unsubscribe", new { })),
        ("PATCH /api/admin/people/{id}", async () => await d.Vera.SendAsync("PATCH", $"/api/admin/people/{d.Third.Id}", new { position = "Эксперт" })),
        ("POST /api/admin/people/{id}/deactivate", async () => await d.Vera.SendAsync("POST", $"/api/admin/people/{d.Third.Id}/deactivate", new { })),
        ("POST /api/admin/people/{id}/reactivate", async () => await d.Vera.SendAsync("POST", $"/api/admin/people/{d.Third.Id}/reactivate", new { })),
        ("POST /api/groups/{id}/archive", () => d.Vera.SendAsync("POST", $"/api/groups/{d.Group}/archive", new { archived = true })),
    ];
}
