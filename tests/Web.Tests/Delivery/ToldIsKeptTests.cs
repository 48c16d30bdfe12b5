using Dapper;
using MtsLife.Support;
using MtsLife.Support.Chat;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

/// <summary>A number that somebody was told is never given to something else, whatever the database dies of.</summary>
public sealed class ToldIsKeptTests
{
    [Fact]
    public async Task A_mark_that_was_told_stands_after_the_database_was_killed()
    {
        await using var postgres = await OwnPostgres.StartAsync();
        await using var server = await TestServer.StartAsync(connectionString: postgres.ConnectionString);
        var reader = (await Cast.HireAsync(postgres.ConnectionString, 1))[0];
        await using var socket = await ChatSocket.OpenAsync(server.Address, reader.Token);
        var channel = (await socket.Http.PostAsync("/api/groups", new { name = "Отметки", visibility = "open" })).GetProperty("mainChannelId").GetInt64();
        await socket.ViewAsync(channel);
        await socket.SayAsync(channel, "Прочитайте это");
        await socket.InvokeAsync("MarkUnread", new { channelId = channel, post = 1 });
        await socket.InvokeAsync("MarkRead", new { channelId = channel, post = 1, version = 1 });
        var told = await socket.EventAsync(reader.Own, e => e.Is("read_marked", channel) && e.GetProperty("readPost").GetInt64() == 1);
        await postgres.KillAsync();
        await postgres.RestartAsync();

        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        Assert.Equal("read_marked", await connection.QuerySingleOrDefaultAsync<string>(
            "SELECT kind FROM channel_events WHERE channel_id = @Own AND seq = @seq", new { reader.Own, seq = told.GetProperty("seq").GetInt64() }));
    }
}
