using System.Text;
using System.Text.Json;
using Xunit;

namespace MtsLife.Web.Tests.Wire;

/// <summary>Random damage to valid requests: no server error, no closed socket. MTSLIFE_SEED replays a run, MTSLIFE_TESTS=full makes it long.</summary>
public sealed class FuzzTests(Doorstep doorstep) : IClassFixture<Doorstep>
{
    private static readonly string[] Pieces =
    [
        "null", "true", "-1", "0", "1e999", "9223372036854775808", "0.1", "[]", "{}", "\"\"", "\"\\u0000\"", "\"\\ud83d\"", "\"\\udc00\\ud800\"", "\"@all\"",
        "\"```\\n\"", "\"[a](javascript:alert(1))\"", "\"<script>\"", "\"\\r\\n\"", "[[[[[[]]]]]]", "{\"a\":{\"a\":{}}}", "\"\\ufeff\"", "\"%00\"", "[1,1,1]",
        "\"2026-01-01T00:00:00Z\"", "\"00000000-0000-0000-0000-000000000000\"", "1234567890123456789012345678901234567890",
    ];

    [Fact]
    public async Task Damaged_requests_are_answered()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("MTSLIFE_SEED"), out var given) ? given : 20260101;
        var random = new Random(seed);
        var rounds = Environment.GetEnvironmentVariable("MTSLIFE_TESTS") == "full" ? 20_000 : 600;
        for (var round = 0; round < rounds; round++)
        {
            var request = doorstep.Requests[random.Next(doorstep.Requests.Count)];
            var json = Damage(request, random);
            if (request.IsHub && !IsFrame(json))
                continue;
            var reply = await doorstep.SendAsync(request, json);
            Assert.True(reply.Status < 500 && doorstep.Socket.IsOpen, $"Seed {seed}, round {round}: {request.Door} {json}: {reply.Status} {reply.Text}");
            if (reply.Code == "unauthenticated" && !request.Door.Contains("sign-in", StringComparison.Ordinal))
                Assert.Fail($"Seed {seed}, round {round}: {request.Door} signed us out.");
        }
        Assert.DoesNotContain(doorstep.Server.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private string Damage(Request request, Random random)
    {
        var members = request.Members.Select(m => (m.Name, Value: Requests.Valid(m, doorstep.World))).ToList();
        for (var times = random.Next(1, 4); times > 0 && members.Count > 0; times--)
        {
            var at = random.Next(members.Count);
            switch (random.Next(6))
            {
                case 0: members[at] = (members[at].Name, Pieces[random.Next(Pieces.Length)]); break;
                case 1: members.RemoveAt(at); break;
                case 2: members.Add(members[at]); break;
                case 3: members.Add((members[at].Name + random.Next(9), Pieces[random.Next(Pieces.Length)])); break;
                case 4: members[at] = (members[at].Name, JsonSerializer.Serialize(Noise(random))); break;
                default: members[at] = (members[at].Name, $"[{members[at].Value},{Pieces[random.Next(Pieces.Length)]}]"); break;
            }
        }
        var json = Requests.Write(members);
        return random.Next(4) == 0 ? Scratch(json, random) : json;
    }

    /// <summary>Characters that Markdown, JSON and SQL have a meaning for, and any others.</summary>
    private static string Noise(Random random)
    {
        const string Meaning = "*_`~#>-+|[]()<>&@:/\\\n\t \"'{}%$!=";
        var text = new StringBuilder();
        for (var left = random.Next(1, 300); left > 0; left--)
            text.Append(random.Next(3) == 0 ? (char)random.Next(0x20, 0xD7FF) : Meaning[random.Next(Meaning.Length)]);
        return text.ToString();
    }

    private static string Scratch(string json, Random random)
    {
        var at = random.Next(json.Length);
        return random.Next(3) switch
        {
            0 => json[..at],
            1 => json.Remove(at, 1),
            _ => json.Insert(at, ((char)random.Next(1, 0x500)).ToString()),
        };
    }

    // What is no frame ends a socket by design.
    private static bool IsFrame(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return !json.Contains('\u001e', StringComparison.Ordinal);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
