using MtsLife.Storage.Demo;

namespace MtsLife.Hub.Demo;

/// <summary>The three hundred: those named in the stories first, everybody else by chance.</summary>
internal sealed class Staff
{
    public const int Size = 300;

    private static readonly string[] ShopPositions =
        ["Специалист офиса продаж", "Специалист офиса продаж", "Старший специалист офиса продаж", "Помощник офиса продаж"];

    private static readonly string[] OfficePositions = ["Специалист", "Ведущий специалист", "Менеджер", "Аналитик", "Эксперт"];

    private readonly List<DemoPerson> people = [];
    private readonly HashSet<string> handles = [];
    private readonly Organisation organisation;
    private readonly Chance chance;
    private readonly DateTime now;
    private readonly (long Person, long Channel) first;

    public Staff(Organisation organisation, NextIds ids, DateTime now, Chance chance)
    {
        (this.organisation, this.now, this.chance) = (organisation, now, chance);
        first = (ids.Person, ids.Channel);
        foreach (var one in NamedStaff.Everybody)
            Add(one.GivenName, one.FamilyName, one.IsWoman, one.Position, one.Place(organisation), one.Calling, one.DaysHere, one.Talkativeness);
        AddManagers();
        AddOffice();
        AddShops();
    }

    public IReadOnlyList<DemoPerson> People => people;

    public DemoPerson Named(string name) =>
        people.FirstOrDefault(p => p.Name == name) ?? throw new ArgumentException($"Nobody is called {name}", nameof(name));

    private void AddManagers()
    {
        foreach (var office in organisation.Offices)
        {
            if (!people.Any(p => p.Unit == office && p.Position == "Региональный управляющий"))
                Add("Региональный управляющий", office, Calling.Manager);
            Add("Территориальный менеджер", office, Calling.Manager);
            Add("Тренер региона", office, Calling.Manager);
        }
    }

    private void AddOffice()
    {
        foreach (var department in organisation.Departments)
        {
            Add("Руководитель отдела", department, Calling.Office);
            for (var i = 0; i < 3; i++)
                Add(chance.Pick(OfficePositions), department, Calling.Office);
        }
    }

    private void AddShops()
    {
        // The first person of each shop is in charge of it.
        foreach (var shop in organisation.Shops)
            Add("Начальник офиса продаж", shop, Calling.Shop);
        while (people.Count < Size)
            Add(chance.Pick(ShopPositions), chance.Pick(organisation.Shops), Calling.Shop);
    }

    private void Add(string position, DemoUnit unit, Calling calling)
    {
        var isWoman = chance.Of(calling == Calling.Shop ? 0.6 : 0.5);
        string given, family;
        do
        {
            given = chance.Pick(isWoman ? NameStock.Women : NameStock.Men);
            family = chance.Pick(NameStock.Families);
            family = isWoman ? NameStock.ForWoman(family) : family;
        }
        while (people.Any(p => p.Name == $"{given} {family}"));
        var days = chance.Of(0.06) ? chance.Between(3, 60) : chance.Between(100, 900);
        Add(given, family, isWoman, position, unit, calling, days, Math.Pow(chance.Between(0.05, 1), 4));
    }

    private void Add(
        string given, string family, bool isWoman, string position, DemoUnit unit, Calling calling, int days, double talkativeness)
    {
        var n = people.Count;
        people.Add(new DemoPerson(first.Person + n, HandleFor(given, family), given, family, isWoman, position, unit, calling)
        {
            ChannelId = first.Channel + n,
            JoinedAt = now.Date.AddDays(-days).AddHours(7),
            Voice = VoiceOf(calling),
            Talkativeness = talkativeness,
        });
    }

    private Voice VoiceOf(Calling calling)
    {
        var dice = chance.Between(0.0, 1.0);
        return calling == Calling.Shop
            ? dice < 0.3 ? Voice.Careful : dice < 0.6 ? Voice.Plain : Voice.Loose
            : dice < 0.8 ? Voice.Careful : Voice.Plain;
    }

    private string HandleFor(string given, string family)
    {
        var name = Names.Handle.FromName($"{given} {family}");
        var handle = name;
        for (var n = 2; !handles.Add(handle); n++)
            handle = $"{name}{n}";
        return handle;
    }
}
