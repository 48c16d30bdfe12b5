using System.Reflection;
using MtsLife.Hub.Realtime;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.Wire;

/// <summary>Every member of every request at both doors: a refusal that names it, never a 500, never a closed socket.</summary>
public sealed class BadInputTests(Doorstep doorstep) : IClassFixture<Doorstep>
{
    [Fact]
    public void Every_hub_method_has_a_request() => Assert.Equal(
        typeof(ChatHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == typeof(ChatHub)).Select(m => m.Name).Order(),
        Requests.OfHub.Keys.Order());

    [Fact]
    public async Task A_bad_value_is_refused_by_the_name_of_its_member()
    {
        var wrong = new List<string>();
        foreach (var request in doorstep.Requests)
        {
            foreach (var member in request.Members)
            {
                foreach (var bad in BadValues.For(member))
                {
                    var reply = await doorstep.SendAsync(request, With(request, member.Name, bad.Json));
                    if (!IsAsExpected(reply, bad.Expected, member.Name))
                        wrong.Add($"{request.Door}, {member.Name} is {bad.Name}: {reply.Status} {Cut(reply.Text)}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        AssertAllWell();
    }

    [Fact]
    public async Task Unknown_repeated_and_missing_members_are_named()
    {
        var wrong = new List<string>();
        foreach (var request in doorstep.Requests)
        {
            var valid = Members(request).ToList();
            wrong.AddRange(await NamedAsync(request, Requests.Write(valid.Append(("nonsense", "1"))), "nonsense", "unknown"));
            wrong.AddRange(await NamedAsync(request, Requests.Write(valid.Append(("__proto__", "{}"))), "__proto__", "unknown"));
            foreach (var (name, value) in valid)
            {
                wrong.AddRange(await NamedAsync(request, Requests.Write(valid.Append((name, value))), name, "duplicate"));
                if (request.Members.Single(m => m.Name == name).IsRequired)
                    wrong.AddRange(await NamedAsync(request, Requests.Write(valid.Where(m => m.Name != name)), name, "missing"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        AssertAllWell();
    }

    [Fact]
    public async Task A_request_that_is_no_object_is_refused()
    {
        var wrong = new List<string>();
        foreach (var request in doorstep.Requests)
        {
            foreach (var json in new[] { "null", "[]", "7", "\"x\"", "true", new string('[', 500) + new string(']', 500) })
            {
                var reply = await doorstep.SendAsync(request, json);
                if (reply is not { Code: "invalid", Field: "body" or "request" })
                    wrong.Add($"{request.Door} {Cut(json)}: {reply.Status} {Cut(reply.Text)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        AssertAllWell();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"text\":\"x\"} trailing")]
    [InlineData("{\"text\":'x'}")]
    [InlineData("{\"text\":\"\u0001\"}")]
    [InlineData("{\"text\":\"\\x\"}")]
    [InlineData("{\"a\\ud800\":1}")]
    [InlineData("{/* no */}")]
    public async Task What_is_not_JSON_is_refused_over_HTTP(string json) => Assert.Equal(400,
        (await doorstep.SendAsync("POST /api/channels/{id:long}/messages", json)).Status);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=koi8-r")]
    public async Task Another_media_type_is_refused(string type)
    {
        var reply = await doorstep.SendAsync("POST /api/channels/{id:long}/messages", "{}", type);
        Assert.Equal((415, "invalid", "content-type"), (reply.Status, reply.Code, reply.Field));
    }

    [Theory]
    [InlineData("/api/channels/-1")]
    [InlineData("/api/channels/9223372036854775807")]
    [InlineData("/api/channels/9223372036854775808")]
    [InlineData("/api/channels/x")]
    [InlineData("/api/messages/-9223372036854775808")]
    [InlineData("/api/groups/0")]
    [InlineData("/api/people/9223372036854775808")]
    [InlineData("/api/people/%ff%fe")]
    [InlineData("/api/people/nobody.of.that.name")]
    public async Task An_id_that_nothing_bears_is_not_found(string address)
    {
        var reply = await doorstep.SendAsync("GET " + address, null);
        Assert.Equal((404, "not_found"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("messages?before=x", "before")]
    [InlineData("messages?before=9223372036854775808", "before")]
    [InlineData("messages?limit=1.5", "limit")]
    [InlineData("events", "after")]
    [InlineData("events?after=", "after")]
    [InlineData("members?after=%00", "after")]
    [InlineData("members?after=bm9uc2Vuc2U", "after")]
    [InlineData("mentionable?q=%00", "q")]
    public async Task A_bad_parameter_is_named(string rest, string field)
    {
        var reply = await doorstep.SendAsync($"GET /api/channels/{doorstep.World.Channel}/{rest}", null);
        Assert.Equal((400, "invalid", field), (reply.Status, reply.Code, reply.Field));
    }

    [Theory]
    [InlineData("messages?before=-1")]
    [InlineData("messages?around=-9223372036854775808")]
    [InlineData("messages?after=9223372036854775807&limit=-5")]
    [InlineData("messages?limit=2147483647")]
    [InlineData("events?after=-9223372036854775808")]
    [InlineData("events?after=9223372036854775807")]
    [InlineData("mentionable?q=%25_%5C%F0%9F%98%80%ff")]
    [InlineData("members?q=%25%25%5C")]
    public async Task A_strange_parameter_is_answered(string rest) =>
        Assert.Equal(200, (await doorstep.SendAsync($"GET /api/channels/{doorstep.World.Channel}/{rest}", null)).Status);

    [Theory]
    [InlineData("Post", "[]")]
    [InlineData("Post", "[{},{}]")]
    [InlineData("NoSuchMethod", "[{}]")]
    [InlineData("OnConnectedAsync", "[]")]
    [InlineData("Dispose", "[]")]
    public async Task A_call_that_reaches_no_method_is_answered_with_an_error(string method, string arguments)
    {
        Assert.Equal("error", (await doorstep.CallAsync(method, arguments)).Code);
        var deep = "[" + new string('[', 500) + new string(']', 500) + ",{}]";
        Assert.Equal("error", (await doorstep.CallAsync(method, deep)).Code);
        AssertAllWell();
    }

    [Fact]
    public async Task Ten_megabytes_are_too_large()
    {
        var large = "{\"text\":\"" + new string('x', 10_000_000) + "\"}";
        doorstep.Browser.DefaultRequestHeaders.ExpectContinue = true;
        var reply = await doorstep.SendAsync("POST /api/channels/{id:long}/messages", large);
        doorstep.Browser.DefaultRequestHeaders.ExpectContinue = false;
        Assert.Equal((413, "too_large"), (reply.Status, reply.Code));

        await using (var socket = await RawSocket.ConnectAsync(doorstep.Server, doorstep.World.Me))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => socket.CallAsync("Post", large));
            await socket.ClosedAsync();
        }

        AssertAllWell();
        Assert.True((await doorstep.CallAsync("Typing", $$"""[{"channelId":{{doorstep.World.Channel}}}]""")).IsOk);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("7")]
    [InlineData("{\"type\":1,\"target\":5,\"arguments\":[]}")]
    public async Task A_frame_that_cannot_be_read_ends_its_own_socket_only(string frame)
    {
        await using var socket = await RawSocket.ConnectAsync(doorstep.Server, doorstep.World.Me);
        await socket.SendFrameAsync(frame);
        await socket.ClosedAsync();
        Assert.True(doorstep.Socket.IsOpen);
    }

    private string With(Request request, string name, string json) =>
        Requests.Write(Members(request).Select(m => m.Name == name ? (name, json) : m));

    private IEnumerable<(string Name, string Value)> Members(Request request) =>
        request.Members.Select(m => (m.Name, Requests.Valid(m, doorstep.World)));

    private async Task<IEnumerable<string>> NamedAsync(Request request, string json, string field, string reason)
    {
        var reply = await doorstep.SendAsync(request, json);
        return (reply.Code, reply.Field, reply.Reason) == ("invalid", field, reason) ? [] : [$"{request.Door}, {field} {reason}: {reply.Status} {Cut(reply.Text)}"];
    }

    private static bool IsAsExpected(Reply reply, Expected expected, string member) => expected switch
    {
        Expected.Unreadable => reply is { Code: "invalid", Reason: "wrong_type", Field: { } field }
            && (field == member || field.StartsWith(member + "[", StringComparison.Ordinal) || field.StartsWith(member + ".", StringComparison.Ordinal)),
        Expected.Refused => reply is { Status: < 500, Code.Length: > 0 },
        _ => reply is { Status: < 500, Code: null or { Length: > 0 } },
    } && (reply.Code != "invalid" || reply.Field is not null);

    private void AssertAllWell()
    {
        Assert.True(doorstep.Socket.IsOpen);
        Assert.DoesNotContain(doorstep.Server.Log, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    private static string Cut(string text) => text.Length > 200 ? text[..200] + "…" : text;
}
