using MtsLife.Support;
using MtsLife.Support.Chat;
using Xunit;

namespace MtsLife.Web.Tests.Faults;

[Collection(nameof(FaultTests))]
public sealed class DrainTests
{
    [Fact]
    public async Task A_server_that_is_asked_to_end_sends_everybody_away_and_loses_nothing()
    {
        await using var scene = await Scene.SetAsync(seed: 365, senders: 6);
        using var over = new CancellationTokenSource();
        var steps = Plan.Of(365, Size.Small).Senders;
        var sending = scene.Clients.Select((c, i) => new Sender(c, [.. steps[i].Where(s => s.What == "post")], scene.WatchedBy(i), scene.OpenGroup, "", scene.History).RunAsync(over.Token)).ToList();

        await WhenSentMoreAsync(scene, 30);
        await EndsPromptlyAsync(scene);
        foreach (var client in scene.Clients)
            await client.Socket.FrameAsync("GoAway", f => f.GetProperty("reason").GetString() == "draining");
        await scene.Server.StartAsync();

        // Asked again at once, while everybody is just coming back.
        await EndsPromptlyAsync(scene);
        await scene.Server.StartAsync();
        await WhenSentMoreAsync(scene, 30);
        await over.CancelAsync();
        await Task.WhenAll(sending);

        Assert.DoesNotContain(scene.History.Deeds, d => d.Phase == "fail");
        var truth = await Truth.ReadAsync(scene.Postgres.ConnectionString);
        Assert.Equal(scene.History.Deeds.Where(d => d.Phase == "ok").Select(d => d.Message!.Value).Order(), truth.Messages.Select(m => m.Id).Order());
        Assert.Empty(await CompanyInvariants.ViolationsAsync(scene.Postgres.ConnectionString));
    }

    private static async Task EndsPromptlyAsync(Scene scene)
    {
        var (code, took) = await scene.Server.TerminateAsync();
        Assert.Equal(0, code);
        Assert.True(took < TimeSpan.FromSeconds(8), $"the end took {took.TotalSeconds:0.0} s:\n{string.Join('\n', scene.Server.Output.TakeLast(20))}");
    }

    private static async Task WhenSentMoreAsync(Scene scene, int more)
    {
        var count = scene.History.Deeds.Count(d => d.Phase == "ok") + more;
        for (var deadline = DateTime.UtcNow.AddSeconds(40); scene.History.Deeds.Count(d => d.Phase == "ok") < count; await Task.Delay(50))
            Assert.True(DateTime.UtcNow < deadline, "hardly anything is sent");
    }
}
