using MtsLife.Hub.Access;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.SignIn;

internal static class PersonNames
{
    public const int MaxLength = 60;

    public static Refusal? Read(string field, string raw, out string name) =>
        DisplayName.TryRead(raw, MaxLength, out name) is var problem && problem == TextProblem.None
            ? null
            : Refusals.Invalid(field, problem.Code(), $"The member '{field}' is no name of 1 to {MaxLength} characters.");
}
