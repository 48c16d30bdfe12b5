using System.Text;
using System.Text.Json;
using Dapper;
using MtsLife.Support;
using MtsLife.Web.Tests.Delivery;
using MtsLife.Web.Tests.Kinds;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Gatherings;

public sealed class GatheringsTests(Office office) : IClassFixture<Office>
{
    private static readonly DateTime Soon = new(DateTime.UtcNow.Year + 1, 3, 27, 5, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Who_comes_is_counted_live_and_can_be_said_otherwise_until_it_is_over()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        await vera.ViewAsync(channel);
        var gathering = await vera.PostKindAsync(channel, "gathering", new { startsAt = Soon, endsAt = Soon.AddHours(1), place = "Парк  Победы" }, "Пробежка");
        using var http = office.Http(office.Oleg);
        using var outside = office.Http(office.Nina);

        await http.PostAsync($"/api/messages/{gathering}/attendance", new { answer = "maybe" });
        await http.PostAsync($"/api/messages/{gathering}/attendance", new { answer = "going" });
        await http.PostAsync($"/api/messages/{gathering}/attendance", new { answer = "going" });
        await outside.PostAsync($"/api/messages/{gathering}/attendance", new { answer = "declined" });
        var told = await vera.EventAsync(channel, e => e.Is("message_changed") && e.GetProperty("message").GetProperty("card").GetProperty("counts").Int("declined") == 1);
        var card = told.GetProperty("message").GetProperty("card");
        Assert.Equal((1, 0, "Парк Победы"), (card.GetProperty("counts").Int("going"), card.GetProperty("counts").Int("maybe"), card.Text("place")));
        Assert.Equal([office.Oleg.Id], card.GetProperty("first").Ids());
        Assert.Equal("going", (await oleg.EventAsync(office.Oleg.Own, e => e.Is("acted", gathering) && e.GetProperty("mine").Text("attendance") == "going")).GetProperty("mine").Text("attendance"));
        var list = await outside.GetAsync($"/api/messages/{gathering}/attendance?answer=going");
        Assert.Equal(office.Oleg.Id, Assert.Single(list.GetProperty("people").EnumerateArray()).GetProperty("person").GetProperty("id").GetInt64());

        await http.PostAsync($"/api/messages/{gathering}/attendance", new { });
        Assert.Equal(0, (await http.CardAsync(gathering)).GetProperty("counts").Int("going"));
        Assert.Equal("unknown", (await http.PostAsync($"/api/messages/{gathering}/attendance", new { answer = "yes" }).RefusedAsync()).Reason);
        await using (var connection = new NpgsqlConnection(office.Server.ConnectionString))
            await connection.ExecuteAsync("UPDATE gatherings SET starts_at = now() - interval '2 h', ends_at = now() - interval '1 s' WHERE message_id = @gathering", new { gathering });
        Assert.Equal("over", (await http.PostAsync($"/api/messages/{gathering}/attendance", new { answer = "going" }).RefusedAsync()).Reason);
        Assert.Equal(4, await Doing.RecordedAsync(office.Server.ConnectionString, "gathering_answered", gathering));
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
    }

    [Fact]
    public async Task Who_called_it_moves_it_while_it_is_not_over_and_nobody_else()
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        var (vera, oleg) = (await office.OpenAsync(office.Vera), await office.OpenAsync(office.Oleg));
        await vera.ViewAsync(channel);
        var gathering = await oleg.PostKindAsync(channel, "gathering", new { startsAt = Soon, endsAt = Soon.AddHours(1), place = "Парк" }, "Пробежка");
        using var author = office.Http(office.Oleg);
        using var moderator = office.Http(office.Vera);
        var address = $"/api/messages/{gathering}/gathering";
        await moderator.PostAsync($"/api/messages/{gathering}/attendance", new { answer = "going" });

