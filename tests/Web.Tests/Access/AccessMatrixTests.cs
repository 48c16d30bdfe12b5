using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Realtime;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.Access;

/// <summary>Every door as every actor for every kind of channel; what is to come out stands in docs/access.md.</summary>
public sealed partial class AccessMatrixTests(Company company) : IClassFixture<Company>
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("MTSLIFE_TESTS") == "full";

    private int turn;

    [Fact]
    public void Every_door_stands_on_the_page_and_nothing_else()
    {
        var endpoints = company.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(DoorsOf);
        var methods = typeof(ChatHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == typeof(ChatHub)).Select(m => "hub " + m.Name);
        var doors = endpoints.Concat(methods).Distinct().ToList();
        Assert.Equal("", string.Join("\n", doors.Except(AccessPage.Current.Doors.Keys).Select(d => "docs/access.md lacks " + d)
            .Concat(AccessPage.Current.Doors.Keys.Except(doors).Select(d => "docs/access.md has, but the server lacks, " + d))));
    }

    [Fact]
    public void Every_door_is_told_to_those_who_write_programs()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "api.md"));
        Assert.Equal([], AccessPage.Current.Doors.Keys.Where(door => !document.Contains($"`{door.Replace("hub ", "", StringComparison.Ordinal)}`", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_right_is_as_the_page_says()
    {
        var wrong = new List<string>();
        foreach (var (door, right) in AccessPage.Current.Doors.Where(d => AccessPage.Current.HasTable(d.Value)))
        {
            foreach (var kind in AccessPage.Current.KindsOf(right).Where(kind => IsThere(door, company.Places[kind])))
                wrong.AddRange(await CheckAsync(door, right, kind));
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Nobody_and_the_deactivated_get_in_only_where_anyone_does()
    {
        var wrong = new List<string>();
        foreach (var (door, right) in AccessPage.Current.Doors.Where(d => !d.Key.StartsWith("hub ", StringComparison.Ordinal) && d.Value != "anyone"))
        {
            foreach (var actor in new[] { "nobody", "deactivated" })
            {
                if (await company.KnockAsync(door, actor, company.Places["open"]) is { Decision: not "sign in" } heard)
                    wrong.Add($"{door} as {actor}: {heard.Said}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));

        await Assert.ThrowsAsync<WebSocketException>(() => RawSocket.ConnectAsync(company.Server.Address));
        await Assert.ThrowsAsync<WebSocketException>(() => RawSocket.ConnectAsync(company.Server, company.People["deactivated"]));
    }

    [Fact]
    public async Task What_concerns_only_oneself_asks_who_one_is()
    {
        var wrong = new List<string>();
        foreach (var (door, right) in AccessPage.Current.Doors.Where(d => (d.Value is "signed in" or "browser" or "administrator") && !d.Key.Contains("/hub", StringComparison.Ordinal)))
        {
            foreach (var actor in Full ? Company.Actors : ["outside", "token", "administrator"])
            {
                var expected = right switch
                {
                    "browser" => actor != "token",
                    "administrator" => actor == "administrator",
                    _ => true,
                };
                var heard = await company.KnockAsync(door, actor, company.Places["open"]);
                if ((heard.Decision is not ("no" or "sign in")) != expected || heard.Decision.StartsWith('5'))
                    wrong.Add($"{door} as {actor}: {heard.Said}");
                company.ForgetBrowsers();
                await company.RestoreAsync();
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void A_door_for_anyone_says_so_and_no_other_does() => Assert.Equal(
        AccessPage.Current.Doors.Where(d => d.Value == "anyone").Select(d => d.Key).Order(),
        company.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null || e.Metadata.GetMetadata<IAuthorizeData>() is null)
            .SelectMany(DoorsOf).Distinct().Order());

    [Fact]
    public async Task Who_was_put_out_neither_edits_nor_deletes_what_they_wrote()
    {
        var (former, place) = (company.People["former"], company.Places["closed"]);
        var own = await company.FindAsync(
            """
            WITH written AS (INSERT INTO messages (author_id, client_id, channel_id, text, html, render_version, created_at)
                SELECT @former, gen_random_uuid(), @Channel, 'Было', '', 1, now() RETURNING id)
            INSERT INTO placements SELECT @Channel, 999, 999, id, now(), @former FROM written RETURNING message_id
            """, new { former, place.Channel });
        foreach (var door in new[] { "PATCH /api/messages/{id}", "DELETE /api/messages/{id}", "hub Edit", "hub Delete" })
        {
            Assert.Equal(
                (await company.KnockAsync(door, "former", place.NotThere())).Said,
                (await company.KnockAsync(door, "former", place with { Message = own })).Said);
        }
        Assert.Equal(1, await company.FindAsync("SELECT count(*) FROM messages WHERE id = @own AND text = 'Было' AND deleted_at IS NULL", new { own }));
    }

    [Theory]
    [InlineData("administrator", HttpStatusCode.Forbidden)]
    [InlineData("moderator", HttpStatusCode.Forbidden)]
    [InlineData("owner", HttpStatusCode.OK)]
    public async Task Only_an_owner_hides_a_group_and_never_from_themselves(string actor, HttpStatusCode expected)
    {
        var place = company.Places["open"];
        var hidden = await (await company.BrowserAsync(actor)).PatchAsJsonAsync($"/api/groups/{place.Group}", new { visibility = "secret", version = place.GroupVersion });
        Assert.Equal(expected, hidden.StatusCode);
        await company.RestoreAsync();
    }

    [Theory]
    [InlineData("/api/groups?q=secret", "secret")]
    [InlineData("/api/switcher?q=secret", "secret")]
    [InlineData("/api/groups?q=closed", "closed")]
    public async Task Lists_show_a_secret_group_to_its_own_only(string address, string kind)
    {
        foreach (var actor in Company.Actors)
        {
            var found = await (await company.BrowserAsync(actor)).GetStringAsync(address);
            Assert.Equal(AccessPage.Current.Decision("see group", kind, actor) == "yes", found.Contains($"Группа {kind}", StringComparison.Ordinal));
        }
    }

    private async Task<IReadOnlyList<string>> CheckAsync(string door, string right, string kind)
    {
        var wrong = new List<string>();
        foreach (var actor in Turn())
        {
            var expected = AccessPage.Current.Decision(right, kind, actor);
            var heard = await company.KnockAsync(door, actor, company.Places[kind]);
            if (heard.Decision != expected)
                wrong.Add($"{door}: {actor} in {kind} should be {expected}: {heard.Said}");
            else if (expected == "absent" && await company.KnockAsync(door, actor, company.Places[kind].NotThere()) is var none && none != heard)
                wrong.Add($"{door}: {actor} in {kind} hears {heard.Said}, but of what is not there {none.Said}");
            if (heard.Decision == "yes" && !door.StartsWith("GET", StringComparison.Ordinal))
                await company.RestoreAsync();
        }
        return wrong;
    }

    /// <summary>In the small size two actors at each door and kind, others at the next, so that every pair has its turn.</summary>
    private IEnumerable<string> Turn()
    {
        turn++;
        return Full ? Company.Actors : Company.Actors.Where((_, at) => at % 4 == turn % 4);
    }

    private static bool IsThere(string door, Place place) =>
        place.MessageFor(door) is not null
        || !(Knocking.IsOfMessage(door) || door is "hub Edit" or "hub Delete" or "hub Reply" or "hub React" or "hub Accept" or "hub Vote" or "hub ChangeTopics");

    private static IEnumerable<string> DoorsOf(RouteEndpoint endpoint)
    {
        var pattern = Constraint().Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), "{$1}");
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"];
        return methods.Select(method => $"{method} {pattern}");
    }

    [GeneratedRegex(@"\{(\w+):\w+\}")]
    private static partial Regex Constraint();
}
