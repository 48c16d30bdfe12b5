using System.Globalization;
using System.Reflection;

namespace MtsLife.Hub.Demo;

/// <summary>
/// Reads the dialogues in <c>Talk/*.talk</c>. A blank line ends a dialogue; <c>a: text</c> is a line of role a,
/// <c>b+7: text</c> one said seven minutes after the line before; a line that begins with two spaces goes on with the
/// message (<c>~</c> alone is an empty line of it). A line after <c>&gt; </c> is a reply under the one before that is none,
/// <c>! </c> says what the line before is and what becomes of it (<see cref="Notes"/>). <c>## Группа / Канал | 51 | a=Имя
/// Фамилия, b=*</c> makes the next one a scene, 51 minutes ago, or so many days with <c>12d</c>.
/// </summary>
internal static class TalkReader
{
    public static ILookup<string, Exchange> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".talk", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .SelectMany(name => Read(PoolOf(name), TextOf(assembly, name)))
            .ToLookup(exchange => exchange.Pool);
    }

    public static IEnumerable<Exchange> Read(string pool, string text)
    {
        var exchange = new Exchange(pool, []);
        var lines = new List<ExchangeLine>();
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            if (raw.Length == 0)
            {
                if (lines.Count > 0)
                    yield return new Exchange(pool, [.. lines]) { Cast = exchange.Cast, Scene = exchange.Scene };
                lines.Clear();
                exchange = new Exchange(pool, []);
            }
            else if (raw.StartsWith("## ", StringComparison.Ordinal))
                exchange = SceneOf(exchange, raw[3..]);
            else if (raw.StartsWith("  ", StringComparison.Ordinal))
                lines[^1] = lines[^1] with { Text = $"{lines[^1].Text}\n{(raw == "  ~" ? "" : raw[2..])}" };
            else if (raw.StartsWith("! ", StringComparison.Ordinal))
                lines[^1] = lines[^1] with { Notes = [.. lines[^1].Notes, raw[2..]] };
            else if (raw.StartsWith("> ", StringComparison.Ordinal))
                lines.Add(LineOf(raw[2..]) with { IsReply = true });
            else
                lines.Add(LineOf(raw));
        }
    }

    private static ExchangeLine LineOf(string raw)
    {
        var colon = raw.IndexOf(": ", StringComparison.Ordinal);
        if (colon is < 1 or > 6)
            throw new FormatException($"Not a line of a dialogue: {raw}");
        double? minutes = raw[1] == '+' ? double.Parse(raw[2..colon], CultureInfo.InvariantCulture) : null;
        return new ExchangeLine(raw[0], minutes, raw[(colon + 2)..]);
    }

    private static Exchange SceneOf(Exchange exchange, string header)
    {
        var parts = header.Split(" | ");
        return exchange with
        {
            Scene = (parts[0], parts[1] is [.. var days, 'd']
                ? TimeSpan.FromDays(int.Parse(days, CultureInfo.InvariantCulture))
                : TimeSpan.FromMinutes(int.Parse(parts[1], CultureInfo.InvariantCulture))),
            Cast = parts[2].Split(", ").ToDictionary(role => role[0], role => role[2..]),
        };
    }

    private static string PoolOf(string resource) => resource.Split('.')[^2];

    private static string TextOf(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
