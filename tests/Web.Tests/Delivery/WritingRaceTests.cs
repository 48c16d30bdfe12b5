using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Support;
using MtsLife.Support.Chat;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

/// <summary>The traps of writing that the architecture names, each on two servers over one database where that makes it harder.</summary>
public sealed class WritingRaceTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Crossed_duplicates_are_one_message_each_and_nobody_deadlocks()
    {
        await using var second = await TestServer.StartAsync(connectionString: office.Server.ConnectionString);
        var (_, one) = await office.GroupAsync("open");
        var (_, two) = await office.GroupAsync("open");
        await using var here = await ChatSocket.OpenAsync(office.Server.Address, office.Vera.Token);
        await using var there = await ChatSocket.OpenAsync(second.Address, office.Vera.Token);
        var keys = Enumerable.Range(0, 60).Select(_ => Guid.NewGuid()).ToList();

        var forth = keys.Select(k => here.Http.PostAsync($"/api/channels/{one}/messages", new { clientId = k, text = "Одно" })).ToList();
        var back = keys.AsEnumerable().Reverse().Select(k => there.Http.PostAsync($"/api/channels/{one}/messages", new { clientId = k, text = "Одно" })).ToList();
        await Task.WhenAll([.. forth, .. back]);
        for (var i = 0; i < keys.Count; i++)
            Assert.Equal((await forth[i]).MessageId(), (await back[keys.Count - 1 - i]).MessageId());

        // The same keys for two channels, which two lanes of two servers write: one wins, the other is told so.
        var fresh = Enumerable.Range(0, 60).Select(_ => Guid.NewGuid()).ToList();
        var outcomes = await Task.WhenAll(fresh.Select(k => OutcomeAsync(here, one, k)).Concat(fresh.AsEnumerable().Reverse().Select(k => OutcomeAsync(there, two, k))));
        Assert.Equal((60, 60), (outcomes.Count(o => o == "ok"), outcomes.Count(o => o == "client_id_taken")));
        await AssertSound.Async(office.Server.ConnectionString);
    }

    [Fact]
    public async Task Many_channels_in_a_batch_written_by_two_servers_never_deadlock()
    {
        await using var second = await TestServer.StartAsync(connectionString: office.Server.ConnectionString);
        var channels = new List<long>();
        for (var i = 0; i < 8; i++)
            channels.Add((await office.GroupAsync("open", office.Oleg)).Channel);
        var random = new Random(7);
        var servers = new[] { office.Server, second };
        var writers = servers.SelectMany(s => new[] { office.Vera, office.Oleg }.Select(p => new ChatHttp(s.Address, ("Authorization", "Bearer " + p.Token)))).ToList();

        var posts = Enumerable.Range(0, 400).Select(i => (Writer: writers[i % 4], Channel: channels[random.Next(8)], Text: $"Слово {i} @{office.Oleg.Handle} @{office.Vera.Handle}")).ToList();
        await Task.WhenAll(posts.Select(p => p.Writer.PostAsync($"/api/channels/{p.Channel}/messages", new { clientId = Guid.NewGuid(), text = p.Text })));

        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        Assert.Equal(400, await connection.ExecuteScalarAsync<long>("SELECT sum(head_post) FROM channels WHERE id = ANY(@channels)", new { channels }));
        await AssertSound.Async(office.Server.ConnectionString);
        writers.ForEach(w => w.Dispose());
    }

    [Fact]
    public async Task A_poison_write_falls_alone()
    {
        var (_, channel) = await office.GroupAsync("open");
        using var http = office.Http(office.Vera);
        var lanes = office.Server.Services.GetRequiredService<Lanes>();

        // The channel's row is held until all of them wait, so that they are one batch.
        await using var holder = new NpgsqlConnection(office.Server.ConnectionString);
        await holder.OpenAsync();
        await using var held = await holder.BeginTransactionAsync();
        await holder.ExecuteAsync("SELECT FROM channels WHERE id = @channel FOR UPDATE", new { channel });
        var blocker = http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = "Первый" });
        await WaitingAsync(1);
        var poison = lanes.WriteAsync(new PostWrite(new NewPost(
            office.Vera.Id, Guid.NewGuid(), channel, "chat", "яд \0", "", 1, [], null, _ => new object())));
        var neighbours = Enumerable.Range(0, 9).Select(i => lanes.WriteAsync(new PostWrite(new NewPost(
            office.Vera.Id, Guid.NewGuid(), channel, "chat", $"Сосед {i}", "<p>Сосед</p>", 1, [], null, _ => new { kind = "message_posted" })))).ToList();
        await held.RollbackAsync();

        await blocker;
        foreach (var neighbour in neighbours)
            Assert.IsType<PostOutcome.Written>((await neighbour).Ok);
        await Assert.ThrowsAnyAsync<Exception>(() => poison);
        Assert.Contains(office.Server.Log, line => line.Contains("splitting it"));
        Assert.Equal(10, await holder.ExecuteScalarAsync<long>("SELECT head_post FROM channels WHERE id = @channel", new { channel }));
        await AssertSound.Async(office.Server.ConnectionString);
    }

    [Fact]
    public async Task Marking_and_posting_by_one_person_never_deadlock()
    {
        var (_, channel) = await office.GroupAsync("open");
        await using var second = await TestServer.StartAsync(connectionString: office.Server.ConnectionString);
        var (writer, reader) = (await office.OpenAsync(office.Vera), await ChatSocket.OpenAsync(second.Address, office.Vera.Token));
        await using var closing = reader;

        var posting = Task.Run(async () =>
        {
            for (var i = 0; i < 150; i++)
                await writer.SayAsync(channel, $"Слово {i}");
        });
        var version = 0;
        for (var i = 1; !posting.IsCompleted; i++)
        {
            var marked = i % 5 == 0
                ? await reader.InvokeAsync("MarkUnread", new { channelId = channel, post = Math.Max(1, i / 2) })
                : await reader.InvokeAsync("MarkRead", new { channelId = channel, post = 1000, version });
            version = marked.GetProperty("readVersion").GetInt32();
        }

        await posting;
        await AssertSound.Async(office.Server.ConnectionString);
    }

    [Fact]
    public async Task Who_joins_while_others_post_has_unread_exactly_what_came_later()
    {
        var (id, channel) = await office.GroupAsync("open");
        var joiners = await Cast.HireAsync(office.Server.ConnectionString, 8);
        var vera = await office.OpenAsync(office.Vera);

        var posting = Task.WhenAll(Enumerable.Range(0, 200).Select(i => vera.Http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = $"Слово {i}" })));
        await Task.WhenAll(joiners.Select(async j =>
        {
            using var http = office.Http(j);
            await http.PostAsync($"/api/groups/{id}/join");
        }));
        await posting;

        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        var wrong = await connection.QueryAsync<string>(
            """
            SELECT format('person %s: read %s, %s before them', m.person_id, m.read_post, before.n)
            FROM channel_members m
            JOIN channel_events e ON e.channel_id = m.channel_id AND e.kind = 'members_changed' AND e.person_id = m.person_id
            CROSS JOIN LATERAL (SELECT count(*) AS n FROM placements p WHERE p.channel_id = m.channel_id AND p.seq < e.seq) before
            WHERE m.channel_id = @channel AND m.person_id = ANY(@people) AND m.read_post <> before.n
            """,
            new { channel, people = joiners.Select(j => j.Id).ToArray() });
        Assert.Empty(wrong);
        await AssertSound.Async(office.Server.ConnectionString);
    }

    private static async Task<string> OutcomeAsync(ChatSocket socket, long channel, Guid key)
    {
        try
        {
            await socket.Http.PostAsync($"/api/channels/{channel}/messages", new { clientId = key, text = "Где я?" });
            return "ok";
        }
        catch (RefusedException refused)
        {
            return refused.Refusal.Reason ?? refused.Refusal.Code;
        }
    }

    private async Task WaitingAsync(int count)
    {
        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        for (var deadline = DateTime.UtcNow.AddSeconds(10); DateTime.UtcNow < deadline; await Task.Delay(10))
        {
            if (await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") >= count)
                return;
        }

        throw new TimeoutException("nobody waits for the lock");
    }
}
