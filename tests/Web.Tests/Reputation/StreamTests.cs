using CsCheck;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MtsLife.Hub.Events;
using MtsLife.Support;
using MtsLife.Web.Tests.Delivery;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Reputation;

/// <summary>Whatever people do and in whatever order shards are read, the points are those of a reckoning from nothing. MTSLIFE_TESTS=full makes it long.</summary>
public sealed class StreamTests : IAsyncLifetime
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("MTSLIFE_TESTS") == "full";

    private static readonly Gen<Deed[]> Streams =
        Gen.Select(Gen.Int[0, Deed.Acts.Length - 1].Select(i => Deed.Acts[i]), Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 1000]).Select(d => new Deed(d.Item1, d.Item2, d.Item3, d.Item4)).Array[60, 160];

    private readonly Clock clock = new();
    private TestServer server = null!;

    public async ValueTask InitializeAsync() => server = await TestServer.StartAsync(
        change: services => services.RemoveAll<Worker>().AddSingleton<TimeProvider>(clock));

    [Fact]
    public Task What_grew_is_what_would_be_reckoned_from_nothing() => Gen.Select(Streams, Gen.Int).SampleAsync(async sample =>
    {
        var (deeds, seed) = sample;
        var random = new Random(seed);
        using var stream = new Stream(server, clock);
        await stream.FurnishAsync();
        var turns = new Turns(server, random);
        await turns.EnrolAsync();
        foreach (var deed in deeds)
        {
            await stream.DoAsync(deed);
            for (var n = random.Next(4); n > 1; n--)
            {
                await turns.TakeAsync(most: 5);
            }
        }

        await turns.TakeAllAsync(most: 20);
        var grown = await StateAsync();
        await AssertSound.Async(server.ConnectionString);
        Assert.Equal(await Oracle.PointsAsync(server.ConnectionString), await Ledger.PointsAsync(server.ConnectionString));

        await turns.BeginAnewAsync();
        await turns.TakeAllAsync(most: 500);
        Assert.Equal(grown, await StateAsync());
        await AssertSound.Async(server.ConnectionString);
    }, iter: IsFull ? 100 : 6, threads: 1);

    private Task<IReadOnlyList<string>> StateAsync() => Ledger.StateAsync(server.ConnectionString);

    public ValueTask DisposeAsync() => server.DisposeAsync();
}

internal static class Ledger
{
    /// <summary>Everything of reputation that does not depend on when it was entered.</summary>
    public static async Task<IReadOnlyList<string>> StateAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return (await connection.QueryAsync<string>(
            """
            SELECT concat_ws(' ', 'cause', person_id, rule, day, message_id, actor_id, topic_id, at, points, given) FROM reputation_causes WHERE stands
            UNION ALL SELECT concat_ws(' ', 'ledger', person_id, rule, day, sum(delta)) FROM reputation_ledger GROUP BY person_id, rule, day HAVING sum(delta) <> 0
            UNION ALL SELECT concat_ws(' ', 'points', person_id, points) FROM reputation WHERE points <> 0 ORDER BY 1
            """)).AsList();
    }

    public static async Task<Dictionary<long, long>> PointsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return (await connection.QueryAsync<(long Id, long Points)>("SELECT person_id, points FROM reputation WHERE points <> 0")).ToDictionary(p => p.Id, p => p.Points);
    }
}
