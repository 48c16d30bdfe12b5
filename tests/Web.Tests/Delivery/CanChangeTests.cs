using MtsLife.Support.Chat;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

public sealed class CanChangeTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_channel_says_who_may_change_it_and_an_administrator_outside_may()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var administrator = (await Cast.HireAsync(office.Server.ConnectionString, 1, "administrator"))[0];
        foreach (var (player, may) in new[] { (office.Vera, true), (office.Oleg, false), (office.Nina, false), (administrator, true) })
        {
            using var http = office.Http(player);
            var seen = await http.GetAsync($"/api/channels/{channel}");
            Assert.Equal(may, seen.GetProperty("canChange").GetBoolean());
            var change = http.PatchAsync($"/api/channels/{channel}", new { version = seen.GetProperty("version").GetInt32(), purpose = player.Handle });
            Assert.Equal(may, may ? (await change).GetProperty("canChange").GetBoolean() : (await change.RefusedAsync()).Code != "forbidden");
        }
    }

    [Fact]
    public async Task What_is_no_groups_channel_nobody_changes()
    {
        using var vera = office.Http(office.Vera);
        var direct = await vera.PostAsync("/api/directs", new { people = new[] { office.Oleg.Id } });
        Assert.Contains("\"canChange\":false", direct.GetRawText());
    }
}
