using System.Diagnostics;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Xunit;

namespace MtsLife.Web.Tests.Nodes;

/// <summary>What a socket of one node hears of what is done by way of another.</summary>
public sealed class AcrossNodesTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    [Fact]
    public async Task A_message_is_live_on_both_nodes_and_a_member_who_looks_elsewhere_hears_of_it_within_two_seconds()
    {
        var (_, channel) = await nodes.GroupAsync("closed", nodes.Oleg, nodes.Nina);
        var vera = await nodes.OpenAsync(nodes.One, nodes.Vera);
        var (oleg, nina) = (await nodes.OpenAsync(nodes.Other, nodes.Oleg), await nodes.OpenAsync(nodes.Other, nodes.Nina));
        await oleg.ViewAsync(channel);

        var clock = Stopwatch.StartNew();
        var seq = (await vera.SayAsync(channel, "Слышно?")).Seq();

        await oleg.EventAsync(channel, e => e.Seq() == seq);
        await nina.FrameAsync("Heads", f => f.As<WireHeads>().Heads.Any(h => h.ChannelId == channel && h.HeadSeq == seq));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}: only the repair told");
    }

    [Fact]
    public async Task Whoever_enters_a_group_on_one_node_hears_of_its_news_on_another()
    {
        var (id, channel) = await nodes.GroupAsync("closed");
        var (vera, nina) = (await nodes.OpenAsync(nodes.One, nodes.Vera), await nodes.OpenAsync(nodes.Other, nodes.Nina));

        await vera.Http.PostAsync($"/api/groups/{id}/members", new { people = new[] { nodes.Nina.Id } });
        await nina.EventAsync(nodes.Nina.Own, e => e.Is("channel_joined", channel));
        var seq = (await vera.SayAsync(channel, "Теперь и Нина")).Seq();

        await nina.FrameAsync("Heads", f => f.As<WireHeads>().Heads.Any(h => h.ChannelId == channel && h.HeadSeq == seq));
    }

    [Fact]
    public async Task Signing_out_everywhere_on_one_node_ends_sockets_on_another_at_once()
    {
        var origin = nodes.One.Address.GetLeftPart(UriPartial.Authority);
        var cookie = await nodes.One.SessionCookieAsync(nodes.Oleg.Id);
        using var browser = new ChatHttp(nodes.One.Address, ("Cookie", cookie), ("Origin", origin));
        var there = await nodes.OpenAsync(nodes.Other,
            ("Cookie", await nodes.Other.SessionCookieAsync(nodes.Oleg.Id)), ("Origin", nodes.Other.Address.GetLeftPart(UriPartial.Authority)));

        // Asked for before it happens: a client that comes back at once has a new end before it.
        var closed = there.WhenClosedAsync();
        await browser.PostAsync("/api/me/sessions/end-all");

        await there.FrameAsync("GoAway", f => f.GetProperty("reason").GetString() == "signed_out");
        await closed;
    }

    [Fact]
    public async Task Revoking_a_token_on_one_node_ends_its_sockets_on_another_at_once_and_no_others()
    {
        var cookie = await nodes.One.SessionCookieAsync(nodes.Oleg.Id);
        using var browser = new ChatHttp(nodes.One.Address, ("Cookie", cookie), ("Origin", nodes.One.Address.GetLeftPart(UriPartial.Authority)));
        var token = await browser.PostAsync("/api/me/tokens", new { name = "Робот" });
        var (robot, oleg) = (await nodes.OpenAsync(nodes.Other, ("Authorization", "Bearer " + token.GetProperty("token").GetString())), await nodes.OpenAsync(nodes.Other, nodes.Oleg));

        // Asked for before it happens: a client that comes back at once has a new end before it.
        var closed = robot.WhenClosedAsync();
        await browser.DeleteAsync($"/api/me/tokens/{token.GetProperty("id").GetInt64()}");

        await robot.FrameAsync("GoAway", f => f.GetProperty("reason").GetString() == "signed_out");
        await closed;
        Assert.True(oleg.IsOpen);
    }

    [Fact]
    public async Task Deactivating_a_person_on_one_node_ends_their_sockets_on_another_at_once()
    {
        var leaver = (await Cast.HireAsync(nodes.One.ConnectionString, 1))[0];
        var there = await nodes.OpenAsync(nodes.Other, leaver);
        using var chief = new ChatHttp(nodes.One.Address,
            ("Cookie", await nodes.One.SessionCookieAsync(nodes.Chief.Id)), ("Origin", nodes.One.Address.GetLeftPart(UriPartial.Authority)));

        // Asked for before it happens: a client that comes back at once has a new end before it.
        var closed = there.WhenClosedAsync();
        await chief.PostAsync($"/api/admin/people/{leaver.Id}/deactivate");

        await there.FrameAsync("GoAway", f => f.GetProperty("reason").GetString() == "deactivated");
        await closed;
    }

    [Fact]
    public async Task Presence_is_seen_across_nodes()
    {
        var guest = (await Cast.HireAsync(nodes.One.ConnectionString, 1))[0];
        var vera = await nodes.OpenAsync(nodes.One, nodes.Vera);
        await vera.InvokeAsync("Presence", new { people = new[] { guest.Id } });

        await using (await ChatSocket.OpenAsync(nodes.Other.Address, guest.Token))
            await vera.FrameAsync("Presence", f => Tells(f, guest.Id, "active"));

        await vera.FrameAsync("Presence", f => Tells(f, guest.Id, "offline"), withinSeconds: 20);
    }

    [Fact]
    public async Task Points_are_told_on_every_node_whichever_nodes_worker_enters_them()
    {
        var guest = (await Cast.HireAsync(nodes.One.ConnectionString, 1))[0];
        var (_, channel) = await nodes.GroupAsync("open", guest);
        var (vera, nina) = (await nodes.OpenAsync(nodes.One, nodes.Vera), await nodes.OpenAsync(nodes.Other, nodes.Nina));
        foreach (var looking in new[] { vera, nina })
            await looking.InvokeAsync("Presence", new { people = new[] { guest.Id } });

        var question = (await vera.InvokeAsync("Post", new { channelId = channel, clientId = Guid.NewGuid(), kind = "question", text = "Где чей узел" })).MessageId();
        using var answers = new ChatHttp(nodes.Other.Address, ("Authorization", "Bearer " + guest.Token));
        await answers.PostAsync($"/api/messages/{question}/replies", new { clientId = Guid.NewGuid(), text = "Тут" });

        foreach (var looking in new[] { vera, nina })
            await looking.FrameAsync("Standing", f => f.GetProperty("people").EnumerateArray().Any(p => p.GetInt64() == guest.Id));
    }

    private static bool Tells(System.Text.Json.JsonElement frame, long person, string state) =>
        frame.GetProperty("people").EnumerateArray().Any(p => p.GetProperty("id").GetInt64() == person && p.GetProperty("state").GetString() == state);
}
