using System.Text.Json;
using MtsLife.Support.Chat;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

/// <summary>Nobody learns the number of a secret group but its members, live or later; who belongs hears of it wherever they look.</summary>
public sealed class SecretGroupTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Changes_of_a_secret_group_reach_its_members_and_nobody_else()
    {
        var (secret, _) = await office.GroupAsync("secret", office.Oleg);
        var (known, _) = await office.GroupAsync("open");
        var (vera, oleg, nina) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg), await office.OpenAsync(office.Nina));
        var company = await CompanyAsync(nina);

        await vera.Http.PatchAsync($"/api/groups/{secret}", new { version = 1, name = "Канарейка" });
        var channel = (await vera.Http.PostAsync($"/api/groups/{secret}/channels", new { name = "Канарейка" })).GetProperty("id").GetInt64();
        await vera.Http.PatchAsync($"/api/channels/{channel}", new { version = 1, purpose = "Петь" });
        await vera.Http.PostAsync($"/api/channels/{channel}/archive", new { archived = true });
        await vera.Http.PostAsync($"/api/groups/{secret}/archive", new { archived = true });
        await HeardAsync(oleg, secret, 5);

        // The canary that everybody hears comes last: what was to come before it has come.
        await vera.Http.PatchAsync($"/api/groups/{known}", new { version = 1, description = "Все слышат" });
        await HeardAsync(nina, known, 1);
        Assert.DoesNotContain(nina.Frames, f => Names(f.Body, secret));
        Assert.False(Names(await nina.Http.GetAsync($"/api/channels/{company}/events?after=0"), secret));
    }

    [Theory]
    [InlineData("open", "secret")]
    [InlineData("closed", "secret")]
    [InlineData("secret", "open")]
    [InlineData("secret", "closed")]
    public async Task Who_loses_sight_of_a_group_or_gains_it_is_told_once(string before, string after)
    {
        var (id, _) = await office.GroupAsync(before, office.Oleg);
        var (vera, oleg, nina) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg), await office.OpenAsync(office.Nina));

        await vera.Http.PatchAsync($"/api/groups/{id}", new { version = 1, visibility = after });
        await HeardAsync(nina, id, 1);
        await HeardAsync(oleg, id, 1);
        if (after == "secret")
            Assert.Equal("not_found", (await nina.Http.GetAsync($"/api/groups/{id}").RefusedAsync()).Code);
        else
            Assert.Equal(after, (await nina.Http.GetAsync($"/api/groups/{id}")).GetProperty("visibility").GetString());

        await vera.Http.PatchAsync($"/api/groups/{id}", new { version = 2, description = "Канарейка" });
        await HeardAsync(oleg, id, 2);
        var (known, _) = await office.GroupAsync("open");
        await vera.Http.PatchAsync($"/api/groups/{known}", new { version = 1, description = "Все слышат" });
        await HeardAsync(nina, known, 1);
        Assert.Equal(after == "secret" ? 1 : 2, nina.Frames.Count(f => Names(f.Body, id)));
    }

    private static async Task HeardAsync(ChatSocket socket, long group, int times)
    {
        await socket.FrameAsync("Events", f => Names(f, group) && socket.Frames.Count(g => Names(g.Body, group)) >= times);
        Assert.Equal(times, socket.Frames.Count(f => Names(f.Body, group)));
    }

    private static bool Names(JsonElement frame, long group) =>
        frame.ValueKind == JsonValueKind.Object && frame.TryGetProperty("events", out var events)
        && events.EnumerateArray().Any(e => e.Kind() == "group_changed" && e.GetProperty("subjectId").GetInt64() == group);

    private static async Task<long> CompanyAsync(ChatSocket socket) =>
        (await socket.Http.GetAsync("/api/bootstrap")).GetProperty("companyChannel").GetProperty("id").GetInt64();
}
