using System.Text;

namespace MtsLife.Storage.Demo;

/// <summary>Sentences of Russian words, 3 to 24 of them: for measuring, not for reading.</summary>
internal sealed class BulkTalk
{
    private static readonly string[] Stock =
    [
        "терминал", "касса", "чек", "клиент", "салон", "график", "премия", "кредит", "договор", "витрина", "акция", "тариф", "поставка", "остаток",
        "инкассация", "эквайринг", "обучение", "смена", "отчёт", "заявка", "телефон", "настройка", "прошивка", "чехол", "стекло", "возврат", "скидка",
        "сегодня", "завтра", "утром", "вечером", "подскажите", "спасибо", "работает", "не", "и", "в", "на", "с", "по", "у", "нас", "есть", "уже", "ещё",
        "когда", "как", "где", "кто", "может", "нужно", "будет", "после", "обновления", "проверьте", "готово", "принято", "вопрос", "ответ", "план",
    ];

    private readonly Zipf words = new(Stock.Length, 0.7);
    private readonly StringBuilder text = new();

    public string Say(ref Quick quick)
    {
        text.Clear();
        for (var left = 3 + quick.Below(8) + (quick.Below(6) == 0 ? quick.Below(14) : 0); left > 0; left--)
            text.Append(Stock[words.Draw(ref quick)]).Append(left > 1 ? ' ' : '.');
        return text.ToString();
    }

    // None of the words has a character that Markdown or HTML would mind.
    public static string Html(string text) => $"<p>{text}</p>";
}
