using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;
using Xunit;

namespace MtsLife.Hub.Tests.Messages;

/// <summary>Renders with everybody found as person 7 and every topic as topic 9, or with nothing found.</summary>
internal static class Rendered
{
    public static string Html(string markdown)
    {
        var parsed = Parsed(markdown);
        return MessageRenderer.Render(parsed, parsed.Mentions.ToDictionary(m => m, _ => 7L), parsed.Topics.ToDictionary(t => t, _ => 9L));
    }

    public static string Unresolved(string markdown) =>
        MessageRenderer.Render(Parsed(markdown), new Dictionary<Mention, long>(), new Dictionary<string, long>());

    public static ParsedMessage Parsed(string markdown)
    {
        Assert.Equal(TextProblem.None, MessageRenderer.TryParse(markdown, out var parsed));
        return parsed;
    }

    public static string Link(string href, string text) =>
        $"<a href=\"{href}\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">{text}</a>";
}
