namespace MtsLife.Hub.Demo;

internal sealed record City(string Name, string ZoneId)
{
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(ZoneId);
}

internal sealed record GeographyRegion(string Name, IReadOnlyList<City> Cities);

/// <summary>Real cities with their time zones, invented streets and shopping centres.</summary>
internal static class Geography
{
    public static readonly City Moscow = new("Москва", "Europe/Moscow");

    public static readonly IReadOnlyList<GeographyRegion> Regions =
    [
        new("Центр", In("Europe/Moscow", "Москва", "Тула", "Калуга", "Рязань", "Тверь", "Воронеж", "Ярославль")),
        new("Северо-Запад", [.. In("Europe/Moscow", "Санкт-Петербург", "Псков", "Вологда", "Мурманск"), .. In("Europe/Kaliningrad", "Калининград")]),
        new("Юг", [.. In("Europe/Moscow", "Ростов-на-Дону", "Краснодар", "Ставрополь"), .. In("Europe/Volgograd", "Волгоград"), .. In("Europe/Astrakhan", "Астрахань")]),
        new("Уфа-Поволжье", [.. In("Asia/Yekaterinburg", "Уфа", "Стерлитамак"), .. In("Europe/Samara", "Самара", "Ижевск"), .. In("Europe/Moscow", "Казань")]),
        new("Урал", In("Asia/Yekaterinburg", "Екатеринбург", "Североуральск", "Челябинск", "Пермь", "Тюмень", "Курган")),
        new("Сибирь", [.. In("Asia/Novosibirsk", "Новосибирск"), .. In("Asia/Omsk", "Омск"), .. In("Asia/Tomsk", "Томск"), .. In("Asia/Krasnoyarsk", "Красноярск"), .. In("Asia/Barnaul", "Барнаул")]),
        new("Восточная Сибирь", [.. In("Asia/Irkutsk", "Иркутск", "Братск", "Улан-Удэ"), .. In("Asia/Chita", "Чита"), .. In("Asia/Yakutsk", "Якутск")]),
        new("Дальний Восток", [.. In("Asia/Vladivostok", "Владивосток", "Хабаровск", "Находка"), .. In("Asia/Magadan", "Магадан"), .. In("Asia/Kamchatka", "Петропавловск-Камчатский")]),
    ];

    public static readonly string[] Departments =
    [
        "Отдел коммуникаций", "Отдел продаж", "Единый центр обслуживания", "Управление персоналом", "Финансовые продукты",
        "Служба поддержки", "Обучение и развитие", "Внутренние сервисы", "Маркетинг", "Логистика",
    ];

    public static readonly string[] Streets =
    [
        "Берёзовая", "Кленовая", "Парусная", "Заречная", "Ягодная", "Солнечная", "Тополиная", "Каштановая", "Ветровая", "Мельничная",
        "Яблоневая", "Полевая", "Черёмуховая", "Снежная", "Васильковая", "Ореховая", "Радужная", "Хлебная", "Пристанская", "Сосновая",
    ];

    public static readonly string[] Malls = ["Горизонт", "Кубик", "Пять звёзд", "Радуга", "Причал", "Весна", "Меридиан", "Лабиринт"];

    private static City[] In(string zone, params string[] names) => [.. names.Select(name => new City(name, zone))];
}
