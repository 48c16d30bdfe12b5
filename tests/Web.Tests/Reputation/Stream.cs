using Dapper;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using MtsLife.Web.Tests.Photos;
using Npgsql;

namespace MtsLife.Web.Tests.Reputation;

/// <param name="Act">What is done; <paramref name="Who"/>, <paramref name="What"/> and <paramref name="Which"/> choose among who and what is there.</param>
internal sealed record Deed(string Act, int Who, int What, int Which)
{
    /// <summary>The more often in here, the more often it happens.</summary>
    public static readonly string[] Acts =
    [
        "post", "news", "news", "article", "ask", "ask", "reply", "reply", "reply", "reply", "like", "like", "like", "unlike", "accept", "accept", "unaccept", "thank", "thank",
        "edit", "delete", "delete", "file", "file", "take off", "switch priority", "move", "wait", "wait", "close", "open", "show", "show", "hide face",
    ];
}

/// <summary>A few people of a company who do whatever they are told, at the doors; what is refused is not done.</summary>
internal sealed class Stream(TestServer server, Clock clock) : IDisposable
{
    private static readonly string[] Zones = ["Europe/Kaliningrad", "Europe/Moscow", "Asia/Vladivostok", "Asia/Kamchatka"];
    private static readonly string[] Topics = ["ДМС", "Кредит", "Отпуск"];

    private readonly List<ChatHttp> people = [];
    private readonly List<long> ids = [];
    private readonly List<long> groups = [];
    private readonly List<long> channels = [];
    private readonly List<(long Id, bool IsReply)> messages = [];
    private ChatHttp chief = null!;

    public async Task FurnishAsync()
    {
        chief = Http((await Cast.HireAsync(server.ConnectionString, 1, "administrator"))[0]);
        var cast = await Cast.HireAsync(server.ConnectionString, 4);
        people.AddRange(cast.Select(Http));
        ids.AddRange(cast.Select(p => p.Id));
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        // Somebody of them was invited by another.
        await connection.ExecuteAsync(
            """
            INSERT INTO invitations (code_hash, invited_by, expires_at, accepted_by, accepted_at)
            VALUES (sha256(@code::text::bytea), @by, now() + interval '1 day', @who, now())
            """, new { code = Guid.NewGuid(), by = cast[0].Id, who = cast[1].Id });
        foreach (var visibility in new[] { "open", "open", "closed" })
        {
            var group = await people[0].PostAsync("/api/groups", new { name = $"Поток {Guid.NewGuid():N}", visibility });
            groups.Add(group.GetProperty("id").GetInt64());
            channels.Add(group.GetProperty("mainChannelId").GetInt64());
            await people[0].PostAsync($"/api/groups/{groups[^1]}/members", new { people = cast.Skip(1).Select(p => p.Id) });
        }
    }

    public async Task DoAsync(Deed deed)
    {
        try
        {
            await DoAsync(deed, people[deed.Who % people.Count]);
        }
        catch (RefusedException)
        {
            // Not theirs to edit or to accept, or gone.
        }
    }

