using System.Text.Json;
using Dapper;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Units;

public sealed class UnitTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_region_has_its_path_its_shops_and_everybody_who_works_below_it()
    {
        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        Task<long> Add(long? parent, string kind, string? code, string name) => connection.QuerySingleAsync<long>(
            "INSERT INTO units (parent_id, kind, code, name) VALUES (@parent, @kind, @code, @name) RETURNING id", new { parent, kind, code, name });
        var company = await Add(null, "company", null, "Компания");
        var urals = await Add(company, "region", null, "Урал");
        var other = await Add(company, "region", null, "Центр");
        var shop = await Add(urals, "shop", "Y272", "Y272, Североуральск");
        await connection.ExecuteAsync("UPDATE people SET unit_id = @shop WHERE id = @vera; UPDATE people SET unit_id = @urals WHERE id = @oleg; UPDATE people SET unit_id = @other WHERE id = @nina",
            new { shop, urals, other, vera = office.Vera.Id, oleg = office.Oleg.Id, nina = office.Nina.Id });

        using var nina = office.Http(office.Nina);
        Assert.Equal([company], Ids(await nina.GetAsync("/api/units"), "units"));
        Assert.Equal([urals, other], Ids(await nina.GetAsync($"/api/units?parent={company}"), "units"));
        var page = await nina.GetAsync($"/api/units/{urals}");
        Assert.Equal([company], Ids(page, "path"));
        Assert.Equal([shop], Ids(page, "children"));
        Assert.Equal(2, page.GetProperty("people").GetInt32());
        Assert.Equal("Y272", page.GetProperty("children")[0].GetProperty("code").GetString());

        Assert.Equal([office.Vera.Id, office.Oleg.Id], Ids(await nina.GetAsync($"/api/people?unit={urals}"), "people"));
        Assert.Equal([office.Oleg.Id], Ids(await nina.GetAsync($"/api/people?unit={urals}&q=оле"), "people"));
        Assert.Equal(3, Ids(await nina.GetAsync($"/api/people?unit={company}"), "people").Count());
        await connection.ExecuteAsync("INSERT INTO units (parent_id, kind, code, name) SELECT @urals, 'shop', 'X' || n, 'Пустой' FROM generate_series(1, 300) n", new { urals });
        Assert.Equal([office.Vera.Id, office.Oleg.Id], Ids(await nina.GetAsync($"/api/people?unit={urals}"), "people"));
        Assert.Equal([office.Oleg.Id], Ids(await nina.GetAsync($"/api/people?unit={urals}&q=оле"), "people"));
        Assert.Equal([office.Oleg.Id], Ids(await nina.GetAsync($"/api/people?unit={urals}&q=о"), "people").Where(id => id == office.Oleg.Id));
        Assert.Empty(Ids(await nina.GetAsync($"/api/people?unit={urals}&q=нин"), "people"));
        Assert.Empty(Ids(await nina.GetAsync("/api/people?unit=9000000000001"), "people"));
        Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => nina.GetAsync("/api/units/9000000000001"))).Refusal.Code);
        Assert.Equal("parent", (await Assert.ThrowsAsync<RefusedException>(() => nina.GetAsync("/api/units?parent=9000000000001"))).Refusal.Field);
    }

    private static IEnumerable<long> Ids(JsonElement page, string list) => page.GetProperty(list).EnumerateArray().Select(p => p.GetProperty("id").GetInt64());
}
