using System.Text.Json;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.Wire;

public sealed class WireTypesTests
{
    private const string Command = "MTSLIFE_WIRE=write dotnet run --project tests/Web.Tests -- -class \"*WireTypesTests\"";

    private static readonly string Stated = Path.Combine(Repository.Root, "src", "Web", "Client", "src", "wire.generated.ts");

    [Fact]
    public async Task The_browser_applications_types_are_those_of_the_document()
    {
        var generated = TypeScript.Of(await DocumentAsync());
        if (Environment.GetEnvironmentVariable("MTSLIFE_WIRE") == "write")
            await File.WriteAllTextAsync(Stated, generated);

        var stated = File.Exists(Stated) ? (await File.ReadAllTextAsync(Stated)).ReplaceLineEndings("\n") : "";
        Assert.True(stated == generated, "src/Web/Client/src/wire.generated.ts is stale; write it anew with: " + Command);
    }

    [Fact]
    public async Task Every_event_stands_in_the_union_under_its_kind()
    {
        var schemas = (await DocumentAsync()).GetProperty("components").GetProperty("schemas");
        var union = schemas.GetProperty("ChannelEvent");
        Assert.Equal(22, union.GetProperty("oneOf").GetArrayLength());
        foreach (var kind in union.GetProperty("discriminator").GetProperty("mapping").EnumerateObject())
        {
            var named = schemas.GetProperty(kind.Value.GetString()!.Split('/')[^1]).GetProperty("properties").GetProperty("kind");
            Assert.Equal(kind.Name, named.GetProperty("enum")[0].GetString());
        }
        foreach (var holder in new[] { "CatchUp", "EventsFrame" })
            Assert.EndsWith("/ChannelEvent", schemas.GetProperty(holder).GetProperty("properties").GetProperty("events").GetProperty("items").GetProperty("$ref").GetString());
    }

    private static async Task<JsonElement> DocumentAsync()
    {
        await using var server = await TestServer.StartAsync();
        using var anybody = server.Anonymous();
        var document = await anybody.GetAsync("/openapi/v1.json");
        Assert.True(document.IsSuccessStatusCode, string.Join("\n", server.Log));
        return JsonDocument.Parse(await document.Content.ReadAsStringAsync()).RootElement;
    }
}
