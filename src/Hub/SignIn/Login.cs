using MtsLife.Hub.Access;

namespace MtsLife.Hub.SignIn;

internal static class Login
{
    public const int MinLength = 3, MaxLength = 100;

    public static string Trim(string login) => login.Trim();

    public static bool IsPossible(string login) =>
        login.Length is >= MinLength and <= MaxLength && login.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '@' or '+');

    public static Refusal? Check(string field, string login) => login.Length switch
    {
        < MinLength => Refusals.Invalid(field, "too_short", $"A login has at least {MinLength} characters."),
        > MaxLength => Refusals.Invalid(field, "too_long", $"A login has at most {MaxLength} characters."),
        _ => IsPossible(login) ? null : Refusals.Invalid(field, "wrong_character", "A login has letters, digits and . _ - @ +."),
    };
}
