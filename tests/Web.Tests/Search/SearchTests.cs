using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Events;
using MtsLife.Support.Chat;
using MtsLife.Support.Events;
using MtsLife.Web.Tests.Delivery;
using Xunit;

namespace MtsLife.Web.Tests.Search;

public sealed class SearchTests(Office office) : IClassFixture<Office>
{
    [Theory]
    [InlineData("Завтра приедет ревизор из Самары", "ревизора", "ревизор")]
    [InlineData("Оформляем ДМС через портал", "дмс", "ДМС")]
    [InlineData("Новый iPhone 15 уже в салоне", "iphone", "iPhone")]
    [InlineData("Ёлка стоит в холле", "елка", "Ёлка")]
    [InlineData("Отчет лежит на диске", "отчёты", "Отчет")]
    [InlineData("Установили терминалы эквайринга", "эквайр", "эквайринга")]
    [InlineData("Возьмите **паспорт** клиента", "паспорта клиентов", "паспорт")]
    public async Task Words_are_found_in_any_of_their_forms(string text, string typed, string marked)
    {
        var (_, channel) = await office.GroupAsync("open");
        var id = await SayAsync(office.Vera, channel, text);

        var found = Assert.Single((await FindAsync(office.Oleg, typed)).EnumerateArray(), m => m.GetProperty("id").GetInt64() == id);

        Assert.Contains(found.GetProperty("excerpt").EnumerateArray(), p => p.GetProperty("found").GetBoolean() && p.GetProperty("text").GetString() == marked);
        Assert.Equal(text.Replace("*", "", StringComparison.Ordinal), string.Concat(found.GetProperty("excerpt").EnumerateArray().Select(p => p.GetProperty("text").GetString())));
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("secret")]
    public async Task What_a_closed_group_says_is_found_by_its_members_and_by_nobody_put_out(string visibility)
    {
        var (group, channel) = await office.GroupAsync(visibility, office.Oleg);
        var canary = "канарейка" + visibility;
        await SayAsync(office.Vera, channel, $"Здесь живёт {canary}");

        Assert.Single((await FindAsync(office.Oleg, canary)).EnumerateArray());
        await AssertSilentAsync(office.Nina, canary);
        using var http = office.Http(office.Vera);
        await http.DeleteAsync($"/api/groups/{group}/members/{office.Oleg.Id}");
        await AssertSilentAsync(office.Oleg, canary);
    }

    [Fact]
    public async Task A_private_conversation_is_found_by_those_in_it()
    {
        using var http = office.Http(office.Vera);
        var direct = await http.PostAsync("/api/directs", new { people = new[] { office.Oleg.Id } });
        await SayAsync(office.Vera, direct.GetProperty("channel").GetProperty("id").GetInt64(), "Между нами: шептун");

        Assert.Single((await FindAsync(office.Oleg, "шептун")).EnumerateArray());
        await AssertSilentAsync(office.Nina, "шептун");
    }

    [Fact]
    public async Task An_edit_and_a_deletion_are_followed()
    {
        var (_, channel) = await office.GroupAsync("open");
        var id = await SayAsync(office.Vera, channel, "Сначала бегемот");
        using var http = office.Http(office.Vera);

        await http.PatchAsync($"/api/messages/{id}", new { text = "Потом жираф" });
        await CaughtUpAsync();
        Assert.Empty((await FindAsync(office.Oleg, "бегемот")).EnumerateArray());
        Assert.Single((await FindAsync(office.Oleg, "жираф")).EnumerateArray());

        // Deleted it is gone at once, whether or not the worker has seen it.
        await http.DeleteAsync($"/api/messages/{id}");
        Assert.Empty((await FindAsync(office.Oleg, "жираф")).EnumerateArray());
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended()
    {
        var (_, channel) = await office.GroupAsync("open");
        var said = new List<long>();
        for (var n = 0; n < 45; n++)
            said.Add(await PostAsync(office.Vera, channel, $"Страница кашалота {n}"));
        await CaughtUpAsync();
        using var http = office.Http(office.Oleg);

        var found = new List<long>();
        for (string? after = null; ;)
        {
            var page = await http.GetAsync($"/api/search?q=кашалот&kind=messages&after={after}");
            found.AddRange(page.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("id").GetInt64()));
            if (!page.TryGetProperty("next", out var next) || next.ValueKind == JsonValueKind.Null)
                break;
            after = next.GetString();
        }

        Assert.Equal(said.AsEnumerable().Reverse(), found);
    }

