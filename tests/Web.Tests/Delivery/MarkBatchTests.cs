using System.Collections.Concurrent;
using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MtsLife.Hub.Events;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Storage;
using MtsLife.Storage.Demo;
using MtsLife.Support;
using MtsLife.Support.Chat;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

/// <summary>A post that everybody sees is marked read by everybody at once.</summary>
public sealed class MarkBatchTests
{
    private const int Crowd = 500;

    [Fact]
    public async Task A_batch_of_marks_costs_the_same_statements_for_one_and_for_five_hundred()
    {
        // Without workers, which read what was written at a time of their own.
        await using var server = await TestServer.StartAsync(change: services => services.RemoveAll<Worker>());
        await BulkCompany.FillAsync(server.Services.GetRequiredService<Database>(), new(Crowd + 1, Groups: 1, Messages: 10), DateTime.UtcNow);
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync("UPDATE channel_members SET read_post = 0");
        var channel = await connection.ExecuteScalarAsync<long>("SELECT id FROM channels WHERE kind = 'group'");
        var people = (await connection.QueryAsync<(long Id, long Own)>("SELECT id, channel_id FROM people ORDER BY id")).AsList();
        var office = new Crowded(server, connection, channel, people[0]);
        var crowd = people.Skip(1).Select(p => p.Id).ToList();

        await office.StatementsAsync(crowd, 1);
        var one = await office.StatementsAsync(crowd.Take(1), 2);
        var all = await office.StatementsAsync(crowd, 3);

        Assert.NotEmpty(one);
        Assert.Equal(one, all);
        Assert.Equal(Crowd, await connection.ExecuteScalarAsync<int>(
            "SELECT count(*) FROM channel_members WHERE channel_id = @channel AND read_post = 3 AND person_id = ANY(@crowd)", new { channel, crowd }));
        await AssertSound.Async(server.ConnectionString);
    }

    [Fact]
    public async Task Marks_that_cross_on_two_servers_all_arrive_and_none_waits_for_another_in_a_circle()
    {
        await using var here = await TestServer.StartAsync();
        await using var there = await TestServer.StartAsync(connectionString: here.ConnectionString);
        var cast = await Cast.HireAsync(here.ConnectionString, 4);
        using var vera = new ChatHttp(here.Address, ("Authorization", "Bearer " + cast[0].Token));
        var channels = new List<long>();
        for (var i = 0; i < 12; i++)
        {
            var group = await vera.PostAsync("/api/groups", new { name = $"Встречные {i}", visibility = "open" });
            await vera.PostAsync($"/api/groups/{group.GetProperty("id").GetInt64()}/members", new { people = cast.Skip(1).Select(p => p.Id) });
            channels.Add(group.GetProperty("mainChannelId").GetInt64());
        }

        for (var post = 1; post <= 8; post++)
        {
            // A post moves its author's mark in another lane, at the same time and in an order of its own.
            var posts = channels.Select(c => vera.PostAsync($"/api/channels/{c}/messages", new { clientId = Guid.NewGuid(), text = $"Слово {post}" })).ToList();
            await Task.WhenAll([.. posts, .. Marks(here, channels, post), .. Marks(there, channels.AsEnumerable().Reverse(), post)]);
        }

        await Task.WhenAll(Marks(there, channels, 8));
        await using var connection = new NpgsqlConnection(here.ConnectionString);
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM channel_members WHERE read_post <> 8"));
        Assert.DoesNotContain([.. here.Log, .. there.Log], line => line.Contains("Lane ", StringComparison.Ordinal));
        await AssertSound.Async(here.ConnectionString);

        IEnumerable<Task> Marks(TestServer server, IEnumerable<long> places, long post) =>
            from channel in places
            from player in cast
            select server.Services.GetRequiredService<Marking>().ReadAsync(new Actor(player.Id, "member"), new MarkRead(channel, post, Version: 0));
    }

