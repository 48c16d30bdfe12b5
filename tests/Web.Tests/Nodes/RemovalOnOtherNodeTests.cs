using Dapper;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Nodes;

/// <summary>Losing a channel by way of one node against everything that goes on in it on another.</summary>
public sealed class RemovalOnOtherNodeTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    [Fact]
    public async Task Who_is_put_out_on_one_node_hears_nothing_later_on_another()
    {
        var (id, channel) = await nodes.GroupAsync("closed", nodes.Oleg, nodes.Nina);
        var (vera, oleg) = (await nodes.OpenAsync(nodes.One, nodes.Vera), await nodes.OpenAsync(nodes.Other, nodes.Oleg));
        using var over = new CancellationTokenSource();
        Task[] busy = [TalkAsync(nodes.One, channel, over.Token), TalkAsync(nodes.Other, channel, over.Token), LookAsync(oleg, channel, over.Token)];

        for (var round = 0; round < 15; round++)
        {
            var heard = oleg.EventsOf(channel).Count;
            await oleg.EventAsync(channel, _ => oleg.EventsOf(channel).Count > heard);
            await vera.Http.DeleteAsync($"/api/groups/{id}/members/{nodes.Oleg.Id}");
            var removal = await LastSeqAsync(channel, "members_changed");
            var after = (await vera.SayAsync(channel, $"Без него, @{nodes.Oleg.Handle}")).Seq();

            await oleg.EventAsync(nodes.Oleg.Own, e => e.Is("channel_left", channel) && e.Seq() > round * 2);
            await WhenPostedAsync(channel, after + 10);
            Assert.DoesNotContain(oleg.EventsOf(channel), e => e.Seq() > removal);
            Assert.DoesNotContain(oleg.Frames.Where(f => f.Method == "Heads").SelectMany(f => f.Body.As<WireHeads>().Heads),
                h => h.ChannelId == channel && h.HeadSeq > removal);
            await vera.Http.PostAsync($"/api/groups/{id}/members", new { people = new[] { nodes.Oleg.Id } });
        }

        await over.CancelAsync();
        await Task.WhenAll(busy);
        await AssertSound.Async(nodes.One.ConnectionString);
    }

    [Fact]
    public async Task Closing_a_group_on_one_node_cuts_off_those_who_look_in_on_another()
    {
        var (id, channel) = await nodes.GroupAsync("open", nodes.Nina);
        var vera = await nodes.OpenAsync(nodes.One, nodes.Vera);
        var (oleg, nina) = (await nodes.OpenAsync(nodes.Other, nodes.Oleg), await nodes.OpenAsync(nodes.Other, nodes.Nina));
        await nina.ViewAsync(channel);
        using var over = new CancellationTokenSource();
        Task[] busy = [TalkAsync(nodes.Other, channel, over.Token), LookAsync(oleg, channel, over.Token)];
        var shut = new List<(long From, long To)>();

        for (var round = 0; round < 8; round++)
        {
            var heard = oleg.EventsOf(channel).Count;
            await oleg.EventAsync(channel, _ => oleg.EventsOf(channel).Count > heard);
            await ChangeAsync(vera, id, "closed");
            var closing = await LastSeqAsync(channel, "channel_changed");
            var last = (await vera.SayAsync(channel, "Свои")).Seq() + 5;
            await nina.EventAsync(channel, e => e.Seq() >= last);
            await ChangeAsync(vera, id, "open");
            shut.Add((closing + 1, last));
        }

        await over.CancelAsync();
        await Task.WhenAll(busy);
        Assert.DoesNotContain(oleg.EventsOf(channel), e => shut.Any(s => e.Seq() >= s.From && e.Seq() <= s.To));
    }

    private async Task TalkAsync(Support.TestServer node, long channel, CancellationToken stop)
    {
        await using var socket = await ChatSocket.OpenAsync(node.Address, nodes.Nina.Token);
        while (!stop.IsCancellationRequested)
            await socket.SayAsync(channel, "Говорю");
    }

    private static async Task LookAsync(ChatSocket socket, long channel, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await socket.ViewAsync(channel);
            }
            catch (RefusedException refused) when (refused.Refusal.Code == "not_found")
            {
                // Out at the moment: looks again, as fast as it can.
            }
        }
    }

    private static async Task ChangeAsync(ChatSocket socket, long group, string visibility)
    {
        var version = (await socket.Http.GetAsync($"/api/groups/{group}")).GetProperty("version").GetInt32();
        await socket.Http.PatchAsync($"/api/groups/{group}", new { visibility, version });
    }

    private async Task WhenPostedAsync(long channel, long seq)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(20);
             await ScalarAsync("SELECT head_seq FROM channels WHERE id = @channel", new { channel }) < seq; await Task.Delay(10))
            Assert.True(DateTime.UtcNow < deadline, "nobody talks");
    }

    private Task<long> LastSeqAsync(long channel, string kind) => ScalarAsync(
        "SELECT max(seq) FROM channel_events WHERE channel_id = @channel AND kind = @kind", new { channel, kind });

    private async Task<long> ScalarAsync(string sql, object parameters)
    {
        await using var connection = new NpgsqlConnection(nodes.One.ConnectionString);
        return await connection.ExecuteScalarAsync<long>(sql, parameters);
    }
}
