using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Storage;
using MtsLife.Storage.Demo;
using MtsLife.Support;
using MtsLife.Support.Chat;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Crowd;

/// <summary>The whole company, of which everybody is in one group: 16,000 people.</summary>
public sealed class CrowdedCompany : IAsyncLifetime
{
    public const int Everybody = 16_000;

    public TestServer Server { get; private set; } = null!;

    public Player Admin { get; private set; } = null!;

    public Player Nina { get; private set; } = null!;

    public long Group { get; private set; }

    public long Channel { get; private set; }

    /// <summary>A channel of a few.</summary>
    public long Few { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        await BulkCompany.FillAsync(Server.Services.GetRequiredService<Database>(), new(Everybody, Groups: 30, Messages: 2_000), DateTime.UtcNow);
        (Admin, Nina) = ((await Cast.HireAsync(Server.ConnectionString, 1, "administrator"))[0], (await Cast.HireAsync(Server.ConnectionString, 1))[0]);
        await using var connection = new NpgsqlConnection(Server.ConnectionString);
        await connection.ExecuteAsync(
            """
            UPDATE groups SET mandatory = false;
            UPDATE people SET given_name = (ARRAY['Анна', 'Семён', 'Пётр', 'Ольга', 'Игорь', 'Алёна', 'Юлия', 'Роман'])[1 + id % 8],
                family_name = CASE WHEN id % 400 = 0 THEN 'Виноградова'
                    ELSE initcap(translate(substr(md5(id::text), 1, 8), '0123456789abcdef', 'абвгдеёжзиклмнор')) END
            WHERE id NOT IN (@admin, @nina);
            UPDATE people SET given_name = 'Семён', family_name = 'Королёв' WHERE id = (SELECT min(id) FROM people);
            UPDATE people SET given_name = 'Яков', family_name = 'Особый' WHERE id = (SELECT min(id) + 1 FROM people);
            ANALYZE;
            """, new { admin = Admin.Id, nina = Nina.Id });
        (Group, Channel) = await connection.QuerySingleAsync<(long, long)>("SELECT g.id, min(c.id) FROM groups g JOIN channels c ON c.group_id = g.id GROUP BY g.id, g.member_count ORDER BY g.member_count DESC LIMIT 1");
        using var http = Http(Nina);
        Few = (await http.PostAsync("/api/groups", new { name = "Немногие", visibility = "open" })).GetProperty("mainChannelId").GetInt64();
    }

    public ChatHttp Http(Player player) => new(Server.Address, ("Authorization", "Bearer " + player.Token));

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
