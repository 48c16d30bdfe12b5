namespace MtsLife.Hub.Demo;

internal sealed record NamedPerson(
    string GivenName, string FamilyName, bool IsWoman, string Position, Calling Calling, Func<Organisation, DemoUnit> Place)
{
    public int DaysHere { get; init; } = 400;
    public double Talkativeness { get; init; } = 0.6;
}

/// <summary>Those whom the stories and the one-click sign-in speak of. All names are invented.</summary>
internal static class NamedStaff
{
    public static readonly IReadOnlyList<NamedPerson> Everybody =
    [
        new("Вера", "Логинова", true, "Руководитель группы внутренних сервисов", Calling.Office, o => o.Department("Внутренние сервисы")),
        new("Наиля", "Ахметова", true, "Эксперт по льготам и ДМС", Calling.Office, o => o.Department("Управление персоналом")),
        new("Алсу", "Каримова", true, "Специалист офиса продаж", Calling.Shop, o => o.ShopIn("Уфа")),
        new("Марат", "Юсупов", false, "Региональный управляющий", Calling.Manager, o => OfficeOf(o, "Урал")),
        new("Дарья", "Лукьянова", true, "Стажёр офиса продаж", Calling.Shop, o => o.ShopIn("Екатеринбург")) { DaysHere = 6, Talkativeness = 0.5 },
        new("Анна", "Рудая", true, "Редактор корпоративных новостей", Calling.Office, o => o.Department("Отдел коммуникаций")),
        new("Глеб", "Нестеров", false, "Специалист по внутренним коммуникациям", Calling.Office, o => o.Department("Отдел коммуникаций")),
        new("Ольга", "Верещак", true, "Бухгалтер", Calling.Office, o => o.Department("Единый центр обслуживания")),
        new("Павел", "Журавлёв", false, "Региональный управляющий", Calling.Manager, o => OfficeOf(o, "Центр")),
        new("Тимур", "Беляев", false, "Ведущий специалист", Calling.Office, o => o.Department("Управление персоналом")),
        new("Пётр", "Ольшанов", false, "Тренер региона", Calling.Manager, o => OfficeOf(o, "Урал")),
        new("Дина", "Сафиуллова", true, "Начальник офиса продаж", Calling.Shop, o => o.ShopIn("Екатеринбург")),
        new("Лейсан", "Ветлугина", true, "Начальник офиса продаж", Calling.Shop, o => o.ShopIn("Уфа")),
        new("Инна", "Полынцева", true, "Ведущий специалист по эквайрингу", Calling.Office, o => o.Department("Финансовые продукты")),
        new("Егор", "Камышев", false, "Инженер поддержки", Calling.Office, o => o.Department("Служба поддержки")),
    ];

    private static DemoUnit OfficeOf(Organisation organisation, string region) =>
        organisation.Offices.First(office => office.Region.Name == region);
}
