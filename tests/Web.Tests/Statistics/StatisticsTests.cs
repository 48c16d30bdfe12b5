using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Events;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Support.Events;
using MtsLife.Web.Tests.Delivery;
using Xunit;

namespace MtsLife.Web.Tests.Statistics;

public sealed class StatisticsTests : IAsyncLifetime
{
    private readonly Office office = new();

    public ValueTask InitializeAsync() => office.InitializeAsync();

    [Fact]
    public async Task Totals_say_what_stands()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        await office.GroupAsync("secret");
        using var vera = office.Http(office.Vera);
        using var oleg = office.Http(office.Oleg);
        var direct = (await vera.PostAsync("/api/directs", new { people = new[] { office.Oleg.Id } })).GetProperty("channel").GetProperty("id").GetInt64();

        await PostAsync(vera, channel, "Первая");
        await PostAsync(vera, channel, "Вторая");
        await ReplyAsync(vera, await PostAsync(vera, direct, "Личное"));
        await ReplyAsync(vera, await PostAsync(vera, channel, "Третья"));
        await vera.DeleteAsync($"/api/messages/{await PostAsync(vera, channel, "Лишняя")}");
        await oleg.DeleteAsync($"/api/messages/{await PostAsync(oleg, channel, "Тоже лишняя")}");
        await WorkersCaughtUp.Async(office.Server.ConnectionString, "statistics");

        var read = await oleg.GetAsync("/api/statistics");
        var totals = read.GetProperty("totals");
        Assert.Equal((3, 2, 1, 3, 1, 0), (Number("publications"), Number("privateMessages"), Number("comments"), Number("participants"), Number("groups"), Number("badges")));
        Assert.Equal(1 / 3.0, totals.GetProperty("writing").GetDouble(), 6);
        var days = read.GetProperty("days").EnumerateArray().ToList();
        Assert.Equal((30, 3), (days.Count, days[^1].GetProperty("publications").GetInt64()));

        long Number(string figure) => totals.GetProperty(figure).GetInt64();
    }

    [Fact]
    public async Task A_thanks_is_given_once_and_received_by_everybody_it_names_while_it_stands()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg, office.Nina);
        using var vera = office.Http(office.Vera);
        using var oleg = office.Http(office.Oleg);
        await ThankAsync(oleg, office.Vera);
        var both = await ThankAsync(vera, office.Oleg, office.Nina);
        var hidden = await ThankAsync(oleg, office.Vera, office.Nina);
        Assert.Equal((3, 5), await TotalsAsync());
        await vera.PostAsync($"/api/messages/{hidden}/hide", new { hidden = true });
        Assert.Equal((2, 3), await TotalsAsync());
        await vera.PostAsync($"/api/messages/{hidden}/hide", new { hidden = false });
        await vera.DeleteAsync($"/api/messages/{both}");
        Assert.Equal((2, 3), await TotalsAsync());
        Assert.False((await office.Server.Services.GetRequiredService<Workers>().RebuildAsync("statistics")).IsRefused);
        Assert.Equal((2, 3), await TotalsAsync());

        async Task<long> ThankAsync(ChatHttp http, params Player[] whom) => (await http.PostAsync($"/api/channels/{channel}/messages", new
        {
            clientId = Guid.NewGuid(),
            kind = "thanks",
            text = "За ремонт",
            card = new { badge = "rocket", recipients = whom.Select(p => p.Id) },
        })).MessageId();

        async Task<(long Given, long Received)> TotalsAsync()
        {
            await WorkersCaughtUp.Async(office.Server.ConnectionString, "statistics");
            var read = await oleg.GetAsync("/api/statistics");
            var (totals, today) = (read.GetProperty("totals"), read.GetProperty("days").EnumerateArray().Last());
            Assert.Equal(totals.GetProperty("badges").GetInt64(), today.GetProperty("badges").GetInt64());
            return (totals.GetProperty("thanks").GetInt64(), totals.GetProperty("badges").GetInt64());
        }
    }

    private static Task ReplyAsync(ChatHttp http, long root) =>
        http.PostAsync($"/api/messages/{root}/replies", new { clientId = Guid.NewGuid(), text = "Ответ" });

    private static async Task<long> PostAsync(ChatHttp http, long channel, string text) =>
        (await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text })).MessageId();

    public ValueTask DisposeAsync() => office.DisposeAsync();
}
