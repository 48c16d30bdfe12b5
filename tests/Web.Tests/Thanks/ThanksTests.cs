using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MtsLife.Hub.Events;
using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using MtsLife.Web.Tests.Kinds;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Thanks;

public sealed class ThanksTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Thanks_reach_whom_they_name_and_count_among_their_badges()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        var thanks = await vera.PostKindAsync(channel, "thanks", Card("rocket", office.Oleg.Id, office.Nina.Id), text: "За запуск #доставка");

        var told = (await oleg.EventAsync(channel, e => e.Is("message_posted"))).GetProperty("message");
        Assert.Equal("rocket", told.GetProperty("card").Text("badge"));
        Assert.Equal([office.Oleg.Id, office.Nina.Id], told.GetProperty("card").GetProperty("recipients").Ids());
        Assert.Equal([office.Oleg.Id, office.Nina.Id], told.GetProperty("mentions").Ids().Order());
        using var http = office.Http(office.Vera);
        var badges = await http.GetAsync($"/api/people/{office.Nina.Id}/badges");
        Assert.Equal(("rocket", 1), (badges.GetProperty("badges")[0].Text("badge"), badges.GetProperty("badges")[0].Int("count")));
        Assert.Contains(thanks, (await http.GetAsync($"/api/thanks?to={office.Nina.Id}")).Listed());
        Assert.DoesNotContain(thanks, (await http.GetAsync($"/api/thanks?from={office.Nina.Id}")).Listed());
        Assert.Equal(1, await Doing.RecordedAsync(office.Server.ConnectionString, "thanked", thanks));

        await vera.InvokeAsync("Edit", new { messageId = thanks, text = "За запуск доставки" });
        Assert.Equal([office.Oleg.Id, office.Nina.Id], (await http.MessageAsync(thanks)).GetProperty("mentions").Ids().Order());
        await vera.InvokeAsync("Delete", new { messageId = thanks });
        Assert.DoesNotContain(thanks, (await http.GetAsync("/api/thanks")).Listed());
        Assert.Equal(badges.Int("total") - 1, (await http.GetAsync($"/api/people/{office.Nina.Id}/badges")).Int("total"));
        await SoundAsync();
    }

    [Fact]
    public async Task Who_is_thanked_wrongly_is_refused_by_name()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var vera = await office.OpenAsync(office.Vera);
        foreach (var (recipients, reason) in new (long[], string)[]
        {
            ([], "empty"), ([office.Oleg.Id, office.Oleg.Id], "duplicate"), ([office.Oleg.Id, office.Vera.Id], "oneself"), ([office.Oleg.Id, 9_000_000_000_001], "unknown"),
            ([.. Enumerable.Range(1, 51).Select(n => 9_000_000_000_000L + n)], "too_many"),
        })
        {
            Assert.Equal(("card.recipients", reason), Named(await vera.PostAsync(channel, "thanks", Card("thanks", recipients)).RefusedAsync()));
        }

        Assert.Equal(("card.badge", "unknown"), Named(await vera.PostAsync(channel, "thanks", Card("medal", office.Oleg.Id)).RefusedAsync()));
        Assert.Equal(("text", "empty"), Named(await vera.PostAsync(channel, "thanks", Card("thanks", office.Oleg.Id), text: "").RefusedAsync()));
        Assert.Equal(("title", "unexpected"), Named(await vera.PostAsync(channel, "thanks", Card("thanks", office.Oleg.Id), title: "Заголовок").RefusedAsync()));
    }

    [Theory]
    [InlineData("league")]
    [InlineData("best_shop")]
    [InlineData("quality_leader")]
    [InlineData("quality_mark")]
    public async Task An_official_badge_is_given_by_administrators(string badge)
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var chief = (await Cast.HireAsync(office.Server.ConnectionString, 1, "administrator"))[0];
        var (vera, boss) = (await office.OpenAsync(office.Vera), await office.OpenAsync(chief));
        Assert.Equal(("card.badge", "official"), Named(await vera.PostAsync(channel, "thanks", Card(badge, office.Oleg.Id)).RefusedAsync()));
        Assert.Equal(badge, (await boss.PostAsync(channel, "thanks", Card(badge, office.Oleg.Id))).Message().GetProperty("card").Text("badge"));
    }

    [Fact]
    public async Task In_a_closed_group_nobody_outside_is_thanked_and_nobody_outside_sees_it()
    {
        var (_, channel) = await office.GroupAsync("closed", office.Oleg);
        var (vera, nina) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Nina));
        using var http = office.Http(office.Nina);
        var before = (await http.GetAsync($"/api/people/{office.Oleg.Id}/badges")).Int("total");
        Assert.Equal(("card.recipients", "cannot_read"), Named(await vera.PostAsync(channel, "thanks", Card("thanks", office.Oleg.Id, office.Nina.Id)).RefusedAsync()));

        var thanks = await vera.PostKindAsync(channel, "thanks", Card("thanks", office.Oleg.Id), text: "Канарейка");
        Assert.Equal(before, (await http.GetAsync($"/api/people/{office.Oleg.Id}/badges")).Int("total"));
        Assert.DoesNotContain(thanks, (await http.GetAsync("/api/thanks")).Listed());
        Assert.DoesNotContain(thanks, (await http.GetAsync("/api/apps/thanks")).Listed());
        // Who may read there is not learned from outside: there and not there sound alike.
        foreach (var person in new[] { office.Oleg.Id, office.Vera.Id })
        {
            Assert.Equal(
                await nina.PostAsync(9_000_000_000_001, "thanks", Card("thanks", person)).RefusedAsync(),
                await nina.PostAsync(channel, "thanks", Card("thanks", person)).RefusedAsync());
        }
    }

    [Fact]
    public async Task Twenty_seven_people_are_thanked_by_the_statements_that_one_is()
    {
        // Without workers, which read what was written at a time of their own.
        await using var server = await TestServer.StartAsync(change: services => services.RemoveAll<Worker>());
        var cast = await Cast.HireAsync(server.ConnectionString, 28);
        using var http = new ChatHttp(server.Address, ("Authorization", "Bearer " + cast[0].Token));
        var channel = (await http.PostAsync("/api/groups", new { name = "Спасибо", visibility = "open" })).GetProperty("mainChannelId").GetInt64();
        await using var vera = await ChatSocket.OpenAsync(server.Address, cast[0].Token);
        var people = cast.Skip(1).Select(p => p.Id).ToArray();
        using var statements = new Statements(new NpgsqlConnectionStringBuilder(server.ConnectionString).Database!);
        var (one, many) = (int.MaxValue, int.MaxValue);
        // What other parts of the server ask meanwhile can only add to a count.
        for (var turn = 0; turn < 5; turn++)
        {
            one = Math.Min(one, await statements.CountAsync(() => vera.PostKindAsync(channel, "thanks", Card("team_player", people[turn]))));
            many = Math.Min(many, await statements.CountAsync(() => vera.PostKindAsync(channel, "thanks", Card("team_player", people))));
        }

        Assert.Equal(one, many);
        Assert.InRange(one, 5, 30);
        var last = (await http.GetAsync("/api/thanks?limit=1")).GetProperty("messages")[0].GetProperty("message");
        Assert.Equal(people, last.GetProperty("card").GetProperty("recipients").Ids());
        Assert.Equal(people.Order(), last.GetProperty("mentions").Ids().Order());
    }

    private static object Card(string badge, params long[] recipients) => new { badge, recipients };

    private static (string?, string?) Named(WireRefusal refusal) => (refusal.Field, refusal.Reason);

    private async Task SoundAsync() => Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));

    /// <summary>Statements that this process sends to one database, as the driver tells of them.</summary>
    private sealed class Statements : IDisposable
    {
        private readonly ActivityListener listener;
        private int sent;

        public Statements(string database)
        {
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    if (activity.TagObjects.Any(t => t.Key is "db.name" or "db.namespace" && Equals(t.Value, database)))
                        Interlocked.Add(ref sent, Texts(activity).Split(';').Length);
                },
            };
            ActivitySource.AddActivityListener(listener);
        }

        public async Task<int> CountAsync(Func<Task> deed)
        {
            var before = Volatile.Read(ref sent);
            await deed();
            return Volatile.Read(ref sent) - before;
        }

        private static string Texts(Activity activity) =>
            activity.TagObjects.FirstOrDefault(t => t.Key is "db.statement" or "db.query.text").Value as string ?? "";

        public void Dispose() => listener.Dispose();
    }
}
