using System.Diagnostics;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.Faults;

/// <summary>Alone, so that nothing else of this program competes with what is being killed.</summary>
[CollectionDefinition(nameof(FaultTests), DisableParallelization = true)]
[Collection(nameof(FaultTests))]
public sealed class FaultTests
{
    [Fact]
    public async Task Whatever_is_killed_every_promise_holds()
    {
        var size = Size.IsFull ? Size.Full : Size.Small;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("MTSLIFE_SEED"), out var given) ? given : Random.Shared.Next(1, 1_000_000);
        var clock = Stopwatch.StartNew();
        Say($"MTSLIFE_SEED={seed}");
        await using var scene = await Scene.SetAsync(seed, size.Senders);
        var run = new FaultRun(scene, Plan.Of(seed, size), Say);

        var evidence = await run.PlayAsync(size.Length);

        var file = Path.Combine(Repository.Artifacts, "faults", $"seed-{seed}.jsonl");
        await scene.History.WriteAsync(file);
        var sends = evidence.Deeds.Where(d => d.What == "post").ToLookup(d => d.Phase);
        Say($"{sends["ok"].Count()} sends acknowledged, {sends["fail"].Count()} refused of {sends["invoke"].Count()}; "
            + $"{evidence.Sightings.Count} sightings; {size.ServerKills} + {size.PostgresKills} kills in {clock.Elapsed.TotalSeconds:0} s; {file}");
        var broken = Checker.Violations(evidence).Concat(await CompanyInvariants.ViolationsAsync(scene.Postgres.ConnectionString))
            .Concat(run.Bugs.Select(b => "a bug was answered: " + b)).ToList();
        Assert.True(broken.Count == 0, $"MTSLIFE_SEED={seed}\n{string.Join('\n', broken.Take(30))}\n{string.Join('\n', scene.Server.Output.Where(l => l.Contains("fail")).Take(20))}");
        Assert.True(sends["ok"].Count() > size.Senders * 20, "hardly anything was sent");
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan()
    {
        static string Written(int seed) => System.Text.Json.JsonSerializer.Serialize(Plan.Of(seed, Size.Small));
        Assert.Equal(Written(365), Written(365));
        Assert.NotEqual(Written(365), Written(366));
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
