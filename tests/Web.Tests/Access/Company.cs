using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using MtsLife.Support;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Access;

/// <summary>A channel of one kind with what stands around it, made through the doors by the people who may.</summary>
public sealed record Place(long Channel, long? Group, long? Message, int ChannelVersion, int GroupVersion, int MessageVersion)
{
    /// <summary>Messages of other kinds, where there are any.</summary>
    public IReadOnlyDictionary<string, long> OfKind { get; init; } = new Dictionary<string, long>();
}

/// <summary>A small company in which every actor of docs/access.md exists and every kind of channel.</summary>
public sealed class Company : IAsyncLifetime
{
    public static readonly string[] Actors = ["outside", "member", "moderator", "owner", "former", "administrator", "token", "partner"];

    private static readonly string[] Kinds = ["open", "news", "closed", "secret", "private", "archived", "direct", "own", "company"];

    private readonly Dictionary<string, HttpClient> browsers = [];
    private readonly Dictionary<string, RawSocket> sockets = [];

    public TestServer Server { get; private set; } = null!;

    public Dictionary<string, long> People { get; } = [];

    public Dictionary<string, Place> Places { get; } = [];

    public long Unit { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        foreach (var actor in Actors.Except(["token"]).Concat(["deactivated", "colleague", "newcomer", "second"]))
            People[actor] = await Server.CreatePersonAsync(actor, "Проверкина", "p." + actor, actor == "administrator" ? "administrator" : "member");
        People["token"] = People["member"];
        Unit = await FindAsync("INSERT INTO units (kind, name) VALUES ('company', 'Компания') RETURNING id");
        await ExecuteAsync("UPDATE people SET deactivated_at = now() WHERE id = @id", new { id = People["deactivated"] });

        foreach (var kind in Kinds)
            Places[kind] = await MakeAsync(kind);
        await ExecuteAsync(Save);
    }

    public async Task<HttpClient> BrowserAsync(string actor)
    {
        if (!browsers.TryGetValue(actor, out var browser))
        {
            browsers[actor] = browser = actor switch
            {
                "nobody" => Server.Anonymous(),
                "token" => await Server.BearerClientAsync(People[actor]),
                _ => await Server.SignedInClientAsync(People[actor]),
            };
        }

        return browser;
    }

    /// <summary>After something that ends sessions.</summary>
    public void ForgetBrowsers()
    {
        foreach (var browser in browsers.Values)
            browser.Dispose();
        browsers.Clear();
    }

    public async Task<RawSocket> SocketAsync(string actor) =>
        sockets.TryGetValue(actor, out var socket) ? socket : sockets[actor] = await RawSocket.ConnectAsync(Server, People[actor]);

    /// <summary>Undoes what an allowed call did, behind the doors; heads and logs go on counting.</summary>
    public Task RestoreAsync() => ExecuteAsync(Restore);

    private async Task<Place> MakeAsync(string kind) => kind switch
    {
        "direct" => await DirectAsync(),
        "own" => new(await FindAsync("SELECT channel_id FROM people WHERE id = @id", new { id = People["member"] }), null, null, 1, 0, 0),
        "company" => new(await FindAsync("SELECT id FROM channels WHERE kind = 'company'"), null, null, 1, 0, 0),
        _ => await InGroupAsync(kind),
    };

    private async Task<Place> DirectAsync()
    {
        var entry = await DoAsync("member", HttpMethod.Post, "/api/directs", new { people = new[] { People["partner"] } });
        var channel = entry.GetProperty("channel").GetProperty("id").GetInt64();
        return new(channel, null, await PostAsync("member", channel), 1, 0, 1) { OfKind = await PostKindsAsync("member", channel, announcer: null) };
    }

    private async Task<Place> InGroupAsync(string kind)
    {
        var made = await DoAsync("owner", HttpMethod.Post, "/api/groups",
            new { name = $"Группа {kind}", visibility = kind is "closed" or "secret" ? kind : "open" });
        var group = made.GetProperty("id").GetInt64();
        foreach (var (role, names) in new[] { ("member", new[] { "member", "former", "colleague" }), ("moderator", ["moderator"]), ("owner", ["second"]) })
            await DoAsync("owner", HttpMethod.Post, $"/api/groups/{group}/members", new { people = names.Select(n => People[n]), role });

        var opened = await DoAsync("owner", HttpMethod.Post, $"/api/groups/{group}/channels",
            new Dictionary<string, object> { ["name"] = "Склад", ["private"] = kind == "private", ["writers"] = kind == "news" ? "moderators" : "members" });
        var channel = opened.GetProperty("id").GetInt64();
        if (kind == "private")
            await DoAsync("owner", HttpMethod.Post, $"/api/channels/{channel}/members", new { people = new[] { People["member"], People["colleague"], People["former"] } });

        var author = kind == "news" ? "moderator" : "member";
        var (message, kinds) = (await PostAsync(author, channel), await PostKindsAsync(author, channel, announcer: "owner"));
        await DoAsync("owner", HttpMethod.Delete, $"/api/groups/{group}/members/{People["former"]}");
        if (kind == "archived")
            await DoAsync("owner", HttpMethod.Post, $"/api/groups/{group}/archive", new { archived = true });
        return new(channel, group, message,
            (int)await FindAsync("SELECT version FROM channels WHERE id = @channel", new { channel }),
            (int)await FindAsync("SELECT version FROM groups WHERE id = @group", new { group }), 1)
        {
            OfKind = kinds,
        };
    }

