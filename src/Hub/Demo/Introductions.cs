using MtsLife.Storage.Demo;

namespace MtsLife.Hub.Demo;

/// <summary>
/// What the three hundred say of themselves and whom they follow. Chance of its own: what is said elsewhere stays as it was.
/// Telephone numbers have the area code 000, which leads nowhere, and addresses the domain that RFC 2606 keeps for examples.
/// </summary>
internal sealed class Introductions(Staff staff, DateTime now)
{
    private static readonly string[] OfShops =
    [
        "Люблю, когда покупатель уходит довольным. Помогу с настройкой телефонов и переносом данных.",
        "Отвечаю за порядок в зале и за кофе по утрам. Спрашивайте про эквайринг и возвраты.",
        "Веду приёмку и знаю, где что лежит. Новичкам покажу и расскажу.",
        "Продажи, аксессуары, тарифы. Вне работы велосипед и настольные игры.",
        "Собираю вопросы покупателей и ответы на них. Делюсь охотно.",
    ];

    private static readonly string[] OfManagers =
    [
        "Работаю с салонами региона. Пишите, если что-то мешает продавать.",
        "Провожу обучение и разбираю сложные случаи. Чаще всего в дороге.",
        "Слежу, чтобы у людей в салонах было всё нужное. Телефон всегда со мной.",
    ];

    private static readonly string[] OfOffices =
    [
        "Делаю так, чтобы внутренние сервисы работали незаметно.",
        "Отвечаю на вопросы о документах и сроках. Лучше в открытой группе: пригодится всем.",
        "Считаю, сверяю, объясняю. Если непонятно, это ко мне.",
        "Готовлю материалы для салонов. Замечания приветствую.",
    ];

    private static readonly (string Emoji, string Text)[] Statuses =
    [
        ("📦", "Принимаю товар"), ("🚚", "Еду по салонам"), ("🌴", "В отпуске"), ("📈", "Закрываем квартал"), ("☕", "Отвечу чуть позже"),
        ("💡", "Собираю идеи"), ("📅", "На обучении"), ("🎉", "План выполнен"),
    ];

    public PersonRow Introduce(PersonRow row, DemoPerson person)
    {
        var chance = ChanceOf(person);
        var status = chance.Of(0.14) ? chance.Pick(Statuses) : person.Name == "Вера Логинова" ? ("💡", "Собираю отзывы о сети") : ("", "");
        return row with
        {
            Phone = chance.Of(0.85) ? $"+7 000 {chance.Between(100, 999)}-{chance.Between(10, 99)}-{chance.Between(10, 99)}" : "",
            Email = $"{person.Handle}@mtslife.example",
            About = chance.Of(0.6) ? chance.Pick(person.Calling switch { Calling.Shop => OfShops, Calling.Manager => OfManagers, _ => OfOffices }) : "",
            StatusEmoji = status.Item1,
            StatusText = status.Item2,
        };
    }

    /// <summary>People follow those of their region, and those who write much.</summary>
    public IEnumerable<SubscriptionRow> Subscriptions()
    {
        var heard = staff.People.OrderByDescending(p => p.Talkativeness).Take(30).ToArray();
        foreach (var follower in staff.People)
        {
            var chance = ChanceOf(follower);
            var near = staff.People.Where(p => p.Region == follower.Region).ToArray();
            var chosen = Enumerable.Range(0, chance.Between(0, 6)).Select(_ => chance.Pick(chance.Of(0.5) ? near : heard));
            foreach (var person in chosen.Where(p => p != follower).Distinct())
                yield return new SubscriptionRow(person.Id, follower.Id, now.AddDays(-chance.Between(1, 60)));
        }
    }

    private static Chance ChanceOf(DemoPerson person) => new((int)(person.Id % int.MaxValue) * 31 + 7);
}
