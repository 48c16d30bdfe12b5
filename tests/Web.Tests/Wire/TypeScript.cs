using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MtsLife.Web.Tests.Wire;

/// <summary>The schemas of the OpenAPI document as TypeScript: one interface or union each, by name.</summary>
internal static class TypeScript
{
    private const int LineLength = 120;
    private const string Reference = "#/components/schemas/";

    public static string Of(JsonElement document)
    {
        var text = new StringBuilder("/** Generated from /openapi/v1.json; see tests/Web.Tests/Wire/WireTypesTests.cs. Not to be edited. */\n");
        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject().Where(s => !IsFile(s.Value)).OrderBy(s => s.Name, StringComparer.Ordinal))
            text.Append(Declare(schema.Name, schema.Value));
        return text.ToString();
    }

    /// <summary>Travels as it is, not as JSON.</summary>
    private static bool IsFile(JsonElement schema) => schema.TryGetProperty("format", out var format) && format.ValueEquals("binary");

    private static string Declare(string name, JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out var properties))
            return $"\nexport type {name} ={(schema.TryGetProperty("oneOf", out var kinds) ? Union(name, kinds) : schema.TryGetProperty("type", out var type) && type.ValueEquals("object") ? " Record<string, never>" : " " + Type(schema))};\n";

        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet() : [];
        var text = new StringBuilder($"\nexport interface {name} {{\n");
        foreach (var property in properties.EnumerateObject())
        {
            // What is null is left out.
            var optional = !required.Contains(property.Name) || IsNullable(property.Value);
            if (property.Value.TryGetProperty("description", out var said))
                text.Append(CultureInfo.InvariantCulture, $"  /** {said.GetString()!.ReplaceLineEndings(" ")} */\n");
            var (member, type) = ($"  {property.Name}{(optional ? "?" : "")}:", Type(property.Value));
            // As the formatter of the client breaks it.
            text.Append(CultureInfo.InvariantCulture, $"{member}{Broken(member, type)};\n");
        }
        return text.Append("}\n").ToString();
    }

    private static string Broken(string member, string type) =>
        member.Length + type.Length + 2 <= LineLength ? " " + type
        : 4 + type.Length + 1 <= LineLength || !type.Contains(" | ", StringComparison.Ordinal) ? "\n    " + type
        : string.Concat(type.Split(" | ").Select(one => $"\n    | {one}"));

    /// <summary>In one line where the formatter leaves it in one.</summary>
    private static string Union(string name, JsonElement kinds)
    {
        var types = kinds.EnumerateArray().Select(Type).ToList();
        var line = " " + string.Join(" | ", types);
        return $"export type {name} ={line};".Length <= LineLength ? line : string.Concat(types.Select(type => $"\n  | {type}"));
    }

    private static bool IsNullable(JsonElement schema) => Type(schema).EndsWith(" | null", StringComparison.Ordinal);

    private static string Type(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return reference.GetString()![Reference.Length..];
        if (schema.TryGetProperty("oneOf", out var any))
            return string.Join(" | ", any.EnumerateArray().Select(Type).OrderBy(t => t == "null"));
        if (!schema.TryGetProperty("type", out var type))
            return schema.TryGetProperty("enum", out var bare) ? Words(bare) : "unknown";
        return type.ValueKind == JsonValueKind.Array
            ? string.Join(" | ", type.EnumerateArray().Select(t => Named(t.GetString()!, schema)).OrderBy(t => t == "null"))
            : Named(type.GetString()!, schema);
    }

    private static string Named(string type, JsonElement schema) => type switch
    {
        "string" when schema.TryGetProperty("enum", out var words) => Words(words),
        "integer" => "number",
        "array" => Type(schema.TryGetProperty("items", out var items) ? items : throw new InvalidOperationException($"A list of what: {schema}")) is var item && item.Contains(' ', StringComparison.Ordinal) ? $"({item})[]" : $"{item}[]",
        "object" => "Record<string, never>",
        _ => type,
    };

    private static string Words(JsonElement words) =>
        string.Join(" | ", words.EnumerateArray().Where(w => w.ValueKind == JsonValueKind.String).Select(w => $"'{w.GetString()}'"));
}
