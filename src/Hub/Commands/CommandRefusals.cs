using MtsLife.Hub.Access;

namespace MtsLife.Hub.Commands;

/// <summary>Every refusal of a command is of the text, and carries the part of it that is at fault.</summary>
internal static class CommandRefusals
{
    private const int LongestGiven = 80;

    public static Refusal Wrong(
        string reason, string message, string? given = null, IReadOnlyList<string>? nearest = null, IReadOnlyList<long>? people = null) =>
        Refusals.Invalid("text", reason, message) with
        {
            Data = given is null && nearest is null && people is null ? null : new(given is null ? null : Cut(given), nearest, people),
        };

    public static Refusal UnclosedQuote(string given) => Wrong("unclosed_quote", "A quotation mark is not closed in its line.", given);

    public static Refusal NoText { get; } = Wrong("no_text", "Say something after the command.");

    private static string Cut(string given) => given.Length <= LongestGiven ? given
        : given[..(char.IsHighSurrogate(given[LongestGiven - 1]) ? LongestGiven - 1 : LongestGiven)];
}
