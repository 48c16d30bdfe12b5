using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace MtsLife.Web.Tests.SignIn;

/// <summary>Requests and what is expected of their answers, in few words.</summary>
internal static class Asking
{
    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, object body) => client.PostAsJsonAsync(path, body);

    public static Task<HttpResponseMessage> PostRawAsync(this HttpClient client, string path, byte[] body, string type = "application/json") =>
        client.PostAsync(path, new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } });

    public static Task<HttpResponseMessage> PostRawAsync(this HttpClient client, string path, string body) =>
        client.PostRawAsync(path, Encoding.UTF8.GetBytes(body));

    public static async Task<JsonElement> OkAsync(this Task<HttpResponseMessage> asking)
    {
        using var answer = await asking;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    public static async Task<JsonElement> RefusedAsync(this Task<HttpResponseMessage> asking, string code, string? field = null, string? reason = null)
    {
        using var answer = await asking;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType}: {text}");
        var problem = JsonElement.Parse(text);
        Assert.Equal((code, (int)answer.StatusCode), (problem.GetProperty("code").GetString(), problem.GetProperty("status").GetInt32()));
        if (field is not null)
            Assert.Equal(field, problem.GetProperty("field").GetString());
        if (reason is not null)
            Assert.Equal(reason, problem.GetProperty("reason").GetString());
        return problem;
    }

    /// <summary>The one cookie that the answer sets.</summary>
    public static string SetCookie(this HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("Set-Cookie"));

    /// <summary>What a browser sends back of it.</summary>
    public static string Cookie(this HttpResponseMessage answer) => answer.SetCookie().Split(';')[0];
}
