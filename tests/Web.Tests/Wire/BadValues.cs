using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MtsLife.Web.Tests.Wire;

internal enum Expected
{
    /// <summary>Its type alone is wrong, whatever the verb: <c>invalid</c>, naming the member.</summary>
    Unreadable,

    /// <summary>No verb may take it.</summary>
    Refused,

    /// <summary>Some verb may take it; none may fail on it.</summary>
    Answered,
}

/// <param name="Json">As it stands in the request, byte for byte.</param>
internal sealed record BadValue(string Name, string Json, Expected Expected = Expected.Unreadable);

/// <summary>What can be wrong with one member of a request.</summary>
internal static class BadValues
{
    private static readonly string Deep = new string('[', 500) + new string(']', 500);

    public static IEnumerable<BadValue> For(JsonPropertyInfo member)
    {
        var type = Requests.Bare(member.PropertyType);
        if (type == typeof(JsonElement))
        {
            foreach (var strange in Anything())
                yield return strange;
            yield break;
        }

        yield return new("an object", "{\"a\":1}");
        yield return new("nested 500 deep", Deep);
        if (member.AssociatedParameter is { IsNullable: false })
            yield return new("null", "null");

        foreach (var bad in type == typeof(string) ? Texts() : type == typeof(bool) ? Flags() : type == typeof(Guid) ? Guids() : type == typeof(DateTime) ? Times() : type == typeof(DateOnly) ? Days()
            : type == typeof(IReadOnlyList<string>) ? Words() : type == typeof(long) ? Numbers("9223372036854775808") : type == typeof(int) ? Numbers("2147483648") : Lists())
            yield return bad;
    }

    private static IEnumerable<BadValue> Texts() =>
    [
        new("a number", "7"), new("a list", "[\"x\"]"), new("true", "true"),
        new("a lone high surrogate", "\"a\\ud800\""), new("a lone low surrogate", "\"\\udc00a\""), new("surrogates in the wrong order", "\"\\udc00\\ud800\""),
        new("U+0000", "\"a\\u0000b\"", Expected.Refused), new("only U+0000", "\"\\u0000\"", Expected.Refused), new("nothing", "\"\"", Expected.Answered), new("spaces", "\"   \"", Expected.Answered),
        new("16,001 characters", $"\"{new string('я', 16_001)}\"", Expected.Refused), new("100,000 characters", $"\"{new string('x', 100_000)}\"", Expected.Refused),
        new("50,000 mentions", $"\"{string.Concat(Enumerable.Repeat("@a ", 50_000))}\"", Expected.Refused),
        new("500 nested quotes", $"\"{new string('>', 500)} x\"", Expected.Refused),
        new("500 nested lists", $"\"{string.Concat(Enumerable.Repeat("- ", 500))}x\"", Expected.Refused),
        new("a bidirectional override", "\"a\\u202eb\"", Expected.Answered), new("marks on marks", $"\"e{string.Concat(Enumerable.Repeat("\\u0301", 5000))}\"", Expected.Answered),
        new("a noncharacter", "\"\\uffff\"", Expected.Answered), new("no such word", "\"constructor\"", Expected.Answered),
    ];

    private static IEnumerable<BadValue> Flags() => [new("a text", "\"true\""), new("a number", "1"), new("a list", "[]")];

    private static IEnumerable<BadValue> Guids() => [new("no UUID", "\"x\""), new("empty", "\"\""), new("a number", "1"), new("a cut one", "\"0190a\"")];

    private static IEnumerable<BadValue> Times() =>
    [
        new("no time", "\"x\""), new("empty", "\"\""), new("a number", "1"), new("a day that is not there", "\"2026-02-30T00:00:00Z\""), new("a list", "[]"),
        new("the beginning of time", "\"0001-01-01T00:00:00Z\"", Expected.Answered), new("its end", "\"9999-12-31T23:59:59Z\"", Expected.Answered),
    ];

    private static IEnumerable<BadValue> Numbers(string tooLarge) =>
    [
        new("too large", tooLarge), new("far too large", "1e400"), new("a text", "\"1\""), new("a fraction", "1.5"), new("true", "true"), new("a list", "[1]"),
        new("negative", "-1", Expected.Answered), new("none", "0", Expected.Answered), new("the smallest", tooLarge == "2147483648" ? "-2147483648" : "-9223372036854775808", Expected.Answered),
        new("the largest", tooLarge == "2147483648" ? "2147483647" : "9223372036854775807", Expected.Answered),
    ];

    /// <summary>Of a member whose shape depends on another one.</summary>
    private static IEnumerable<BadValue> Anything() =>
    [
        new("an object", "{\"a\":1}", Expected.Answered), new("a list", "[1]", Expected.Answered), new("a text", "\"x\"", Expected.Answered),
        new("nested 500 deep", Deep, Expected.Refused), new("U+0000 in it", "{\"a\":\"\\u0000\"}", Expected.Answered),
        new("a repeated member in it", "{\"a\":1,\"a\":2}", Expected.Answered), new("an object with __proto__", "{\"__proto__\":{}}", Expected.Answered),
    ];

    private static IEnumerable<BadValue> Words() =>
    [
        new("a number", "1"), new("a text", "\"x\""), new("a list of null", "[null]"), new("a list of numbers", "[1]"), new("a list of lists", "[[\"x\"]]"),
        new("a lone surrogate", "[\"\\ud800\"]"), new("U+0000", "[\"a\\u0000b\"]", Expected.Refused), new("an empty word", "[\"\"]", Expected.Answered),
        new("a word of 16,001 characters", $"[\"{new string('я', 16_001)}\"]", Expected.Refused), new("none", "[]", Expected.Answered),
        new("10,000 words", $"[{string.Join(",", Enumerable.Range(1, 10_000).Select(n => $"\"слово{n}\""))}]", Expected.Refused),
    ];

    private static IEnumerable<BadValue> Days() =>
    [
        new("a number", "1"), new("true", "true"), new("a list", "[\"2030-01-01\"]"), new("no day", "\"2030-02-30\""), new("nothing", "\"\""),
        new("a time", "\"2030-01-01T00:00:00Z\""), new("long ago", "\"0001-01-01\"", Expected.Refused), new("the last day", "\"9999-12-31\"", Expected.Answered),
    ];

    private static IEnumerable<BadValue> Lists() =>
    [
        new("a number", "1"), new("a text", "\"1\""), new("a list of null", "[null]"), new("a list of texts", "[\"1\"]"), new("a list of lists", "[[1]]"),
        new("a list with 2^63", "[9223372036854775808]"), new("no such id", "[9000000000001]", Expected.Answered), new("a negative id", "[-1]", Expected.Answered),
        new("the largest id", "[9223372036854775807]", Expected.Answered), new("30,000 ids", $"[{string.Join(",", Enumerable.Range(1, 30_000))}]", Expected.Answered), new("nobody", "[]", Expected.Answered),
    ];
}
