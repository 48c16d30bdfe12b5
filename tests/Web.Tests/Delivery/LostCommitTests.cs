using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MtsLife.Hub.Events;
using MtsLife.Support;
using MtsLife.Support.Chat;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

/// <summary>The database committed and the server was not told.</summary>
public sealed class LostCommitTests
{
    /// <summary>Whose commits would be stolen in place of the one that is meant.</summary>
    private static void WithoutWorkers(IServiceCollection services) => services.RemoveAll<Worker>();

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_found_again_and_nothing_is_doubled()
    {
        var connectionString = await TestPostgres.CreateDatabaseAsync();
        await using var thief = new CommitThief(connectionString);
        await using var server = await TestServer.StartAsync(connectionString: thief.ConnectionString, change: WithoutWorkers);
        var player = (await Cast.HireAsync(connectionString, 1))[0];
        await using var socket = await ChatSocket.OpenAsync(server.Address, player.Token);
        var group = await socket.Http.PostAsync("/api/groups", new { name = "Кража", visibility = "open" });
        var channel = group.GetProperty("mainChannelId").GetInt64();
        await socket.ViewAsync(channel);

        for (var i = 1; i <= 5; i++)
        {
            thief.StealNext();
            var key = Guid.NewGuid();
            var first = await socket.SayAsync(channel, $"Слово {i}", key);
            Assert.Equal(i, thief.Stolen);
            Assert.Equal(first.MessageId(), (await socket.SayAsync(channel, $"Слово {i}", key)).MessageId());
        }

        // A whole batch at once, and one of them twice under one key.
        thief.StealNext();
        var twice = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => socket.SayAsync(channel, i < 2 ? "Дважды" : $"Ещё {i}", i < 2 ? twice : Guid.NewGuid())));
        Assert.Equal(9, answers.Select(a => a.MessageId()).Distinct().Count());

        await using var connection = new NpgsqlConnection(connectionString);
        Assert.Equal(14, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM messages WHERE channel_id = @channel", new { channel }));
        await AssertSound.Async(connectionString);
    }

    [Fact]
    public async Task What_was_committed_without_an_answer_is_told_live_as_soon_as_it_is_found_again()
    {
        var connectionString = await TestPostgres.CreateDatabaseAsync();
        await using var thief = new CommitThief(connectionString);
        await using var server = await TestServer.StartAsync(connectionString: thief.ConnectionString, change: WithoutWorkers);
        var cast = await Cast.HireAsync(connectionString, 2);
        await using var author = await ChatSocket.OpenAsync(server.Address, cast[0].Token);
        await using var mentioned = await ChatSocket.OpenAsync(server.Address, cast[1].Token);
        var group = await author.Http.PostAsync("/api/groups", new { name = "Слышно", visibility = "open" });
        var channel = group.GetProperty("mainChannelId").GetInt64();
        await author.ViewAsync(channel);

        for (var i = 1; i <= 3; i++)
        {
            thief.StealNext();
            var posted = await author.SayAsync(channel, $"Слово {i}, @{cast[1].Handle}");
            Assert.Equal(i, thief.Stolen);

            // Heads would come from the repair as well; a whole event comes only from the announcer.
            foreach (var socket in new[] { author, mentioned })
            {
                var live = await socket.EventAsync(channel, e => e.Seq() == posted.Seq());
                Assert.Equal(posted.Message().ToString(), live.GetProperty("message").ToString());
            }
        }

        Assert.Equal(3, author.EventsOf(channel).Count(e => e.Kind() == "message_posted"));
    }

    [Fact]
    public async Task What_must_not_happen_twice_is_answered_unavailable_and_happened_once()
    {
        var connectionString = await TestPostgres.CreateDatabaseAsync();
        await using var thief = new CommitThief(connectionString);
        await using var server = await TestServer.StartAsync(connectionString: thief.ConnectionString, change: WithoutWorkers);
        var player = (await Cast.HireAsync(connectionString, 1))[0];
        using var http = new ChatHttp(server.Address, ("Authorization", "Bearer " + player.Token));

        thief.StealNext();
        var refusal = await http.PostAsync("/api/groups", new { name = "Одна", visibility = "secret" }).RefusedAsync();

        Assert.Equal("unavailable", refusal.Code);
        await using var connection = new NpgsqlConnection(connectionString);
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM groups WHERE name = 'Одна'"));
        await AssertSound.Async(connectionString);
    }
}
