using MtsLife.Support.Chat;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

public sealed class MarksTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_mark_on_one_device_is_told_to_the_other()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, desk, phone) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg), await office.OpenAsync(office.Oleg));
        foreach (var i in Enumerable.Range(1, 3))
            await vera.SayAsync(channel, $"Слово {i}");

        var marked = await desk.InvokeAsync("MarkRead", new { channelId = channel, post = 2, version = 0 });
        Assert.Equal(2, marked.GetProperty("readPost").GetInt64());
        foreach (var device in new[] { desk, phone })
        {
            var told = await device.EventAsync(office.Oleg.Own, e => e.Is("read_marked", channel));
            Assert.Equal(2, told.GetProperty("readPost").GetInt64());
        }

        // Backwards only by «mark unread», after which an older mark is dropped.
        Assert.Equal(2, (await desk.InvokeAsync("MarkRead", new { channelId = channel, post = 1, version = 0 })).GetProperty("readPost").GetInt64());
        var unread = await phone.InvokeAsync("MarkUnread", new { channelId = channel, post = 2 });
        Assert.Equal((1, 1), (unread.GetProperty("readPost").GetInt64(), unread.GetProperty("readVersion").GetInt32()));
        Assert.Equal(1, (await desk.InvokeAsync("MarkRead", new { channelId = channel, post = 3, version = 0 })).GetProperty("readPost").GetInt64());
        Assert.Equal(3, (await desk.InvokeAsync("MarkRead", new { channelId = channel, post = 99, version = 1 })).GetProperty("readPost").GetInt64());
    }

    [Fact]
    public async Task The_senders_own_mark_follows_only_when_nothing_was_unread()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        await vera.SayAsync(channel, "Раз");
        await vera.SayAsync(channel, "Два");
        Assert.Equal(2, await ReadPostAsync(vera, channel));

        await oleg.SayAsync(channel, "Три");
        Assert.Equal(0, await ReadPostAsync(oleg, channel));
        await vera.SayAsync(channel, "Четыре");
        Assert.Equal(2, await ReadPostAsync(vera, channel));
    }

    [Fact]
    public async Task Muting_is_told_to_ones_other_device()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var phone = await office.OpenAsync(office.Oleg);
        await phone.Http.PostAsync($"/api/channels/{channel}/mute", new { muted = true });
        var told = await phone.EventAsync(office.Oleg.Own, e => e.Is("channel_muted", channel));
        Assert.True(told.GetProperty("muted").GetBoolean());
    }

    [Fact]
    public async Task Joining_leaves_nothing_unread()
    {
        var (id, channel) = await office.GroupAsync("open");
        var (vera, nina) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Nina));
        await vera.SayAsync(channel, "До неё");
        await nina.Http.PostAsync($"/api/groups/{id}/join");

        var joined = await nina.EventAsync(office.Nina.Own, e => e.Is("channel_joined", channel));
        Assert.Equal(1, joined.GetProperty("entry").GetProperty("readPost").GetInt64());
    }

    [Fact]
    public async Task Typing_and_presence_go_to_those_who_look()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        // With one window only: others of hers, from other tests, would keep her here.
        var player = (await Cast.HireAsync(office.Server.ConnectionString, 1))[0];
        var (vera, oleg, nina) = (await office.OpenAsync(player), await office.OpenAsync(office.Oleg), await office.OpenAsync(office.Nina));
        await vera.ViewAsync(channel);
        await oleg.ViewAsync(channel);
        await oleg.InvokeAsync("Presence", new { people = new[] { player.Id } });

        await vera.InvokeAsync("Typing", new { channelId = channel });
        await oleg.FrameAsync("Typing", f => f.GetProperty("personId").GetInt64() == player.Id && f.GetProperty("channelId").GetInt64() == channel);
        await nina.InvokeAsync("Typing", new { channelId = channel });
        await vera.InvokeAsync("View", new { channels = new[] { channel }, hidden = true });
        await oleg.FrameAsync("Presence", f => f.GetRawText().Contains("away"));
        Assert.DoesNotContain(nina.Frames, f => f.Method is "Typing" or "Presence");
        Assert.DoesNotContain(oleg.Frames, f => f.Method == "Typing" && f.Body.GetProperty("personId").GetInt64() == office.Nina.Id);
    }

    private static async Task<long> ReadPostAsync(ChatSocket socket, long channel) =>
        (await socket.Http.GetAsync("/api/heads")).GetProperty("entries").EnumerateArray()
            .Single(e => e.GetProperty("channel").GetProperty("id").GetInt64() == channel).GetProperty("readPost").GetInt64();
}
