using MtsLife.Hub.Access;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Messages;

internal static class Titles
{
    private const int MaxLength = 200;

    /// <summary>Empty where the kind has none or none was given.</summary>
    public static Answer<string> Read(MessageKind? kind, string? raw)
    {
        var rule = kind?.Title ?? TitleRule.None;
        if (string.IsNullOrWhiteSpace(raw))
        {
            return rule == TitleRule.Required ? Refusals.Invalid("title", raw is null ? "missing" : "empty", "This kind needs a title.") : "";
        }

        if (rule == TitleRule.None)
        {
            return Refusals.Invalid("title", "unexpected", "This kind has no title.");
        }

        return DisplayName.TryRead(raw, MaxLength, out var title).ToRefusal("title") is { } wrong ? wrong : title;
    }
}