        Assert.Equal("not_author", (await moderator.PatchAsync(address, new { startsAt = Soon.AddDays(1) }).RefusedAsync()).Reason);
        Assert.Equal(("startsAt", "past"), await author.PatchAsync(address, new { startsAt = DateTime.UtcNow.AddHours(-1) }).RefusedAsync() switch { var r => (r.Field, r.Reason) });
        Assert.Equal(("endsAt", "before_start"), await author.PatchAsync(address, new { startsAt = Soon, endsAt = Soon }).RefusedAsync() switch { var r => (r.Field, r.Reason) });
        Assert.Equal(("place", "control_character"), await author.PatchAsync(address, new { startsAt = Soon, place = "а\nб" }).RefusedAsync() switch { var r => (r.Field, r.Reason) });
        await author.PatchAsync(address, new { startsAt = Soon.AddDays(1), place = " Набережная " });
        var card = (await vera.EventAsync(channel, e => e.Is("message_changed") && e.GetProperty("message").GetProperty("card").Text("place") == "Набережная")).GetProperty("message").GetProperty("card");
        Assert.Equal((Soon.AddDays(1), 1), (card.GetProperty("startsAt").GetDateTime(), card.GetProperty("counts").Int("going")));
        Assert.False(card.TryGetProperty("endsAt", out var end) && end.ValueKind != JsonValueKind.Null);
        await author.PatchAsync(address, new { startsAt = Soon.AddDays(1), place = "Набережная" });
        Assert.Equal(1, await Doing.RecordedAsync(office.Server.ConnectionString, "gathering_moved", gathering));

        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        var begun = await connection.QuerySingleAsync<DateTime>("UPDATE gatherings SET starts_at = date_trunc('second', now()) - interval '1 h' WHERE message_id = @gathering RETURNING starts_at", new { gathering });
        await author.PatchAsync(address, new { startsAt = begun, place = "У входа" });
        Assert.Equal("У входа", (await author.CardAsync(gathering)).Text("place"));
        await connection.ExecuteAsync("UPDATE gatherings SET starts_at = now() - interval '3 h' WHERE message_id = @gathering", new { gathering });
        Assert.Equal("over", (await author.PatchAsync(address, new { startsAt = Soon }).RefusedAsync()).Reason);
        Assert.Equal("not_found", (await author.PatchAsync($"/api/messages/{await oleg.PostKindAsync(channel, "idea", title: "Идея")}/gathering", new { startsAt = Soon }).RefusedAsync()).Code);
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
    }

    [Fact]
    public async Task Those_to_come_are_listed_the_next_first_and_those_that_are_over_the_last_first()
    {
        var (_, channel) = await office.GroupAsync("open");
        var (_, closed) = await office.GroupAsync("closed");
        var vera = await office.OpenAsync(office.Vera);
        var gatherings = new List<long>();
        foreach (var day in new[] { 3, 1, 2 })
            gatherings.Add(await vera.PostKindAsync(channel, "gathering", new { startsAt = DateTime.UtcNow.AddDays(day) }, "Сбор"));
        var hidden = await vera.PostKindAsync(closed, "gathering", new { startsAt = DateTime.UtcNow.AddDays(1) }, "Канарейка");
        using var reader = office.Http(office.Nina);
        Assert.DoesNotContain(hidden, await ListedAsync("coming"));
        Assert.Equal([gatherings[1], gatherings[2], gatherings[0]], (await ListedAsync("coming")).Where(gatherings.Contains));

        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        await connection.ExecuteAsync("UPDATE gatherings SET starts_at = starts_at - interval '30 d' WHERE message_id = ANY(@gatherings)", new { gatherings });
        Assert.DoesNotContain((await ListedAsync("coming")), gatherings.Contains);
        Assert.Equal([gatherings[0], gatherings[2], gatherings[1]], (await ListedAsync("past")).Where(gatherings.Contains));
        Assert.Equal("when", (await reader.GetAsync("/api/apps/gathering?when=x").RefusedAsync()).Field);
        Assert.Empty((await reader.GetAsync("/api/apps/gathering?before=9223372036854775806.1")).Listed());

        async Task<List<long>> ListedAsync(string when)
        {
            var listed = new List<long>();
            for (var before = ""; before is not null;)
            {
                var page = await reader.GetAsync($"/api/apps/gathering?when={when}&limit=2&before={before}");
                listed.AddRange(page.Listed());
                before = page.TryGetProperty("next", out var next) ? next.GetString() : null;
            }

            return listed;
        }
    }

    [Fact]
    public async Task It_goes_into_a_calendar_whatever_its_texts_hold()
    {
        var (_, channel) = await office.GroupAsync("closed");
        var vera = await office.OpenAsync(office.Vera);
        var text = "Берите воду; бежим 5 км, потом чай \\ кофе\nEND:VEVENT\n" + new string('ы', 200) + " 😀";
        var gathering = await vera.PostKindAsync(channel, "gathering", new { startsAt = Soon, place = "Парк, вход со двора" }, "Пробежка; все, кто может", text);

        using var browser = new HttpClient { BaseAddress = office.Server.Address };
        browser.DefaultRequestHeaders.Add("Authorization", "Bearer " + office.Vera.Token);
        using var answer = await browser.GetAsync($"/api/gatherings/{gathering}/calendar");
        Assert.Equal(("text/calendar", $"gathering-{gathering}.ics"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        var file = await answer.Content.ReadAsStringAsync();
        var lines = file.Split("\r\n");
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain(lines, line => line.Contains('\n'));
        var unfolded = file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal([$"DTSTART:{Soon:yyyyMMdd}T050000Z", $"DTEND:{Soon:yyyyMMdd}T070000Z"], unfolded.Where(l => l.StartsWith("DTSTART", StringComparison.Ordinal) || l.StartsWith("DTEND", StringComparison.Ordinal)));
        Assert.Contains(@"SUMMARY:Пробежка\; все\, кто может", unfolded);
        Assert.Contains(@"LOCATION:Парк\, вход со двора", unfolded);
        Assert.Contains(@"DESCRIPTION:Берите воду\; бежим 5 км\, потом чай \\ кофе\nEND:VEVENT\n" + new string('ы', 200) + " 😀", unfolded);
        Assert.Single(unfolded, "END:VEVENT");

        using var outside = office.Http(office.Nina);
        Assert.Equal("not_found", (await outside.GetAsync($"/api/gatherings/{gathering}/calendar").RefusedAsync()).Code);
    }

    [Theory]
    [InlineData("""{"place":"Парк"}""", "card.startsAt", "missing")]
    [InlineData("""{"startsAt":"2020-01-01T00:00:00Z"}""", "card.startsAt", "past")]
    [InlineData("""{"startsAt":"9999-12-31T23:59:59Z"}""", "card.startsAt", "too_far")]
    [InlineData("""{"startsAt":"SOON","endsAt":"2020-01-01T00:00:00Z"}""", "card.endsAt", "before_start")]
    [InlineData("""{"startsAt":"SOON","place":7}""", "card.place", "wrong_type")]
    [InlineData("""{"startsAt":"SOON","place":"а\nб"}""", "card.place", "control_character")]
    [InlineData("""{"startsAt":"SOON","place":"\u0000"}""", "card.place", "nul")]
    public async Task What_is_wrong_with_a_gathering_is_named(string card, string field, string reason)
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        var json = JsonDocument.Parse(card.Replace("SOON", Soon.ToString("O"), StringComparison.Ordinal)).RootElement;
        var refusal = await vera.PostAsync(channel, "gathering", json, "Сбор").RefusedAsync();
        Assert.Equal((field, reason), (refusal.Field, refusal.Reason));
    }
}
