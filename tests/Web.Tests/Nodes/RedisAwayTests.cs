using System.Diagnostics;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Xunit;

namespace MtsLife.Web.Tests.Nodes;

/// <summary>Redis carries nothing that is promised: without it everything is stored, and told later.</summary>
public sealed class RedisAwayTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    [Fact]
    public async Task Without_Redis_posts_are_acknowledged_and_removals_hold_and_with_it_back_everything_is_live_again()
    {
        var (id, channel) = await nodes.GroupAsync("closed", nodes.Oleg, nodes.Nina);
        var vera = await nodes.OpenAsync(nodes.One, nodes.Vera);
        var (oleg, nina) = (await nodes.OpenAsync(nodes.Other, nodes.Oleg), await nodes.OpenAsync(nodes.Other, nodes.Nina));
        await Task.WhenAll(vera.ViewAsync(channel), oleg.ViewAsync(channel), nina.ViewAsync(channel));
        var before = (await vera.SayAsync(channel, "До")).Seq();
        await oleg.EventAsync(channel, e => e.Seq() == before);
        await nina.EventAsync(channel, e => e.Seq() == before);

        await nodes.Redis.KillAsync();
        foreach (var socket in new[] { vera, nina, vera, nina })
            await AcknowledgedAsync(() => socket.SayAsync(channel, "Без Redis"));
        await AcknowledgedAsync(() => vera.Http.DeleteAsync($"/api/groups/{id}/members/{nodes.Oleg.Id}"));
        var last = (await vera.SayAsync(channel, "Без Олега")).Seq();

        // Numbers need no Redis: whoever is a member hears of them, and finds what there is.
        await nina.FrameAsync("Heads", f => f.As<WireHeads>().Heads.Any(h => h.ChannelId == channel && h.HeadSeq == last), withinSeconds: 25);
        var missed = await nina.Http.GetAsync<WireCatchUp>($"/api/channels/{channel}/events?after={before}");
        Assert.Equal(last, missed.Events[^1].Seq);

        await nodes.Redis.BeginAsync();
        await LiveAgainAsync(vera, nina, channel);
        await LiveAgainAsync(nina, vera, channel);
        var fresh = await nodes.OpenAsync(nodes.Other, nodes.Nina);
        await fresh.ViewAsync(channel);
        await LiveAgainAsync(vera, fresh, channel);

        Assert.DoesNotContain(oleg.EventsOf(channel), e => e.Seq() > before);
        Assert.DoesNotContain(oleg.Frames.Where(f => f.Method == "Heads").SelectMany(f => f.Body.As<WireHeads>().Heads),
            h => h.ChannelId == channel && h.HeadSeq >= last);
        await AssertSound.Async(nodes.One.ConnectionString);
    }

    private static async Task AcknowledgedAsync(Func<Task<System.Text.Json.JsonElement>> write)
    {
        var clock = Stopwatch.StartNew();
        await write();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(4), $"a write waited {clock.Elapsed} for Redis");
    }

    private static async Task LiveAgainAsync(ChatSocket from, ChatSocket to, long channel)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(20); ; await Task.Delay(100))
        {
            var seq = (await from.SayAsync(channel, "Опять слышно?")).Seq();
            try
            {
                await to.EventAsync(channel, e => e.Seq() == seq, withinSeconds: 0.5);
                return;
            }
            catch (TimeoutException) when (DateTime.UtcNow < deadline)
            {
                // The nodes are still coming back to Redis.
            }
        }
    }
}
