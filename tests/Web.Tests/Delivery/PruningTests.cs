using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Realtime;
using MtsLife.Support;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

public sealed class PruningTests
{
    [Fact]
    public async Task What_is_older_than_thirty_days_is_not_replayed_but_stays_readable()
    {
        await using var server = await TestServer.StartAsync(settings: new Dictionary<string, string> { ["Demo"] = "true" });
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        var channel = await connection.QuerySingleAsync<long>("SELECT channel_id FROM placements GROUP BY 1 ORDER BY count(*) DESC LIMIT 1");
        var messages = await connection.QuerySingleAsync<int>("SELECT count(*)::int FROM placements");
        await connection.ExecuteAsync(
            "UPDATE channel_events SET at = now() - interval '31 days' WHERE channel_id = @channel AND seq <= (SELECT head_seq - 5 FROM channels WHERE id = @channel)",
            new { channel });

        await server.Services.GetRequiredService<Pruning>().RunAsync(CancellationToken.None);

        var (first, head) = await connection.QuerySingleAsync<(long, long)>("SELECT first_seq, head_seq FROM channels WHERE id = @channel", new { channel });
        Assert.Equal(head - 4, first);
        Assert.Equal(5, await connection.QuerySingleAsync<int>("SELECT count(*)::int FROM channel_events WHERE channel_id = @channel", new { channel }));
        Assert.Equal(messages, await connection.QuerySingleAsync<int>("SELECT count(*)::int FROM placements"));
        Assert.Empty(await CompanyInvariants.ViolationsAsync(server.ConnectionString));
    }
}
