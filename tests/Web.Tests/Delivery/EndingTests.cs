using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Fanout;
using MtsLife.Support.Chat;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

/// <summary>Catching up, and what ends delivery.</summary>
public sealed class EndingTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Catch_up_gives_exactly_what_was_missed_or_asks_to_load_anew()
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        var (before, edited) = (await vera.SayAsync(channel, "Раз"), await vera.SayAsync(channel, "Два"));
        await vera.InvokeAsync("Edit", new { messageId = edited.MessageId(), text = "Два с половиной" });

        var missed = (await vera.Http.GetAsync<WireCatchUp>($"/api/channels/{channel}/events?after={before.Seq()}"));
        Assert.Equal([before.Seq() + 1, before.Seq() + 2], missed.Events.Select(e => e.Seq));
        Assert.All(missed.Events, e => Assert.Equal("Два с половиной", e.Message!.Text));
        Assert.False(missed.Resync);
        Assert.Equal(missed.HeadSeq, missed.Events[^1].Seq);
        Assert.Empty((await vera.Http.GetAsync<WireCatchUp>($"/api/channels/{channel}/events?after={missed.HeadSeq}")).Events);

        foreach (var chunk in Enumerable.Range(0, 500).Chunk(100))
            await Task.WhenAll(chunk.Select(i => vera.SayAsync(channel, $"Слово {i}")));
        var head = missed.HeadSeq + 500;
        Assert.Equal(500, (await vera.Http.GetAsync<WireCatchUp>($"/api/channels/{channel}/events?after={missed.HeadSeq}")).Events.Length);
        var far = await vera.Http.GetAsync<WireCatchUp>($"/api/channels/{channel}/events?after={missed.HeadSeq - 1}");
        Assert.Equal((true, head, 0), (far.Resync, far.HeadSeq, far.Events.Length));

        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        await connection.ExecuteAsync(
            "DELETE FROM channel_events WHERE channel_id = @channel AND seq < @head; UPDATE channels SET first_seq = @head WHERE id = @channel", new { channel, head });
        Assert.True((await vera.Http.GetAsync<WireCatchUp>($"/api/channels/{channel}/events?after={head - 2}")).Resync);
        Assert.Single((await vera.Http.GetAsync<WireCatchUp>($"/api/channels/{channel}/events?after={head - 1}")).Events);
    }

    [Fact]
    public async Task Removal_ends_delivery_and_catch_up_at_once()
    {
        var (id, channel) = await office.GroupAsync("closed", office.Oleg, office.Nina);
        var (vera, oleg, nina) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg), await office.OpenAsync(office.Nina));
        await oleg.ViewAsync(channel);
        await nina.ViewAsync(channel);
        await vera.SayAsync(channel, "При всех");
        await oleg.EventAsync(channel, e => e.Is("message_posted"));

        await vera.Http.DeleteAsync($"/api/groups/{id}/members/{office.Oleg.Id}");
        var after = (await vera.SayAsync(channel, $"Без него, @{office.Oleg.Handle}")).Seq();

        await nina.EventAsync(channel, e => e.Seq() == after);
        await oleg.EventAsync(office.Oleg.Own, e => e.Is("channel_left", channel));
        Assert.Equal("channels", (await oleg.ViewAsync(channel).RefusedAsync()).Field);
        Assert.Equal("not_found", (await oleg.Http.GetAsync($"/api/channels/{channel}/events?after=0").RefusedAsync()).Code);
        Assert.Equal("not_found", (await oleg.SayAsync(channel, "Я ещё тут").RefusedAsync()).Code);
        Assert.All(oleg.EventsOf(channel), e => Assert.True(e.Seq() < after - 1, "the removal itself is already past them"));
    }

    [Fact]
    public async Task Signing_out_says_goodbye_and_closes_the_socket()
    {
        var cookie = await office.Server.SessionCookieAsync(office.Oleg.Id);
        var origin = office.Server.Address.GetLeftPart(UriPartial.Authority);
        await using var socket = await ChatSocket.OpenAsync(office.Server.Address, ("Cookie", cookie), ("Origin", origin));
        await socket.FrameAsync("Welcome", _ => true);

        await socket.Http.PostAsync("/api/sign-out");

        await socket.FrameAsync("GoAway", f => f.GetProperty("reason").GetString() == "signed_out");
        await socket.WhenClosedAsync();
    }

    [Fact]
    public async Task A_deactivated_person_hears_nothing_more()
    {
        var (_, channel) = await office.GroupAsync("open");
        var leaver = (await Cast.HireAsync(office.Server.ConnectionString, 1))[0];
        var (vera, socket) = (await office.OpenAsync(office.Vera), await office.OpenAsync(leaver));
        await socket.ViewAsync(channel);

        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        await connection.ExecuteAsync("UPDATE people SET deactivated_at = now() WHERE id = @Id", new { leaver.Id });
        await office.Server.Services.GetRequiredService<LiveConnections>().EndPersonAsync(leaver.Id, "deactivated");
        await vera.SayAsync(channel, "После");

        await socket.FrameAsync("GoAway", f => f.GetProperty("reason").GetString() == "deactivated");
        await socket.WhenClosedAsync();
        Assert.Empty(socket.EventsOf(channel));
        Assert.False(socket.IsOpen);
    }
}
