namespace MtsLife.Hub.Names;

/// <summary>Why a text or a name cannot be taken; the caller refuses it, naming its own field.</summary>
internal enum TextProblem
{
    None,
    Empty,
    TooShort,
    TooLong,
    Nul,
    LoneSurrogate,
    ControlCharacter,
    WrongCharacter,
    Reserved,
    TooDeep,
    TooComplex,
    TooManyMentions,
}

internal static class TextProblems
{
    /// <summary>The problem as it travels in a refusal, in snake_case.</summary>
    public static string Code(this TextProblem problem) => problem switch
    {
        TextProblem.None => "none",
        TextProblem.Empty => "empty",
        TextProblem.TooShort => "too_short",
        TextProblem.TooLong => "too_long",
        TextProblem.Nul => "nul",
        TextProblem.LoneSurrogate => "lone_surrogate",
        TextProblem.ControlCharacter => "control_character",
        TextProblem.WrongCharacter => "wrong_character",
        TextProblem.Reserved => "reserved",
        TextProblem.TooDeep => "too_deep",
        TextProblem.TooComplex => "too_complex",
        TextProblem.TooManyMentions => "too_many_mentions",
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };
}
