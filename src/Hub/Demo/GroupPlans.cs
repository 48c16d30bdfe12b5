namespace MtsLife.Hub.Demo;

/// <summary>The twenty-five groups. Pools name the files of dialogues that are played in a channel, with weights.</summary>
internal static class GroupPlans
{
    private const string Everyday = "shift:3 region:5 acquiring:3 phones:3 sales:3 credit:1 positive:1 thanks:0,5";

    public static readonly IReadOnlyList<GroupPlan> All =
    [
        new("Вся компания", "Общий разговор для всех, кто у нас работает", "Вера Логинова", new ChannelPlan("", "company:5 positive:1 thanks:0,3", 675)
            { Purpose = "Вопросы ко всем, знакомства, поздравления" }) { Mandatory = true },
        new("Новости компании", "Пишет редакция, читают все", "Анна Рудая", new ChannelPlan("", "news:1", 70)
            { Purpose = "Главное за день, без обсуждений" }) { Mandatory = true, News = true },
        new("365 крылатых фраз", "Одна фраза в день. Своя или любимая", "Глеб Нестеров", new ChannelPlan("", "quotes:1", 130)) { Share = 0.3 },
        new("Мегапозитив", "Всё хорошее, что случилось за день", "Анна Рудая", new ChannelPlan("", "positive:6 thanks:1", 710)) { Share = 0.55 },
        new("Отдел коммуникаций", "Вопросы о льготах, новостях и праздниках", "Анна Рудая",
            new ChannelPlan("", "desk:1", 750) { Purpose = "Льготы, портал, праздники: спрашивайте" },
            new ChannelPlan("Афиша", "events:1", 120) { Purpose = "Что, где, когда" })
            { Share = 0.6, Members = ["Алсу Каримова", "Наиля Ахметова", "Глеб Нестеров", "Вера Логинова", "Марат Юсупов"] },
        new("Банк идей", "Предложения, которые делают работу проще", "Вера Логинова", new ChannelPlan("", "ideas:1", 390)) { Share = 0.45 },
        new("Продажи", "Как продаём, чем делимся, что мешает", "Павел Журавлёв",
            new ChannelPlan("", "sales:6 positive:1 phones:1 thanks:0,4", 860),
            new ChannelPlan("Кредит и рассрочка", "credit:1", 315) { Purpose = "Заявки, договоры, отказы" },
            new ChannelPlan("Касса и эквайринг", "acquiring:1", 420) { Purpose = "Терминалы, инкассация, сверка" },
            new ChannelPlan("Настройка телефонов", "phones:1", 390) { Purpose = "Перенос данных, sim, прошивки" },
            new ChannelPlan("Управляющие", "managers:1", 130) { Private = true, Purpose = "Только для управляющих" })
            { Share = 0.7, Members = ["Алсу Каримова", "Марат Юсупов", "Дарья Лукьянова"] },
        Regional("Центр", "Павел Журавлёв", 420),
        Regional("Северо-Запад", "", 330),
        Regional("Юг", "", 345),
        Regional("Уфа-Поволжье", "", 420, "Алсу Каримова", "Наиля Ахметова"),
        Regional("Урал", "Марат Юсупов", 540, "Дарья Лукьянова", "Вера Логинова"),
        Regional("Сибирь", "", 345),
        Regional("Восточная Сибирь", "", 300),
        Regional("Дальний Восток", "", 315),
        new("Беговой клуб", "Бегаем утром, вечером и по выходным, в любом темпе", "Глеб Нестеров", new ChannelPlan("", "run:1", 180)) { Share = 0.13, Members = ["Вера Логинова"] },
        new("Рецепты от коллег", "Проверено на домашних", "Ольга Верещак", new ChannelPlan("", "recipes:1", 200)) { Share = 0.25, Members = ["Алсу Каримова"] },
        new("Свежий котэ", "Коты, собаки и один попугай", "Дина Сафиуллова", new ChannelPlan("", "cats:1", 285)) { Share = 0.3, Members = ["Анна Рудая", "Дарья Лукьянова"] },
        new("Киномания", "Что посмотреть вечером и о чём поспорить", "Глеб Нестеров", new ChannelPlan("", "cinema:1", 250)) { Share = 0.22, Members = ["Ольга Верещак"] },
        new("Рыбалка и природа", "Клюёт или нет", "Пётр Ольшанов", new ChannelPlan("", "fishing:1", 160)) { Share = 0.12, Members = ["Марат Юсупов"] },
        new("Книжная полка", "Читаем и меняемся", "Наиля Ахметова", new ChannelPlan("", "books:1", 160)) { Share = 0.14, Members = ["Анна Рудая"] },
        new("Новички и наставники", "Первые недели: любой вопрос уместен", "Пётр Ольшанов", new ChannelPlan("", "newcomers:1", 225))
            { Visibility = "closed", Share = 0.12, Members = ["Дарья Лукьянова", "Дина Сафиуллова", "Марат Юсупов"] },
        new("Бухгалтерия и ЕЦО", "Авансовые, сверки, справки", "Ольга Верещак", new ChannelPlan("", "accounting:1", 195))
            { Visibility = "closed", Share = 0.08, Members = ["Вера Логинова", "Инна Полынцева"] },
        new("Подготовка конференции", "Пусть это останется сюрпризом", "Анна Рудая", new ChannelPlan("", "conference:1", 80))
            { Visibility = "secret", Share = 0.02, Members = ["Глеб Нестеров", "Вера Логинова", "Марат Юсупов", "Павел Журавлёв"] },
        new("Большая Игра", "Летняя командная игра регионов. Игра окончена, спасибо всем", "Глеб Нестеров",
            new ChannelPlan("", "game:1", 70) { EndsDaysAgo = 45 }) { Archived = true, Share = 0.2 },
    ];

    private static GroupPlan Regional(string region, string owner, int messages, params string[] members) =>
        new($"Регион {region}", $"Рабочий разговор региона {region}", owner,
            new ChannelPlan("", Everyday, messages), new ChannelPlan("Графики и замены", "shift:1", messages / 5) { Purpose = "Кто кого подменит" })
        { Region = region, Members = members };
}
