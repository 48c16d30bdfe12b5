namespace MtsLife.Hub.Demo;

/// <summary>One of the eight whom anybody may be with one click.</summary>
public sealed record DemoActor(long PersonId, string Name, string Position, Words Role, Words Description);

/// <summary>A text in both languages of the interface.</summary>
public sealed record Words(string Ru, string En)
{
    public string In(string language) => language == "en" ? En : Ru;
}

internal sealed record DemoActorPlan(string Name, Words Role, Words Description)
{
    public string Handle { get; } = Names.Handle.FromName(Name);
}

internal static class DemoActors
{
    public static readonly IReadOnlyList<DemoActorPlan> All =
    [
        new("Вера Логинова", new("Администратор", "Administrator"),
            new("Ведёт людей и группы, видит все настройки", "Looks after people and groups, sees every setting")),
        new("Наиля Ахметова", new("Эксперт", "Expert"),
            new("Отвечает о льготах и ДМС, её часто упоминают", "Answers about benefits and health insurance, often mentioned")),
        new("Дарья Лукьянова", new("Новичок", "Newcomer"),
            new("Первая неделя в салоне, почти всё ещё не прочитано", "First week in the shop, almost everything is still unread")),
        new("Марат Юсупов", new("Региональный управляющий", "Regional manager"),
            new("Урал: закрытые каналы, модератор группы региона", "Ural: private channels, moderates the region's group")),
        new("Алсу Каримова", new("Специалист салона", "Shop assistant"),
            new("Салон в Уфе, спрашивает и продаёт", "A shop in Ufa, asks and sells")),
        new("Анна Рудая", new("Редактор новостей", "News editor"),
            new("Пишет в «Новости компании», модератор", "Writes the company news, moderator")),
        new("Глеб Нестеров", new("Владелец групп", "Group owner"),
            new("Завёл Киноманию и Беговой клуб", "Started the film and the running clubs")),
        new("Ольга Верещак", new("Бухгалтер", "Accountant"),
            new("Закрытая группа бухгалтерии, тихий чат", "The accountants' closed group, a quiet chat")),
    ];
}
