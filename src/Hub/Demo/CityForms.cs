namespace MtsLife.Hub.Demo;

/// <summary>«из Уфы», «в Уфе»: what a place's name becomes in a sentence.</summary>
internal static class CityForms
{
    private static readonly Dictionary<string, (string Of, string In)> Irregular = new()
    {
        ["Ростов-на-Дону"] = ("Ростова-на-Дону", "Ростове-на-Дону"),
        ["Улан-Удэ"] = ("Улан-Удэ", "Улан-Удэ"),
        ["Петропавловск-Камчатский"] = ("Петропавловска-Камчатского", "Петропавловске-Камчатском"),
        ["Ярославль"] = ("Ярославля", "Ярославле"),
        ["Ставрополь"] = ("Ставрополя", "Ставрополе"),
    };

    public static string Of(string city) => Irregular.TryGetValue(city, out var forms) ? forms.Of : city switch
    {
        [.., 'к' or 'г', 'а'] => $"{city[..^1]}и",
        [.., 'а'] => $"{city[..^1]}ы",
        [.., 'ь'] => $"{city[..^1]}и",
        _ => $"{city}а",
    };

    public static string In(string city) => Irregular.TryGetValue(city, out var forms) ? forms.In : city switch
    {
        [.., 'а'] => $"{city[..^1]}е",
        [.., 'ь'] => $"{city[..^1]}и",
        _ => $"{city}е",
    };
}
