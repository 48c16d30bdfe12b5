using Xunit;

namespace MtsLife.Web.Tests.SignIn;

public sealed class ApiDocumentTests(OneServer one) : IClassFixture<OneServer>
{
    [Fact]
    public async Task Every_operation_says_what_it_answers_and_how_it_refuses()
    {
        var document = await one.Server.Anonymous().GetAsync("/openapi/v1.json").OkAsync();

        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var responses = operation.Value.GetProperty("responses");
                // A file says so by its media type.
                var answer = responses.GetProperty("200").GetProperty("content").EnumerateObject().Single().Value.GetProperty("schema");
                Assert.False(answer.GetRawText().Contains("Answer", StringComparison.Ordinal), $"{operation.Name} {path.Name}: {answer}");
                Assert.Contains("Problem", responses.GetProperty("default").GetRawText());
            }
        }
    }

    [Fact]
    public async Task Numbers_are_numbers()
    {
        var document = await one.Server.Anonymous().GetAsync("/openapi/v1.json").OkAsync();

        Assert.DoesNotContain("\"pattern\"", document.GetRawText());
        Assert.Equal("integer", document.GetProperty("components").GetProperty("schemas").GetProperty("Me").GetProperty("properties")
            .GetProperty("id").GetProperty("type").GetString());
    }

    [Fact]
    public async Task People_read_the_same_as_a_page_without_scripts()
    {
        using var answer = await one.Server.Anonymous().GetAsync("/api");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("/api/me/tokens", html);
        Assert.Contains("id=\"CreateAccessToken\"", html);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain(" style=", html);
        Assert.Equal("text/css", (await one.Server.Anonymous().GetAsync("/api/page.css")).Content.Headers.ContentType?.MediaType);
    }
}