    private Task DoAsync(Deed deed, ChatHttp who) => deed.Act switch
    {
        "post" => WriteAsync(who, deed, new { clientId = Guid.NewGuid(), text = "Слово" }),
        "news" => WriteAsync(who, deed, new { clientId = Guid.NewGuid(), kind = "news", title = "Новость", text = $"О том #{Topic(deed)}" }),
        "article" => WriteAsync(who, deed, new { clientId = Guid.NewGuid(), kind = "article", title = "Статья", text = "Длинный текст" }),
        "ask" => WriteAsync(who, deed, new { clientId = Guid.NewGuid(), kind = "question", text = $"К кому обратиться #{Topic(deed)}" }),
        "thank" => WriteAsync(who, deed, new
        {
            clientId = Guid.NewGuid(),
            kind = "thanks",
            text = "За помощь",
            card = new { badge = "rocket", recipients = ids.Where(id => id != ids[deed.Who % ids.Count]).Take(1 + deed.Which % 3) },
        }),
        "reply" => ReplyAsync(who, deed),
        "like" => who.PostAsync($"/api/messages/{Message(deed)}/reactions", new { emoji = "👍" }),
        "unlike" => who.PostAsync($"/api/messages/{Message(deed)}/reactions", new { emoji = "👍", on = false }),
        "accept" => AcceptAsync(deed, true),
        "unaccept" => AcceptAsync(deed, false),
        "edit" => EachAsync(p => p.PatchAsync($"/api/messages/{Message(deed)}", new { text = deed.Which % 2 == 0 ? "Иначе" : $"Теперь о #{Topic(deed)}" })),
        "delete" => EachAsync(p => p.DeleteAsync($"/api/messages/{Message(deed)}")),
        "file" => who.PostAsync($"/api/messages/{Message(deed)}/topics", new { add = new[] { Topic(deed) } }),
        "take off" => TakeOffAsync(who, deed),
        "switch priority" => SwitchAsync(deed),
        "move" => who.PatchAsync("/api/me", new { timeZone = Zones[deed.What % Zones.Length] }),
        "show" => who.PutAsync("/api/me/photo", Pictures.Halves(width: 64 + deed.What % 8, height: 64), "image/png"),
        "hide face" => who.DeleteAsync("/api/me/photo"),
        "close" => OpenAsync(deed, "closed"),
        "open" => OpenAsync(deed, "open"),
        _ => Task.Run(() => clock.Jump(TimeSpan.FromMinutes(deed.What % 600))),
    };

    private async Task WriteAsync(ChatHttp who, Deed deed, object message) =>
        messages.Add(((await who.PostAsync($"/api/channels/{channels[deed.What % channels.Count]}/messages", message)).MessageId(), false));

    private async Task ReplyAsync(ChatHttp who, Deed deed) =>
        messages.Add(((await who.PostAsync($"/api/messages/{Message(deed)}/replies", new { clientId = Guid.NewGuid(), text = "Отвечаю" })).MessageId(), true));

    /// <summary>By whoever may: a stream of chance would hardly ever find them.</summary>
    private async Task EachAsync(Func<ChatHttp, Task> act)
    {
        foreach (var person in people)
        {
            try
            {
                await act(person);
                return;
            }
            catch (RefusedException)
            {
                // It is another's.
            }
        }
    }

    private Task AcceptAsync(Deed deed, bool accepted) =>
        messages.Where(m => m.IsReply).Select(m => m.Id).ToList() is { Count: > 0 } replies
            ? EachAsync(p => p.PostAsync($"/api/messages/{replies[deed.Which % replies.Count]}/accept", new { accepted })) : Task.CompletedTask;

    private async Task TakeOffAsync(ChatHttp who, Deed deed)
    {
        var topics = (await chief.GetAsync("/api/topics")).GetProperty("topics").EnumerateArray().Select(t => t.GetProperty("id").GetInt64()).ToArray();
        await who.PostAsync($"/api/messages/{Message(deed)}/topics", new { remove = topics.Take(3) });
    }

    private async Task SwitchAsync(Deed deed)
    {
        var topics = (await chief.GetAsync("/api/topics")).GetProperty("topics").EnumerateArray().ToList();
        if (topics.Count > 0)
        {
            var topic = topics[deed.What % topics.Count];
            await chief.PatchAsync($"/api/topics/{topic.GetProperty("id").GetInt64()}", new
            {
                version = topic.GetProperty("version").GetInt32(),
                priority = !topic.GetProperty("priority").GetBoolean(),
            });
        }
    }

    private async Task OpenAsync(Deed deed, string visibility)
    {
        var id = groups[deed.What % groups.Count];
        await people[0].PatchAsync($"/api/groups/{id}", new { visibility, version = (await people[0].GetAsync($"/api/groups/{id}")).GetProperty("version").GetInt32() });
    }

    private long Message(Deed deed) => messages.Count == 0 ? 1 : messages[deed.Which % messages.Count].Id;

    private static string Topic(Deed deed) => Topics[deed.Which % Topics.Length];

    private ChatHttp Http(Player player) => new(server.Address, ("Authorization", "Bearer " + player.Token));

    public void Dispose()
    {
        people.ForEach(p => p.Dispose());
        chief.Dispose();
    }
}
