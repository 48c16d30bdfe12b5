using Dapper;
using MtsLife.Support.Chat;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

/// <summary>Losing a channel against everything that goes on in it.</summary>
public sealed class RemovalRaceTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_removed_person_posts_nothing_and_hears_nothing_past_their_removal()
    {
        var (id, channel) = await office.GroupAsync("closed", office.Nina);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        using var chatter = new CancellationTokenSource();
        var talking = Task.WhenAll(TalkAsync(office.Oleg, channel, chatter.Token), TalkAsync(office.Oleg, channel, chatter.Token), TalkAsync(office.Nina, channel, chatter.Token));
        var looking = LookAsync(oleg, channel, chatter.Token);

        for (var round = 0; round < 6; round++)
        {
            await vera.Http.PostAsync($"/api/groups/{id}/members", new { people = new[] { office.Oleg.Id } });
            var seen = oleg.EventsOf(channel).Count;
            await vera.SayAsync(channel, "Все тут");
            await oleg.EventAsync(channel, e => oleg.EventsOf(channel).Count > seen);

            await vera.Http.DeleteAsync($"/api/groups/{id}/members/{office.Oleg.Id}");
            var removal = await LastChangeAsync(channel, office.Oleg.Id);
            for (var i = 0; i < 3; i++)
                await vera.SayAsync(channel, $"Без него, @{office.Oleg.Handle}");
            await oleg.EventAsync(office.Oleg.Own, e => e.Is("channel_left", channel) && e.Seq() > round * 2);
            Assert.DoesNotContain(oleg.EventsOf(channel), e => e.Seq() > removal);
            Assert.DoesNotContain(oleg.Frames.Where(f => f.Method == "Heads").SelectMany(f => f.Body.As<WireHeads>().Heads),
                h => h.ChannelId == channel && h.HeadSeq > removal);
        }

        await chatter.CancelAsync();
        await talking;
        await looking;
        Assert.Empty(await PostedOutsideAsync(channel, office.Oleg.Id));
        await AssertSound.Async(office.Server.ConnectionString);
    }

    [Fact]
    public async Task Closing_a_group_cuts_off_those_who_were_only_looking_in()
    {
        var (id, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg, nina) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg), await office.OpenAsync(office.Nina));
        await oleg.ViewAsync(channel);
        using var chatter = new CancellationTokenSource();
        var talking = TalkAsync(office.Oleg, channel, chatter.Token);
        var looking = LookAsync(nina, channel, chatter.Token);

        for (var round = 0; round < 6; round++)
        {
            await nina.EventAsync(channel, _ => true);
            await ChangeAsync(vera, id, "closed");
            var closing = await LastSeqAsync(channel, "channel_changed");
            var after = (await vera.SayAsync(channel, "Свои")).Seq();
            await oleg.EventAsync(channel, e => e.Seq() == after);
            Assert.DoesNotContain(nina.EventsOf(channel), e => e.Seq() > closing);
            await ChangeAsync(vera, id, "open");
            var count = nina.EventsOf(channel).Count;
            await nina.EventAsync(channel, _ => nina.EventsOf(channel).Count > count);
        }

        await chatter.CancelAsync();
        await Task.WhenAll(talking, looking);
        await AssertSound.Async(office.Server.ConnectionString);
    }

    private async Task TalkAsync(Player player, long channel, CancellationToken stop)
    {
        await using var socket = await ChatSocket.OpenAsync(office.Server.Address, player.Token);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await socket.SayAsync(channel, "Говорю");
            }
            catch (RefusedException refused) when (refused.Refusal.Code is "not_found" or "forbidden")
            {
                // Out at the moment: tries again, as fast as it can.
            }
        }
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

    private async Task<long> LastChangeAsync(long channel, long person) => await ScalarAsync(
        "SELECT max(seq) FROM channel_events WHERE channel_id = @channel AND kind = 'members_changed' AND person_id = @person", new { channel, person });

    private async Task<long> LastSeqAsync(long channel, string kind) => await ScalarAsync(
        "SELECT max(seq) FROM channel_events WHERE channel_id = @channel AND kind = @kind", new { channel, kind });

    private async Task<long> ScalarAsync(string sql, object parameters)
    {
        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        return await connection.ExecuteScalarAsync<long>(sql, parameters);
    }

    /// <summary>Posts numbered while an even count of comings and goings stood before them: the person was out.</summary>
    private async Task<IEnumerable<long>> PostedOutsideAsync(long channel, long person)
    {
        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        return await connection.QueryAsync<long>(
            """
            SELECT p.seq FROM placements p
            WHERE p.channel_id = @channel AND p.placed_by = @person AND (SELECT count(*) FROM channel_events e
                  WHERE e.channel_id = p.channel_id AND e.kind = 'members_changed' AND e.person_id = @person AND e.seq < p.seq) % 2 = 0
            """,
            new { channel, person });
    }
}