    [Fact]
    public async Task Marks_of_every_sort_for_one_channel_may_stand_in_one_batch()
    {
        await using var server = await TestServer.StartAsync();
        var player = (await Cast.HireAsync(server.ConnectionString, 1))[0];
        using var vera = new ChatHttp(server.Address, ("Authorization", "Bearer " + player.Token));
        var channel = (await vera.PostAsync("/api/groups", new { name = "Всякое", visibility = "open" })).GetProperty("mainChannelId").GetInt64();
        for (var i = 0; i < 5; i++)
            await vera.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = "Слово" });
        await vera.PostAsync($"/api/channels/{channel}/unread", new { post = 1 });
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        var crowded = new Crowded(server, connection, channel, (player.Id, player.Own));

        var marking = server.Services.GetRequiredService<Marking>();
        var actor = new Actor(player.Id, "member");
        var answers = await crowded.TogetherAsync(() =>
        [
            marking.ReadAsync(actor, new(channel, 3, Version: 1)),
            marking.ReadAsync(actor, new(channel, 5, Version: 1)),
            marking.ReadAsync(actor, new(channel, 4, Version: 0)),
            marking.UnreadAsync(actor, new(channel, 2)),
            marking.MuteAsync(actor, new(channel, true)),
            marking.ReadAsync(actor, new(channel + 1_000, 1, Version: 0)),
        ]);

        Assert.All(answers[..5], a => Assert.Equal((1, 2), (a.Ok!.ReadPost, a.Ok.ReadVersion)));
        Assert.Equal("not_found", answers[5].Refusal?.Code);
        Assert.True(await connection.ExecuteScalarAsync<bool>("SELECT muted FROM channel_members"));
        await AssertSound.Async(server.ConnectionString);
    }

    /// <param name="Holder">Whose own channel is held, so that the lane waits while a batch gathers behind it.</param>
    private sealed record Crowded(TestServer Server, NpgsqlConnection Connection, long Channel, (long Id, long Own) Holder)
    {
        private readonly Marking marking = Server.Services.GetRequiredService<Marking>();

        /// <summary>Everything that the server asks of the database from the moment the marks of these people are waiting.</summary>
        public async Task<IReadOnlyList<string>> StatementsAsync(IEnumerable<long> people, long post)
        {
            using var heard = new Statements(Connection.Database);
            foreach (var mark in await TogetherAsync(() => [.. people.Select(p => MarkAsync(p, post))], heard.Forget))
                Assert.Equal(post, mark.Ok?.ReadPost);
            return heard.Texts;
        }

        /// <summary>Marks that go in one batch. At the verb and not at the door: only there it is known that all of them stand in the lane.</summary>
        public async Task<Answer<ReadMark>[]> TogetherAsync(Func<List<Task<Answer<ReadMark>>>> mark, Action? gathered = null)
        {
            await using var hold = await Connection.BeginTransactionAsync();
            await Connection.ExecuteAsync("SELECT FROM channels WHERE id = @Own FOR UPDATE", new { Holder.Own });
            var first = MarkAsync(Holder.Id, 0);
            await TheLaneWaitsAsync();
            var marks = mark();
            gathered?.Invoke();
            await hold.CommitAsync();
            await first;
            return await Task.WhenAll(marks);
        }

        private Task<Answer<ReadMark>> MarkAsync(long person, long post) =>
            marking.ReadAsync(new Actor(person, "member"), new MarkRead(Channel, post, Version: 0));

        private async Task TheLaneWaitsAsync()
        {
            await using var watch = new NpgsqlConnection(Server.ConnectionString);
            for (var deadline = DateTime.UtcNow.AddSeconds(10); ; await Task.Yield())
            {
                if (await watch.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"))
                    return;
                Assert.True(DateTime.UtcNow < deadline, "The lane does not wait.");
            }
        }
    }

    private sealed class Statements : IDisposable
    {
        private readonly ConcurrentQueue<string> texts = new();
        private readonly ActivityListener listener;

        public Statements(string database)
        {
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    // Other tests of this process ask other databases.
                    if (activity.GetTagItem("db.namespace") is string asked && asked.Contains(database, StringComparison.Ordinal))
                        texts.Enqueue((string)activity.GetTagItem("db.query.text")!);
                },
            };
            ActivitySource.AddActivityListener(listener);
        }

        public IReadOnlyList<string> Texts => [.. texts];

        public void Forget() => texts.Clear();

        public void Dispose() => listener.Dispose();
    }
}
