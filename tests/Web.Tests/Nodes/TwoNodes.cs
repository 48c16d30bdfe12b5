using Microsoft.Extensions.DependencyInjection;
using MtsLife.Support;
using MtsLife.Support.Chat;
using Xunit;

namespace MtsLife.Web.Tests.Nodes;

/// <summary>Two servers over one database and one Redis, their people, and short words for what they do.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    private readonly List<ChatSocket> sockets = [];
    private int groups;

    public TestRedis Redis { get; private set; } = null!;

    public TestServer One { get; private set; } = null!;

    public TestServer Other { get; private set; } = null!;

    public Player Vera { get; private set; } = null!;

    public Player Oleg { get; private set; } = null!;

    public Player Nina { get; private set; } = null!;

    public Player Chief { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var connectionString = await TestPostgres.CreateDatabaseAsync();
        Redis = await TestRedis.StartAsync();
        One = await StartAsync(connectionString);
        Other = await StartAsync(connectionString);
        (Vera, Oleg, Nina) = await Cast.HireAsync(connectionString, 3) switch { var c => (c[0], c[1], c[2]) };
        Chief = (await Cast.HireAsync(connectionString, 1, "administrator"))[0];
    }

    /// <summary>Without the sweep, which would find in the database what the nodes are to tell one another.</summary>
    public Task<TestServer> StartAsync(string connectionString) =>
        TestServer.StartAsync(connectionString: connectionString, settings: new Dictionary<string, string> { ["Redis"] = Redis.Address },
            change: services => services.Remove(services.Single(s => s.ImplementationType?.Name == "Sweeping")));

    public Task<ChatSocket> OpenAsync(TestServer node, Player player) => OpenAsync(node, ("Authorization", "Bearer " + player.Token));

    public async Task<ChatSocket> OpenAsync(TestServer node, params (string Name, string Value)[] headers)
    {
        var socket = await ChatSocket.OpenAsync(node.Address, headers);
        lock (sockets)
            sockets.Add(socket);
        await socket.FrameAsync("Welcome", _ => true);
        return socket;
    }

    /// <summary>A group of Vera's, made on the first node; returns its id and its main channel's.</summary>
    public async Task<(long Id, long Channel)> GroupAsync(string visibility, params Player[] members)
    {
        using var http = Http(One, Vera);
        var group = await http.PostAsync("/api/groups", new { name = $"Группа {Interlocked.Increment(ref groups)} {Guid.NewGuid():N}", visibility });
        var id = group.GetProperty("id").GetInt64();
        if (members.Length > 0)
            await http.PostAsync($"/api/groups/{id}/members", new { people = members.Select(m => m.Id) });
        return (id, group.GetProperty("mainChannelId").GetInt64());
    }

    public static ChatHttp Http(TestServer node, Player player) => new(node.Address, ("Authorization", "Bearer " + player.Token));

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets)
            await socket.DisposeAsync();
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await Redis.DisposeAsync();
    }
}
