using System.Text.Json;
using Dapper;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Crowd;

/// <summary>What 16,000 people in one group must not make slow.</summary>
public sealed class CrowdTests(CrowdedCompany company) : IClassFixture<CrowdedCompany>
{
    [Theory]
    [InlineData("/api/people?q={0}")]
    [InlineData("/api/switcher?q={0}")]
    [InlineData("/api/admin/people?q={0}")]
    [InlineData("/api/groups/{1}/members?q={0}")]
    [InlineData("/api/channels/{2}/members?q={0}")]
    [InlineData("/api/channels/{2}/mentionable?q={0}")]
    public async Task A_name_is_found_by_its_words_in_any_order_with_either_e(string door)
    {
        using var http = company.Http(company.Admin);
        foreach (var typed in new[] { "семен королёв", "КОРОЛЕВ семён", "лев емен", "@особый" })
        {
            var answer = await http.GetAsync(string.Format(null, door, Uri.EscapeDataString(typed), company.Group, company.Channel));
            Assert.Contains(typed == "@особый" ? "Особый" : "Семён Королёв", answer.GetRawText());
        }

        foreach (var nobody in new[] { "семен королёв пётр", "%", "к_ролев" })
            Assert.DoesNotContain("Королёв", (await http.GetAsync(string.Format(null, door, Uri.EscapeDataString(nobody), company.Group, company.Channel))).GetRawText());
    }

    [Fact]
    public async Task Typing_a_name_never_reads_the_whole_company()
    {
        using var http = company.Http(company.Admin);
        string[] doors =
        [
            "/api/people?q={0}", "/api/switcher?q={0}", "/api/admin/people?q={0}", $"/api/groups/{company.Group}/members?q={{0}}",
            $"/api/channels/{company.Channel}/members?q={{0}}", $"/api/channels/{company.Few}/mentionable?q={{0}}",
        ];
        var before = await ScansAsync();
        // Often enough for the server to settle on a plan that does not know the words.
        foreach (var typed in Enumerable.Repeat("вино анна", 10).Append("никого такого"))
        {
            foreach (var door in doors)
                await http.GetAsync(string.Format(null, door, Uri.EscapeDataString(typed)));
        }

        // A session tells its counts at its next statement a second later, or when it has rested.
        var deadline = DateTime.UtcNow.AddSeconds(30);
        var after = await ScansAsync();
        for (; after.Index < before.Index + (11 * doors.Length) && DateTime.UtcNow < deadline; after = await ScansAsync())
            await http.GetAsync("/api/me");
        Assert.True(after.Index >= before.Index + (11 * doors.Length), $"The index was asked {after.Index - before.Index} times.");
        // What made the company may tell its own late; a door that scanned would do so with every letter.
        Assert.InRange(after.Table - before.Table, 0, doors.Length);
    }

    [Theory]
    [InlineData("join")]
    [InlineData("archive")]
    [InlineData("post")]
    [InlineData("rename")]
    public async Task What_concerns_everybody_writes_no_row_per_member(string what)
    {
        using var admin = company.Http(company.Admin);
        using var nina = company.Http(company.Nina);
        var before = await RowsAsync();
        if (what == "join")
        {
            await nina.PostAsync($"/api/groups/{company.Group}/join");
            await nina.PostAsync($"/api/groups/{company.Group}/leave");
            await admin.PostAsync($"/api/groups/{company.Group}/members", new { people = new[] { company.Nina.Id } });
            await admin.DeleteAsync($"/api/groups/{company.Group}/members/{company.Nina.Id}");
        }
        else if (what == "archive")
        {
            await admin.PostAsync($"/api/groups/{company.Group}/archive", new { archived = true });
            await admin.PostAsync($"/api/groups/{company.Group}/archive", new { archived = false });
        }
        else if (what == "post")
        {
            var posted = await admin.PostAsync($"/api/channels/{company.Channel}/messages", new { clientId = Guid.NewGuid(), text = "@all привет" });
            Assert.True(posted.GetProperty("message").GetProperty("message").GetProperty("mentionsAll").GetBoolean());
        }
        else
        {
            var version = (await admin.GetAsync($"/api/channels/{company.Channel}")).GetProperty("version").GetInt32();
            await admin.PatchAsync($"/api/channels/{company.Channel}", new { version, purpose = "Для всех" });
        }

        Assert.InRange(await RowsAsync() - before, 1, 100);
    }

    [Fact]
    public async Task Everybody_is_counted_and_paged_through()
    {
        using var http = company.Http(company.Admin);
        var page = await http.GetAsync($"/api/channels/{company.Channel}/members?limit=100");
        Assert.Equal((100, true), (page.GetProperty("members").GetArrayLength(), page.GetProperty("total").GetInt32() >= CrowdedCompany.Everybody));
        var next = await http.GetAsync($"/api/channels/{company.Channel}/members?limit=100&after={page.GetProperty("next").GetString()}");
        Assert.Empty(Ids(page).Intersect(Ids(next)));
        Assert.True((await http.GetAsync($"/api/channels/{company.Channel}/reach")).GetProperty("all").GetInt32() >= CrowdedCompany.Everybody);

        static IEnumerable<long> Ids(JsonElement page) =>
            page.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("person").GetProperty("id").GetInt64());
    }

    private async Task<(long Index, long Table)> ScansAsync()
    {
        await using var connection = new NpgsqlConnection(company.Server.ConnectionString);
        return await connection.QuerySingleAsync<(long, long)>(
            "SELECT idx_scan, (SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'people') FROM pg_stat_user_indexes WHERE indexrelname = 'people_search'");
    }

    /// <summary>Everything that this product writes about a change.</summary>
    private async Task<long> RowsAsync()
    {
        await using var connection = new NpgsqlConnection(company.Server.ConnectionString);
        return await connection.ExecuteScalarAsync<long>(
            "SELECT (SELECT count(*) FROM channel_events) + (SELECT count(*) FROM events) + (SELECT count(*) FROM mentions) + (SELECT count(*) FROM channel_mentions)");
    }
}
