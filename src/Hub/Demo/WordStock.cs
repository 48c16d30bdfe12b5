using System.Globalization;

namespace MtsLife.Hub.Demo;

/// <summary>What fills the slots of the dialogues. Models, streets and sums are invented.</summary>
internal static class WordStock
{
    public static readonly CultureInfo Russian = CreateRussian();

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["phone"] = ["Альтаир 5", "Альтаир Лайт", "Вектор Мини", "Вектор 7", "Нота 8", "Нота Про", "Ирбис 3", "Лайм 4", "Лайм Плюс",
            "Сайма X2", "Полюс 12", "Полюс SE", "Кедр 10", "Комета A3", "Комета A5", "Байкал 6", "Искра 9", "Тундра M"],
        ["thing"] = ["чехол", "защитное стекло", "наушники", "пауэрбанк", "карта памяти", "кабель", "зарядка", "гарнитура", "колонка",
            "фитнес-браслет", "автодержатель", "внешний аккумулятор"],
        ["things"] = ["чехлы", "защитные стёкла", "наушники", "пауэрбанки", "карты памяти", "кабели", "гарнитуры", "колонки", "браслеты",
            "зарядки", "модемы", "роутеры"],
        ["time"] = ["9:30", "10:00", "11:00", "11:30", "12:00", "14:00", "15:00", "15:30", "16:00", "17:00", "18:00"],
        ["weekday"] = ["понедельник", "вторник", "четверг", "пятницу", "субботу"],
        ["onday"] = ["в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"],
        ["month"] = ["прошлый месяц", "этот месяц", "квартал", "полугодие"],
        ["version"] = ["4.12", "4.13", "5.0", "5.1", "5.1.2", "5.2"],
        ["course"] = ["«Основы продаж»", "«Работа с возражениями»", "«Кредитные продукты»", "«Кассовая дисциплина»", "«Сервис без ошибок»",
            "«Настройка устройств»", "«Финансовые услуги»", "«Лидер команды»"],
        ["film"] = ["«Станция Полдень»", "«Чай на двоих»", "«Последний трамвай»", "«Соседи сверху»", "«Лётная погода»", "«Тихий берег»",
            "«Дядя Миша едет на море»", "«Код восемь»", "«Маяк»", "«Ночной архив»"],
        ["book"] = ["«Дом на Речной»", "«Привычка договариваться»", "«Сто писем»", "«Как продавать и не краснеть»", "«Северный ветер»",
            "«Лето в Осинках»", "«Считай до десяти»", "«Город без карты»"],
        ["dish"] = ["сырники", "шарлотка", "плов", "лагман", "борщ", "пирог с капустой", "окрошка", "чак-чак", "морковный кекс", "кабачковые оладьи"],
        ["fish"] = ["щука", "окунь", "судак", "карась", "лещ", "хариус"],
        ["cat"] = ["Барсик", "Муся", "Пиксель", "Симка", "Тарифчик", "Кеша", "Булка", "Граф", "Пончик", "Дуся", "Роуминг"],
        ["promo"] = ["«Второй в подарок»", "«Семейный набор»", "«Обменяй старый»", "«Двойной кэшбэк»", "«Тёплая осень»", "«Собери комплект»", "«Скажи другу»"],
        ["tariff"] = ["«Супер Простой»", "«Для своих»", "«Безлимит Дом»", "«Первый шаг»", "«Большая семья»", "«Пенсионный плюс»"],
        ["code"] = ["102", "118", "207", "311", "404", "415", "503", "611", "E21", "E37"],
        ["street"] = ["Берёзовая", "Кленовая", "Парусная", "Заречная", "Ягодная", "Солнечная"],
    };

    private static readonly Dictionary<string, string[]> Tones = new()
    {
        ["hi"] = ["всем привет", "коллеги, привет", "добрый день", "доброе утро", "коллеги", "привет всем", "ребят", "здравствуйте", "друзья",
            "коллеги, добрый день", "подскажите", "народ"],
        ["thx"] = ["спасибо", "спасибо большое", "спасибо, помогло", "благодарю", "о, спасибо", "спасибо, выручили", "класс, спасибо",
            "понятно, спасибо", "ага, спасибо", "супер, спасибо", "от души", "спасибо за ответ", "спасибочки", "огромное спасибо", "супер",
            "вот спасибо", "спасибо, буду знать", "отлично, благодарю", "спасибо, передам нашим", "ура, спасибо"],
        ["ok"] = ["ок", "хорошо", "принято", "понятно", "ага", "договорились", "окей", "ясно", "принято, делаем", "ок, запомнили", "есть", "записываю"],
        ["plus"] = ["плюсую", "у нас так же", "та же история", "и у нас", "присоединяюсь к вопросу", "тоже интересно", "поддерживаю", "на все сто",
            "вот да", "жиза", "подписываюсь", "один в один"],
        ["smile"] = ["🙂", "😄", "😊", "👍", "🔥", "💪", "😂", "🙌", ":)", ")))", "))", "🎉"],
        ["yay"] = ["ура!", "класс!", "молодцы!", "супер!", "красота!", "огонь!", "вот это да!", "здорово!", "так держать!", "браво!", "горжусь!"],
    };

    private static readonly Dictionary<string, Func<Chance, string>> Made = new()
    {
        ["shop"] = chance => $"Y{chance.Between(200, 319)}",
        ["sum"] = chance => Grouped(chance.Between(6, 499) * 100),
        ["big"] = chance => Grouped(chance.Between(60, 990) * 1000),
        ["percent"] = chance => $"{chance.Between(61, 139)} %",
        ["few"] = chance => chance.Between(2, 9).ToString(Russian),
        ["day"] = chance => $"{chance.Between(1, 28)}-го",
        ["request"] = chance => $"{chance.Between(10_000, 99_999)}",
        ["home"] = chance => $"{chance.Pick(Words["street"])}, {chance.Between(1, 60)}",
    };

    /// <summary>A turn of phrase, another one each time it is asked for.</summary>
    public static string? Fresh(string slot, Chance chance) =>
        Tones.TryGetValue(slot, out var words) ? chance.Pick(words) : null;

    /// <summary>A thing talked about; <c>phone2</c> is another one of the kind <c>phone</c>.</summary>
    public static string Word(string slot, Chance chance)
    {
        var kind = slot.TrimEnd('2', '3', '4');
        return Made.TryGetValue(kind, out var make) ? make(chance)
            : Words.TryGetValue(kind, out var words) ? chance.Pick(words)
            : throw new FormatException($"Nothing fills the slot {slot}");
    }

    private static string Grouped(int amount) => amount.ToString("N0", Russian);

    // Thin no-break spaces between thousands, whatever the ICU of the machine thinks.
    private static CultureInfo CreateRussian()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSeparator = "\u00a0";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }
}
