using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MtsLife.Web.Doors;

/// <summary>The OpenAPI document for people: one page without any script, so that it stands under the same policy as the rest.</summary>
internal static class ApiPage
{
    public static void MapApiDocument(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi();
        var page = new Lazy<Task<string>>(() => RenderAsync(app.ServiceProvider));
        app.MapGet("/api", async () => Results.Text(await page.Value, "text/html; charset=utf-8")).ExcludeFromDescription();
        app.MapGet("/api/page.css", () => Results.Text(Style, "text/css; charset=utf-8")).ExcludeFromDescription();
    }

    private static async Task<string> RenderAsync(IServiceProvider services)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync();
        var json = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1))!;
        var html = new StringBuilder();
        html.Append($"""
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>MtsLife for programs</title><link rel="stylesheet" href="/api/page.css">
            <main><h1>MtsLife for programs</h1><p>{Text(json["info"]!["description"])}</p>
            <p>The same as a document: <a href="/openapi/v1.json">/openapi/v1.json</a>. Programs send <code>Authorization: Bearer mts_…</code>.</p>
            """);
        Operations(html, json["paths"]!.AsObject());
        Schemas(html, json["components"]?["schemas"]?.AsObject() ?? []);
        return html.Append("</main></html>").ToString();
    }

    private static void Operations(StringBuilder html, JsonObject paths)
    {
        var operations = paths.SelectMany(path => path.Value!.AsObject().Select(operation => (Path: path.Key, Method: operation.Key, Operation: operation.Value!)));
        foreach (var feature in operations.GroupBy(o => (string?)o.Operation["tags"]?[0] ?? ""))
        {
            html.Append($"<h2>{Text(feature.Key)}</h2><dl>");
            foreach (var (path, method, operation) in feature)
            {
                var body = operation["requestBody"]?["content"]?["application/json"]?["schema"];
                var answer = operation["responses"]?["200"]?["content"]?["application/json"]?["schema"];
                var query = operation["parameters"]?.AsArray().Where(p => (string?)p!["in"] == "query").Select(p => (string)p!["name"]!) ?? [];
                html.Append($"<dt><b>{method.ToUpperInvariant()}</b> <code>{Text(path)}{(query.Any() ? "?" + Text(string.Join('&', query)) : "")}</code></dt>");
                html.Append($"<dd>{Text(operation["summary"])} {(body is null ? "" : $"takes {Type(body)}, ")}{(answer is null ? "" : $"answers {Type(answer)}")}</dd>");
            }

            html.Append("</dl>");
        }
    }

    private static void Schemas(StringBuilder html, JsonObject schemas)
    {
        html.Append("<h2>Shapes</h2>");
        foreach (var (name, schema) in schemas)
        {
            html.Append($"<h3 id=\"{Text(name)}\">{Text(name)}</h3><p>{Text(schema!["description"])}</p><ul>");
            var required = schema["required"]?.AsArray().Select(r => (string)r!).ToHashSet() ?? [];
            foreach (var (member, type) in schema["properties"]?.AsObject() ?? [])
                html.Append($"<li><code>{Text(member)}{(required.Contains(member) ? "" : "?")}</code>: {Type(type!)} {Text(type!["description"])}</li>");
            html.Append("</ul>");
        }
    }

    private static string Type(JsonNode schema)
    {
        if ((string?)schema["$ref"] is { } reference)
            return Link(reference[(reference.LastIndexOf('/') + 1)..]);
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray options)
            return string.Join(" or ", options.Select(option => Type(option!)));
        if (schema["items"] is { } items)
            return $"list of {Type(items)}";
        return Text(schema["type"] switch
        {
            JsonArray types => string.Join(" or ", types.Select(type => (string)type!)),
            JsonValue type => (string)type!,
            _ => "anything",
        });
    }

    private static string Link(string name) => $"<a href=\"#{Text(name)}\">{Text(name)}</a>";

    private static string Text(JsonNode? node) => Text((string?)node ?? "");

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);

    private const string Style = """
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 56rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
        dt { margin-top: .75rem; } dd { margin: 0 0 0 1rem; } dt b { display: inline-block; min-width: 4.5rem; }
        h2 { margin-top: 2.5rem; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
        h3 { margin-bottom: 0; } p:empty { display: none; } h3 + p, ul { margin-top: .25rem; }
        """;
}
