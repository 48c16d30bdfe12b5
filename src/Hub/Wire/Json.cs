using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace MtsLife.Hub.Wire;

/// <summary>The JSON that both doors speak, set once.</summary>
public static class Json
{
    /// <summary>
    /// Strict where we read (no numbers in strings, no unknown and no duplicate members, nothing required left out);
    /// where we write, Cyrillic travels as itself, while what could end a script block stays escaped.
    /// </summary>
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() });

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new UtcMilliseconds());
        options.Converters.Add(new StorableText());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RefuseNullWords);
        return options;
    }

    /// <summary>PostgreSQL stores no U+0000, so no field takes it. Lone surrogates the reader refuses itself.</summary>
    private sealed class StorableText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType switch
            {
                JsonTokenType.Null => null,
                JsonTokenType.String when reader.GetString() is { } text && !text.Contains('\0') => text,
                JsonTokenType.String => throw new JsonException(RequestReader.NulIsRefused),
                _ => throw new JsonException(),
            };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    /// <summary>The serializer lets null into a list of texts, whatever its type says.</summary>
    private static void RefuseNullWords(JsonTypeInfo shape)
    {
        var lists = shape.Properties.Where(p => p.PropertyType == typeof(IReadOnlyList<string>) && p.Get is not null).ToList();
        if (lists.Count > 0)
        {
            shape.OnDeserialized = read =>
            {
                if (lists.Find(p => p.Get!(read) is IReadOnlyList<string> words && words.Contains(null!)) is { } wrong)
                {
                    throw new JsonException($"The JSON property '{wrong.Name}' holds null.");
                }
            };
        }
    }

    /// <summary>RFC 3339 in UTC with milliseconds, as every time on the wire.</summary>
    private sealed class UtcMilliseconds : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset().UtcDateTime;

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
                System.Globalization.CultureInfo.InvariantCulture));
    }
}
