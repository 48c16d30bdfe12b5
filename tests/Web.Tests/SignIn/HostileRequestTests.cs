using System.Net;
using System.Text;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.SignIn;

public sealed class HostileRequestTests(OneServer one) : IClassFixture<OneServer>, IAsyncLifetime
{
    private readonly TestServer server = one.Server;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync() => client = await server.SignedInClientAsync(one.Vera);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("""{"name":"a\u0000b"}""", "name")]
    [InlineData("""{"name":"a\ud800b"}""", "name")]
    [InlineData("""{"name":"\udc00"}""", "name")]
    [InlineData("""{"name":5}""", "name")]
    [InlineData("""{"name":["x"]}""", "name")]
    [InlineData("""{"name":{"$ne":""}}""", "name")]
    [InlineData("""{"name":null}""", "name")]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name":"x","expiresInDays":"30"}""", "expiresInDays")]
    [InlineData("""{"name":"x","expiresInDays":1.5}""", "expiresInDays")]
    [InlineData("""{"name":"x","expiresInDays":99999999999999999999}""", "expiresInDays")]
    [InlineData("""{"name":"x","role":"administrator"}""", "role")]
    [InlineData("""{"name":"x","name":"y"}""", "name")]
    [InlineData("""{"Name":"x"}""", null)]
    [InlineData("""[]""", "body")]
    [InlineData("""null""", "body")]
    [InlineData("""5""", "body")]
    [InlineData("", "body")]
    [InlineData("""{"name":"x"}}""", null)]
    [InlineData("""{"name":"x",}""", null)]
    [InlineData("""{"name":'x'}""", null)]
    public async Task A_body_that_cannot_be_meant_is_refused_naming_the_field(string body, string? field) =>
        await client.PostRawAsync("/api/me/tokens", body).RefusedAsync("invalid", field);

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused() =>
        await client.PostRawAsync("/api/me/tokens", [.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8]).RefusedAsync("invalid");

    [Fact]
    public async Task A_body_of_100_000_brackets_is_refused() =>
        await client.PostRawAsync("/api/me/tokens", "{\"name\":" + new string('[', 100_000)).RefusedAsync("invalid");

    [Fact]
    public async Task Ten_megabytes_are_too_large()
    {
        await client.PostRawAsync("/api/me/tokens", "{\"name\":\"" + new string('x', 10 * 1024 * 1024) + "\"}").RefusedAsync("too_large");

        await client.GetAsync("/api/me").OkAsync();
    }

    [Fact]
    public async Task Too_large_is_found_out_also_where_no_length_is_announced()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/me/tokens")
        {
            Content = new StringContent("{\"name\":\"" + new string('x', 300 * 1024) + "\"}", Encoding.UTF8, "application/json"),
            Headers = { TransferEncodingChunked = true },
        };

        await client.SendAsync(request).RefusedAsync("too_large");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=nonsense")]
    public async Task Another_media_type_is_unsupported(string type)
    {
        using var answer = await client.PostRawAsync("/api/me/tokens", "{\"name\":\"x\"}"u8.ToArray(), type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("DELETE", "/api/me/tokens/abc", "not_found")]
    [InlineData("DELETE", "/api/me/tokens/99999999999999999999", "not_found")]
    [InlineData("DELETE", "/api/me/tokens/-1", "not_found")]
    [InlineData("DELETE", "/api/me/tokens/1.5", "not_found")]
    [InlineData("GET", "/api/nothing/here", "not_found")]
    [InlineData("GET", "/api/admin/people?q=%00", "invalid")]
    [InlineData("GET", "/api/admin/people?after=%00", "invalid")]
    [InlineData("GET", "/api/admin/people?after=x", "invalid")]
    [InlineData("GET", "/api/admin/people?after=AAAA", "invalid")]
    [InlineData("GET", "/api/invitations/%ED%A0%80", "not_found")]
    public async Task An_address_that_leads_nowhere_is_refused(string method, string path, string code) =>
        await client.SendAsync(new(new HttpMethod(method), path)).RefusedAsync(code);

    [Theory]
    [InlineData("GET", "/api/sign-in")]
    [InlineData("PUT", "/api/me")]
    [InlineData("DELETE", "/api/me/tokens")]
    public async Task A_wrong_method_says_so(string method, string path)
    {
        using var answer = await client.SendAsync(new(new HttpMethod(method), path));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Nothing_of_this_was_a_bug()
    {
        foreach (var path in new[] { "/api/sign-in", "/api/setup", "/api/invitations/x", "/api/sign-in/demo", "/api/me/password", "/api/me/tokens", "/api/admin/invitations" })
        {
            foreach (var value in new[] { "\"\\u0000\"", "\"\\ud800\"", "\"\"", "1", "-9223372036854775808", "true", "null", "[]", "{}", $"\"{new string('я', 5000)}\"", "\"'; DROP TABLE people; --\"" })
            {
                var body = $$"""{"login":{{value}},"password":{{value}},"code":{{value}},"givenName":{{value}},"familyName":{{value}}}""";
                foreach (var hostile in new[] { body, $$"""{"name":{{value}}}""", $$"""{"personId":{{value}}}""", $$"""{"current":{{value}},"new":{{value}}}""", $$"""{"role":{{value}},"note":{{value}}}""", $$"""{"login":{{value}},"password":{{value}}}""" })
                {
                    using var answer = await client.PostRawAsync(path, hostile);
                    Assert.True((int)answer.StatusCode < 500, $"{path} {hostile}: {answer.StatusCode}");
                }
            }
        }

        Assert.DoesNotContain(server.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }
}
