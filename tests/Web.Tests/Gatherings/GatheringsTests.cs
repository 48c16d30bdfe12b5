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
