namespace MtsLife.Hub.Demo;

/// <summary>Who talks in private: each of the eight with five to ten others, and some colleagues among themselves.</summary>
internal static class Directs
{
    public static IReadOnlyList<DemoPerson[]> Choose(Staff staff, IReadOnlyList<DemoPerson> actors, Chance chance)
    {
        var sets = new Dictionary<string, DemoPerson[]>();
        void Add(params IEnumerable<DemoPerson> people)
        {
            DemoPerson[] sorted = [.. people.Distinct().OrderBy(p => p.Id)];
            sets.TryAdd(string.Join(',', sorted.Select(p => p.Id)), sorted);
        }

        Add(staff.Named("Вера Логинова"), staff.Named("Марат Юсупов"));
        Add(staff.Named("Вера Логинова"), staff.Named("Ольга Верещак"), staff.Named("Пётр Ольшанов"), staff.Named("Дина Сафиуллова"));
        Add(staff.Named("Анна Рудая"), staff.Named("Глеб Нестеров"), staff.Named("Вера Логинова"));
        Add(staff.Named("Дарья Лукьянова"), staff.Named("Дина Сафиуллова"));
        Add(staff.Named("Дарья Лукьянова"), staff.Named("Пётр Ольшанов"));
        Add(staff.Named("Алсу Каримова"), staff.Named("Лейсан Ветлугина"));
        Add(staff.Named("Наиля Ахметова"), staff.Named("Тимур Беляев"));
        Add(staff.Named("Марат Юсупов"), staff.Named("Павел Журавлёв"));
        foreach (var actor in actors)
        {
            while (sets.Values.Count(set => set.Length > 1 && set.Contains(actor)) < 5)
                Add(actor, chance.PickWeighted(staff.People, p => Near(actor, p))!);
            Add(chance.Some(staff.People.Where(p => p.Region == actor.Region), chance.Between(2, 3)).Append(actor));
        }
        for (var n = 0; n < 40; n++)
        {
            var one = chance.Pick(staff.People);
            Add(one, chance.PickWeighted(staff.People, p => Near(one, p))!);
        }
        return [.. sets.Values.Where(set => set.Length > 1)];
    }

    private static double Near(DemoPerson one, DemoPerson other) =>
        one == other ? 0 : (one.Region == other.Region ? 3 : 0.3) * (other.Talkativeness + 0.05);
}