    [Fact]
    public async Task One_box_finds_people_and_groups_too_but_no_secret_one()
    {
        var (_, open) = await office.GroupAsync("open");
        using var vera = office.Http(office.Vera);
        await vera.PostAsync("/api/groups", new { name = "Клуб пеликанов", visibility = "open" });
        await vera.PostAsync("/api/groups", new { name = "Тайна пеликанов", visibility = "secret" });
        await SayAsync(office.Vera, open, "Видели пеликанов");
        using var oleg = office.Http(office.Oleg);

        var all = await oleg.GetAsync("/api/search?q=пеликанов");
        Assert.Equal("Клуб пеликанов", Assert.Single(all.GetProperty("groups").EnumerateArray()).GetProperty("name").GetString());
        Assert.Single(all.GetProperty("messages").EnumerateArray());
        Assert.Contains(office.Oleg.Handle, (await oleg.GetAsync($"/api/search?q={office.Oleg.Handle}&kind=people")).GetRawText());
    }

    [Fact]
    public async Task Topics_and_replies_are_found_and_those_in_a_closed_group_are_not()
    {
        var (_, closed) = await office.GroupAsync("closed");
        var (_, open) = await office.GroupAsync("open");
        var root = await SayAsync(office.Vera, open, "Вопрос про #снегоуборку");
        using var vera = office.Http(office.Vera);
        await vera.PostAsync($"/api/messages/{root}/replies", new { clientId = Guid.NewGuid(), text = "Ответ: лопата" });
        var hidden = await SayAsync(office.Vera, closed, "Вопрос");
        await vera.PostAsync($"/api/messages/{hidden}/replies", new { clientId = Guid.NewGuid(), text = "Ответ: тайнопись" });
        await CaughtUpAsync();

        using var oleg = office.Http(office.Oleg);
        Assert.Single((await oleg.GetAsync("/api/search?q=снегоубор&kind=topics")).GetProperty("topics").EnumerateArray());
        var found = await oleg.GetAsync("/api/search?q=лопаты&kind=messages");
        Assert.Single(found.GetProperty("messages").EnumerateArray());
        Assert.Contains(found.GetProperty("channels").EnumerateArray(), c => c.GetProperty("id").GetInt64() == open);
        Assert.Single((await FindAsync(office.Vera, "тайнопись")).EnumerateArray());
        await AssertSilentAsync(office.Oleg, "тайнопись");
    }

    [Theory]
    [InlineData("?q=слово&kind=whatever", "kind", "unknown")]
    [InlineData("?q=слово&kind=messages&after=-1", "after", "cursor")]
    [InlineData("?q=слово&kind=people&after=!", "after", "cursor")]
    public async Task What_cannot_be_looked_for_is_refused(string query, string field, string reason)
    {
        using var http = office.Http(office.Vera);
        var refusal = await http.GetAsync("/api/search" + query).RefusedAsync();
        Assert.Equal((field, reason), (refusal.Field, refusal.Reason));
    }

    [Theory]
    [InlineData("'")]
    [InlineData("& | ! ( ) :* <->")]
    [InlineData("и в на")]
    [InlineData("\\ ' OR 1=1 --")]
    [InlineData("a%EE%80%80b 😀")]
    [InlineData("слово' & !'тайна")]
    [InlineData("²½ª ߷")]
    public async Task Whatever_is_typed_is_only_words(string typed)
    {
        using var http = office.Http(office.Vera);
        await http.GetAsync($"/api/search?kind=messages&q={(typed.Contains('%') ? typed : Uri.EscapeDataString(typed))}");
    }

    [Fact]
    public async Task Built_anew_it_finds_the_same()
    {
        var (_, channel) = await office.GroupAsync("open");
        await SayAsync(office.Vera, channel, "Снова утконос");
        await office.Server.Services.GetRequiredService<Workers>().RebuildAsync("search");
        await CaughtUpAsync();
        Assert.Single((await FindAsync(office.Oleg, "утконос")).EnumerateArray());
    }

    private async Task AssertSilentAsync(Player outsider, string canary)
    {
        using var http = office.Http(outsider);
        foreach (var kind in new[] { "", "people", "groups", "topics", "messages" })
            Assert.DoesNotContain(canary, (await http.GetAsync($"/api/search?q={canary}&kind={kind}")).GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    private async Task<JsonElement> FindAsync(Player who, string typed)
    {
        using var http = office.Http(who);
        return (await http.GetAsync($"/api/search?kind=messages&q={Uri.EscapeDataString(typed)}")).GetProperty("messages");
    }

    private async Task<long> SayAsync(Player author, long channel, string text)
    {
        var id = await PostAsync(author, channel, text);
        await CaughtUpAsync();
        return id;
    }

    private async Task<long> PostAsync(Player author, long channel, string text)
    {
        using var http = office.Http(author);
        return (await http.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text })).MessageId();
    }

    private Task CaughtUpAsync() => WorkersCaughtUp.Async(office.Server.ConnectionString, "search");
}
