using MtsLife.Hub.Access;

namespace MtsLife.Hub.Names;

internal static class TextRefusal
{
    /// <summary>Null when there is no problem.</summary>
    public static Refusal? ToRefusal(this TextProblem problem, string field) =>
        problem == TextProblem.None ? null : Refusals.Invalid(field, problem.Code(), $"The member '{field}' is refused: {problem.Code()}.");
}
