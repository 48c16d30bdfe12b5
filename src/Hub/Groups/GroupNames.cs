using MtsLife.Hub.Access;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Groups;

/// <summary>What a group or channel may be called, and what it may say about itself.</summary>
internal static class GroupNames
{
    private const int LongestName = 80;
    private const int LongestText = 500;

    /// <param name="required">False where an empty name means that the group's own is shown.</param>
    public static Refusal? CheckName(string typed, out string name, bool required = true) =>
        !required && typed.Trim().Length == 0 ? Nothing(out name) : Problem("name", DisplayName.TryRead(typed, LongestName, out name));

    public static Refusal? CheckText(string field, string typed, out string text) =>
        typed.Trim().Length == 0 ? Nothing(out text) : Problem(field, DisplayName.TryRead(typed, LongestText, out text));

    private static Refusal? Nothing(out string text)
    {
        text = "";
        return null;
    }

    private static Refusal? Problem(string field, TextProblem problem) => problem.ToRefusal(field);
}
