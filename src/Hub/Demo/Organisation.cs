using MtsLife.Storage.Demo;

namespace MtsLife.Hub.Demo;

/// <summary>Company, regions from UTC+2 to UTC+12, offices and departments, and about 120 shops with codes from Y200.</summary>
internal sealed class Organisation
{
    private readonly List<DemoUnit> units = [];
    private readonly Chance chance;
    private long nextId;

    public Organisation(long firstId, Chance chance)
    {
        (nextId, this.chance) = (firstId, chance);
        Company = Add(null, "company", null, "МТС Лайф", "Москва, Парусная ул., д. 1", Geography.Moscow);
        Regions = [.. Geography.Regions.Select(AddRegion)];
        Departments = [.. Geography.Departments.Select(name => Add(Company, "department", null, name, Company.Address, Geography.Moscow))];
        AddShops();
    }

    public DemoUnit Company { get; }
    public IReadOnlyList<DemoUnit> Regions { get; }
    public IReadOnlyList<DemoUnit> Departments { get; }
    public IReadOnlyList<DemoUnit> Offices => [.. units.Where(u => u.Kind == "office")];
    public IReadOnlyList<DemoUnit> Shops => [.. units.Where(u => u.Kind == "shop")];

    public DemoUnit Region(string name) => Regions.First(r => r.Name == name);

    public DemoUnit Department(string name) => Departments.First(d => d.Name == name);

    public DemoUnit ShopIn(string city) => Shops.First(s => s.City == city);

    public IEnumerable<UnitRow> Rows() =>
        units.Select(u => new UnitRow(u.Id, u.Parent?.Id, u.Kind, u.Code, u.Name, u.Address, u.Zone.Id));

    private DemoUnit AddRegion(GeographyRegion region)
    {
        var unit = Add(Company, "region", null, region.Name, "", region.Cities[0]);
        Add(unit, "office", null, $"Офис региона {region.Name}", AddressIn(region.Cities[0]), region.Cities[0]);
        return unit;
    }

    private void AddShops()
    {
        for (var n = 0; n < 120; n++)
        {
            var region = Geography.Regions[n % Geography.Regions.Count];
            var city = region.Cities[n / Geography.Regions.Count % region.Cities.Count];
            Add(Regions[n % Regions.Count], "shop", $"Y{200 + n}", $"Y{200 + n}, {city.Name}", AddressIn(city), city);
        }
    }

    private string AddressIn(City city) =>
        $"{city.Name}, {chance.Pick(Geography.Streets)} ул., д. {chance.Between(1, 96)}{(chance.Of(0.25) ? $", ТЦ «{chance.Pick(Geography.Malls)}»" : "")}";

    private DemoUnit Add(DemoUnit? parent, string kind, string? code, string name, string address, City city)
    {
        var unit = new DemoUnit(nextId++, parent, kind, code, name, address) { Zone = city.Zone, City = city.Name };
        units.Add(unit);
        return unit;
    }
}
