using System.Text;
using MtsLife.Hub.Access;

namespace MtsLife.Hub.SignIn;

/// <summary>Length is what protects; rules about kinds of characters only make people write passwords down.</summary>
internal static class Password
{
    public const int MinLength = 10, MaxLength = 200;

    // What guessers try first among those of 10 and more, compared without case, digits at the end and repetition.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "password", "passw0rd", "qwerty", "qwertyuiop", "qwertyui", "asdfghjkl", "zxcvbnm", "qazwsxedc", "qazwsx", "q1w2e3r4t", "1q2w3e4r", "1q2w3e4r5t",
        "1qaz2wsx", "1qaz2wsx3edc", "qwerty123456", "administrator", "admin", "welcome", "letmein", "iloveyou", "changeme", "default", "football", "baseball",
        "princess", "sunshine", "superman", "trustno", "dragon", "monkey", "master", "secret", "abcdefghij", "abcdefghi", "abc", "parol", "пароль", "йцукен",
        "йцукенгшщз", "привет", "любовь", "наташа", "администратор", "фывапролдж", "ячсмить", "москва", "россия", "спартак", "mts", "mtslife", "мтс", "мтслайф",
        "moskva", "russia", "spartak", "privet", "lubov", "nastya", "natasha", "ghbdtn", "gfhjkm", "company", "password1q",
    };

    public static Refusal? Check(string field, string password, string login)
    {
        if (password.Length < MinLength)
            return Weak(field, "too_short", $"A password has at least {MinLength} characters.");
        if (password.Length > MaxLength)
            return Refusals.Invalid(field, "too_long", $"A password has at most {MaxLength} characters.");
        if (IsCommon(password) || string.Equals(password, login, StringComparison.OrdinalIgnoreCase))
            return Weak(field, "weak_password", "This password is among the first that are guessed.");
        return null;
    }

    /// <summary>The same password, whichever way a keyboard composes its letters.</summary>
    public static string Normalize(string password) =>
        // Normalising is quadratic in a run of marks, and whoever asks need not be anybody: past the limit nothing fits anyway.
        password.Length > MaxLength * 3 ? password[..(MaxLength * 3)] : password.Normalize(NormalizationForm.FormKC);

    private static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        var word = lower.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '.', '?', '*', '_', '-');
        return word.Length == 0 || Common.Contains(word) || Common.Contains(lower) || lower.Distinct().Count() <= 3
            || Enumerable.Range(2, 8).Any(n => lower.Length >= 2 * n && IsRepeated(lower, n) && Common.Contains(lower[..n]));
    }

    private static bool IsRepeated(string text, int n) => Enumerable.Range(n, text.Length - n).All(i => text[i] == text[i - n]);

    private static Refusal Weak(string field, string reason, string message) => Refusals.Invalid(field, reason, message);
}
