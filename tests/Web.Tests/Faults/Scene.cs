using MtsLife.Support;
using MtsLife.Support.Chat;

namespace MtsLife.Web.Tests.Faults;

/// <summary>Where a run takes place: a PostgreSQL and a server of its own, an open group, two closed ones, private conversations.</summary>
internal sealed class Scene(OwnPostgres postgres, ServerProcess server, IReadOnlyList<Player> cast, History history) : IAsyncDisposable
{
    private readonly Dictionary<long, (long Group, HashSet<long> Members)> closed = [];
    private readonly List<long[]> watched = [];
    private readonly ChatHttp chief = new(server.Address, ("Authorization", "Bearer " + cast[0].Token));

    public OwnPostgres Postgres => postgres;

    public ServerProcess Server => server;

    public History History => history;

    public IReadOnlyList<ChatClient> Clients { get; private set; } = [];

    public long OpenGroup { get; private set; }

    public IReadOnlyList<Player> People => [.. cast.Skip(1)];

    public long[] WatchedBy(int sender) => watched[sender];

    public static async Task<Scene> SetAsync(int seed, int senders)
    {
        var postgres = await OwnPostgres.StartAsync();
        var server = new ServerProcess(postgres.ConnectionString);
        await server.StartAsync();
        var scene = new Scene(postgres, server, await Cast.HireAsync(postgres.ConnectionString, senders + 1), new History());
        await scene.FurnishAsync(seed);
        return scene;
    }

    private async Task FurnishAsync(int seed)
    {
        (OpenGroup, var open) = await GroupAsync("open");
        var rooms = new[] { (await GroupAsync("closed")).Channel, (await GroupAsync("secret")).Channel };
        for (var i = 0; i < People.Count; i++)
        {
            using var http = new ChatHttp(server.Address, ("Authorization", "Bearer " + People[i].Token));
            var direct = await http.PostAsync("/api/directs", new { people = new[] { People[i ^ 1].Id } });
            watched.Add([open, rooms[i % 2], direct.GetProperty("channel").GetProperty("id").GetInt64()]);
        }

        Clients = [.. People.Select((p, i) => new ChatClient(server.Address, p, seed + i, history.Saw))];
        await Task.WhenAll(Clients.Select((c, i) => c.WatchAsync(watched[i])));
    }

    private async Task<(long Id, long Channel)> GroupAsync(string visibility)
    {
        var group = await chief.PostAsync("/api/groups", new { name = $"Группа {visibility}", visibility });
        var (id, channel) = (group.GetProperty("id").GetInt64(), group.GetProperty("mainChannelId").GetInt64());
        await chief.PostAsync($"/api/groups/{id}/members", new { people = People.Select(p => p.Id) });
        if (visibility != "open")
            closed[channel] = (id, [.. People.Select(p => p.Id)]);
        return (id, channel);
    }

    /// <summary>Puts a sender out of their closed channel, or lets them in again.</summary>
    public async Task TurnAsync(int sender)
    {
        var (person, channel) = (People[sender].Id, watched[sender][1]);
        var (group, members) = closed[channel];
        var leaves = members.Remove(person);
        if (!leaves)
            members.Add(person);
        history.Did(new(0, "invoke", person, leaves ? "put_out" : "let_in", channel));
        while (true)
        {
            try
            {
                _ = leaves
                    ? await chief.DeleteAsync($"/api/groups/{group}/members/{person}")
                    : await chief.PostAsync($"/api/groups/{group}/members", new { people = new[] { person } });
                break;
            }
            catch (RefusedException refused) when (leaves && refused.Refusal.Code == "not_found")
            {
                // An earlier attempt of unknown outcome had put them out.
                break;
            }
            catch (Exception away) when (away is RefusedException { ComesBack: true } or HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
            {
                await Task.Delay(100);
            }
        }

        history.Did(new(0, "ok", person, leaves ? "put_out" : "let_in", channel));
    }

    /// <summary>Those of a sender's channels that they may read in the end.</summary>
    public IEnumerable<long> ReadableBy(int sender) =>
        watched[sender].Where(c => !closed.TryGetValue(c, out var room) || room.Members.Contains(People[sender].Id));

    public async ValueTask DisposeAsync()
    {
        foreach (var client in Clients)
            await client.DisposeAsync();
        chief.Dispose();
        await server.DisposeAsync();
        await postgres.DisposeAsync();
    }
}
