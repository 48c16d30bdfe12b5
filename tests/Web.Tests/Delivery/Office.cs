using System.Text.Json;
using MtsLife.Support;
using MtsLife.Support.Chat;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

/// <summary>A running server for a class of tests, its people, and short words for what they do.</summary>
public sealed class Office : IAsyncLifetime
{
    private readonly List<ChatSocket> sockets = [];
    private int groups;

    public TestServer Server { get; private set; } = null!;

    public Player Vera { get; private set; } = null!;

    public Player Oleg { get; private set; } = null!;

    public Player Nina { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        (Vera, Oleg, Nina) = await Cast.HireAsync(Server.ConnectionString, 3) switch { var c => (c[0], c[1], c[2]) };
    }

    public async Task<ChatSocket> OpenAsync(Player player)
    {
        var socket = await ChatSocket.OpenAsync(Server.Address, player.Token);
        lock (sockets)
            sockets.Add(socket);
        await socket.FrameAsync("Welcome", _ => true);
        return socket;
    }

    /// <summary>A group of Vera's; returns its id and its main channel's.</summary>
    public async Task<(long Id, long Channel)> GroupAsync(string visibility, params Player[] members)
    {
        using var http = Http(Vera);
        var group = await http.PostAsync("/api/groups", new { name = $"Группа {Interlocked.Increment(ref groups)} {Guid.NewGuid():N}", visibility });
        var id = group.GetProperty("id").GetInt64();
        if (members.Length > 0)
            await http.PostAsync($"/api/groups/{id}/members", new { people = members.Select(m => m.Id) });
        return (id, group.GetProperty("mainChannelId").GetInt64());
    }

    public ChatHttp Http(Player player) => new(Server.Address, ("Authorization", "Bearer " + player.Token));

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets)
            await socket.DisposeAsync();
        await Server.DisposeAsync();
    }
}

internal static class Saying
{
    public static Task<JsonElement> ViewAsync(this ChatSocket socket, params long[] channels) =>
        socket.InvokeAsync("View", new { channels, hidden = false });

    public static Task<JsonElement> SayAsync(this ChatSocket socket, long channelId, string text, Guid? clientId = null) =>
        socket.InvokeAsync("Post", new { channelId, clientId = clientId ?? Guid.NewGuid(), text });

    public static long Seq(this JsonElement json) => json.GetProperty("seq").GetInt64();

    public static string Kind(this JsonElement json) => json.GetProperty("kind").GetString()!;

    public static JsonElement Message(this JsonElement posted) => posted.GetProperty("message").GetProperty("message");

    public static long MessageId(this JsonElement posted) => posted.Message().GetProperty("id").GetInt64();

    public static bool Is(this JsonElement e, string kind, long? subject = null) =>
        e.Kind() == kind && (subject is null || e.GetProperty("subjectId").GetInt64() == subject);

    public static async Task<WireRefusal> RefusedAsync(this Task<JsonElement> call) => (await Assert.ThrowsAsync<RefusedException>(() => call)).Refusal;
}