    private async Task<IReadOnlyDictionary<string, long>> PostKindsAsync(string author, long channel, string? announcer)
    {
        var soon = DateTime.UtcNow.AddDays(7);
        var posted = new Dictionary<string, long>
        {
            ["poll"] = await PostAsync(author, channel, new { clientId = Guid.NewGuid(), text = "Когда?", kind = "poll", card = new { options = new[] { "Утром", "Вечером" } } }),
            ["idea"] = await PostAsync(author, channel, new { clientId = Guid.NewGuid(), text = "Пуфики", kind = "idea", title = "Пуфики в зале" }),
            ["gathering"] = await PostAsync(author, channel, new { clientId = Guid.NewGuid(), text = "", kind = "gathering", title = "Пробежка", card = new { startsAt = soon, place = "Парк" } }),
        };
        if (announcer is not null)
        {
            posted["announcement"] = await PostAsync(announcer, channel,
                new { clientId = Guid.NewGuid(), text = "", kind = "announcement", title = "Учёба", card = new { until = soon, confirm = true } });
        }

        return posted;
    }

    private async Task<long> PostAsync(string author, long channel, object? request = null) =>
        (await DoAsync(author, HttpMethod.Post, $"/api/channels/{channel}/messages", request ?? new { clientId = Guid.NewGuid(), text = "Канарейка" }))
            .GetProperty("message").GetProperty("message").GetProperty("id").GetInt64();

    private async Task<JsonElement> DoAsync(string actor, HttpMethod method, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        var answer = await (await BrowserAsync(actor)).SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : throw new InvalidOperationException($"{actor} {method} {address}: {text}");
    }

    public async Task<long> FindAsync(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString);
        return await connection.QuerySingleAsync<long>(sql, parameters);
    }

    private async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString);
        await connection.ExecuteAsync(sql, parameters);
    }

    private const string Save =
        """
        CREATE SCHEMA saved;
        CREATE TABLE saved.channel_members AS TABLE channel_members;
        CREATE TABLE saved.group_members AS TABLE group_members;
        CREATE TABLE saved.groups AS TABLE groups;
        CREATE TABLE saved.channels AS TABLE channels;
        CREATE TABLE saved.messages AS TABLE messages;
        CREATE TABLE saved.people AS TABLE people;
        """;

    private const string Restore =
        """
        BEGIN;
        DELETE FROM channel_members; INSERT INTO channel_members SELECT * FROM saved.channel_members;
        DELETE FROM group_members; INSERT INTO group_members SELECT * FROM saved.group_members;
        UPDATE groups g SET (name, description, visibility, archived_at, version, member_count)
            = (s.name, s.description, s.visibility, s.archived_at, s.version, s.member_count) FROM saved.groups s WHERE s.id = g.id;
        UPDATE channels c SET (name, purpose, readers, writers, archived_at, version)
            = (s.name, s.purpose, s.readers, s.writers, s.archived_at, s.version) FROM saved.channels s WHERE s.id = c.id;
        DELETE FROM reports;
        UPDATE messages m SET (text, html, version, edited_at, deleted_at, deleted_by, hidden_at, hidden_by)
            = (s.text, s.html, s.version, s.edited_at, s.deleted_at, s.deleted_by, s.hidden_at, s.hidden_by) FROM saved.messages s WHERE s.id = m.id;
        DELETE FROM message_versions;
        DELETE FROM poll_ballots; UPDATE poll_options SET votes = 0; UPDATE polls SET voters = 0, closed_at = NULL, closed_by = NULL;
        DELETE FROM idea_votes; UPDATE ideas SET votes = 0, status = 'new', changed_by = NULL, changed_at = NULL;
        DELETE FROM gathering_answers; DELETE FROM announcement_confirmations;
        UPDATE people p SET (role, deactivated_at) = (s.role, s.deactivated_at) FROM saved.people s WHERE s.id = p.id;
        COMMIT;
        """;

    public async ValueTask DisposeAsync()
    {
        ForgetBrowsers();
        foreach (var socket in sockets.Values)
            await socket.DisposeAsync();
        await Server.DisposeAsync();
    }
}
